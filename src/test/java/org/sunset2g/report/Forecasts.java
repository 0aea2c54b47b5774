package org.sunset2g.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;

/** Forecasts as a weekly run makes them: as now, then three scenarios. */
public final class Forecasts {
  private Forecasts() {}

  /**
   * @param cutOff first day without service
   */
  public static List<Forecast> of(List<ProtectedWeek> weeks, LocalDate cutOff) {
    List<HistoryWeek> history = weeks.stream().map(week -> new HistoryWeek(week, cutOff)).toList();
    Forecaster forecaster = new Forecaster(new ForecastSettings(100, 1, 0.05));
    List<Forecast> forecasts = new ArrayList<>();
    for (Scenario scenario :
        List.of(
            Scenario.AS_NOW,
            Scenario.twiceTheVisits(Set.of(), Scenario.USUAL_VISIT_SHARE),
            Scenario.later(30),
            Scenario.withoutArrivals())) {
      forecasts.add(forecaster.forecast(history, scenario));
    }
    return forecasts;
  }
}
