package org.sunset2g.report.site;

import java.time.LocalDate;
import java.util.List;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.Quantiles;

/** What is expected of the end of a day, as a point of a line. */
record ForecastPoint(LocalDate day, Quantiles number) {
  /** So many weeks are drawn beyond the cut-off, or beyond this week where that is later. */
  private static final int WEEKS_BEYOND = 4;

  private static final int MOST_WEEKS = 20;

  /** The days that are drawn: Sundays, and the last day with service; soonest first. */
  static List<ForecastPoint> of(Forecast forecast, AreaForecast area) {
    LocalDate now = forecast.madeIn().sunday();
    LocalDate lastDay = forecast.cutOff().minusDays(1);
    LocalDate wished = (lastDay.isAfter(now) ? lastDay : now).plusWeeks(WEEKS_BEYOND);
    LocalDate most = now.plusWeeks(MOST_WEEKS);
    LocalDate end = wished.isBefore(most) ? wished : most;
    return area.expected().stream()
        .filter(expected -> !expected.day().isAfter(end))
        .map(expected -> new ForecastPoint(expected.day(), expected.number()))
        .toList();
  }
}
