package org.sunset2g.report.tables;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.WeekFacts;

/**
 * A week as it was published, read back from its files.
 *
 * @param facts what is known of the week; numbers of rows to the nearest hundred
 * @param week the figures, whose sums hold
 * @param inflow newly seen 2G-only handsets, in the order of their table; empty where they were not
 *     counted
 */
public record PublishedReport(
    WeekFacts facts, ProtectedWeek week, Optional<List<InflowFigure>> inflow) {
  public PublishedReport {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(week, "week");
    inflow = inflow.map(List::copyOf);
  }
}
