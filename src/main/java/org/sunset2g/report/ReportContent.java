package org.sunset2g.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.ChangedFigure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.vocabulary.AreaCode;

/**
 * What the report of one week and phase is made of. Every number in it is protected.
 *
 * @param table this week's figures
 * @param earlier earlier weeks that were published, oldest first, without breakdowns; weeks may be
 *     missing
 * @param revised figures that this week told differently before, in their order; none where it
 *     never did
 * @param phases pages of the same week's phases, this one among them; empty where it is the only
 *     one
 * @param inflow newly seen 2G-only handsets of this week; empty where they were not counted
 * @param forecast what is expected of the weeks to come, by area; areas without one are not named
 */
public record ReportContent(
    WeekFacts facts,
    ProtectedWeek table,
    List<ProtectedWeek> earlier,
    List<ChangedFigure> revised,
    List<PhaseLink> phases,
    Optional<ProtectedInflow> inflow,
    Map<AreaCode, List<ForecastPoint>> forecast) {
  public ReportContent {
    earlier = List.copyOf(earlier);
    revised = List.copyOf(revised);
    phases = List.copyOf(phases);
    forecast = Map.copyOf(forecast);
  }
}
