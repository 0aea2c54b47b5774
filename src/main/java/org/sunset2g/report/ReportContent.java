package org.sunset2g.report;

import java.util.List;
import java.util.Optional;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.Scenario;

/**
 * What the report of one week and phase is made of. Every number in it is protected, or made of
 * protected numbers alone.
 *
 * @param table this week's figures
 * @param earlier earlier weeks that were published, oldest first, without breakdowns; weeks may be
 *     missing
 * @param revised figures that this week told differently before, in their order; none where it
 *     never did
 * @param phases pages of the same week's phases, this one among them; empty where it is the only
 *     one
 * @param inflow newly seen 2G-only handsets of this week; empty where they were not counted
 * @param forecast what is expected of the weeks to come: if all goes on as before, and then by
 *     scenario; empty where nothing is
 */
public record ReportContent(
    WeekFacts facts,
    ProtectedWeek table,
    List<ProtectedWeek> earlier,
    List<ChangedFigure> revised,
    List<PhaseLink> phases,
    Optional<ProtectedInflow> inflow,
    List<Forecast> forecast) {
  public ReportContent {
    earlier = List.copyOf(earlier);
    revised = List.copyOf(revised);
    phases = List.copyOf(phases);
    forecast = List.copyOf(forecast);
    for (int i = 0; i < forecast.size(); i++) {
      Forecast each = forecast.get(i);
      if (!each.phase().equals(table.phase()) || !each.madeIn().equals(table.week())) {
        throw new IllegalArgumentException(
            "a forecast of %s made in %s, in the report of %s of %s"
                .formatted(each.phase(), each.madeIn(), table.phase(), table.week()));
      }
      if (each.scenario().equals(Scenario.AS_NOW) != (i == 0)) {
        throw new IllegalArgumentException(
            "forecasts begin with %s, and that is there once; number %d is %s"
                .formatted(Scenario.AS_NOW.name(), i + 1, each.scenario().name()));
      }
    }
  }

  /** What is expected if all goes on as before; empty where nothing is. */
  public Optional<Forecast> asNow() {
    return forecast.stream().findFirst();
  }
}
