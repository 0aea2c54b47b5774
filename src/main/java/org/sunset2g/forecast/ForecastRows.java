package org.sunset2g.forecast;

import java.util.List;
import java.util.stream.Stream;

/** Forecasts as rows of the table {@code forecast}, which is published and kept in the lake. */
public final class ForecastRows {
  private static final double THOUSAND = 1000;

  private ForecastRows() {}

  /**
   * All days of what is expected if all goes on as before; of other scenarios the cut-off alone.
   *
   * @return in the order of the forecasts, their areas and days
   */
  public static List<ForecastRow> of(List<Forecast> forecasts) {
    return forecasts.stream()
        .flatMap(ForecastRows::ofAllDays)
        .filter(row -> row.isCutOff() || row.scenario().equals(Scenario.AS_NOW.name()))
        .toList();
  }

  /** All areas and days of a forecast. */
  public static Stream<ForecastRow> ofAllDays(Forecast forecast) {
    return forecast.areas().stream()
        .flatMap(area -> area.expected().stream().map(expected -> row(forecast, area, expected)));
  }

  private static ForecastRow row(Forecast forecast, AreaForecast area, Expected expected) {
    Quantiles number = expected.number();
    return new ForecastRow(
        forecast.phase(),
        forecast.madeIn().toString(),
        forecast.scenario().name(),
        area.area().code().system(),
        area.area().code().code(),
        area.area().level().written(),
        area.area().name(),
        expected.day(),
        expected.isCutOff(),
        thousandths(expected.weeksAhead()),
        number.q025(),
        number.q10(),
        number.q25(),
        number.q50(),
        number.q75(),
        number.q90(),
        number.q975(),
        area.target(),
        thousandths(expected.chanceOfTarget()));
  }

  private static double thousandths(double number) {
    return Math.round(number * THOUSAND) / THOUSAND;
  }
}
