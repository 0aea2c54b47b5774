package org.sunset2g.report.shelf;

import java.nio.file.Path;
import java.util.Objects;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.tables.PublishedReport;

/**
 * A published week and where it lies.
 *
 * @param tables the folder {@code tables/} that it was read from, for messages
 */
public record ShelvedWeek(Path tables, PublishedReport report) {
  public ShelvedWeek {
    Objects.requireNonNull(tables, "tables");
    Objects.requireNonNull(report, "report");
  }

  public WeekFacts facts() {
    return report.facts();
  }
}
