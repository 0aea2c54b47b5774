package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.Phase;
import org.sunset2g.report.ReportContent;
import org.sunset2g.vocabulary.IsoWeek;

/** What people get of a week: the planners' report and tables, and the outreach lists. */
final class WeekOutputs {
  private final StagedOutputs staged;

  private WeekOutputs(StagedOutputs staged) {
    this.staged = staged;
  }

  /** Makes the outputs aside; {@link #publish} shows them. */
  static WeekOutputs stage(
      SparkSession spark,
      Configuration configuration,
      Lake lake,
      RunRecords records,
      RunDraft draft,
      WeekTables tables,
      WeekReference reference,
      WeekRegistry registry,
      CountedWeek counted) {
    IsoWeek week = draft.week();
    PhasePlaces places = new PhasePlaces(configuration.phases().stream().map(Phase::name).toList());
    StagedOutputs staged =
        StagedOutputs.of(
            Configuration.required(configuration.output(), "paths.output"), records, draft.runId());
    List<ReportContent> reports =
        WeekReports.protect(
            spark, configuration, places, lake, records, draft, tables, reference, counted);
    try {
      PublishedReports published = new PublishedReports(configuration, registry, places, staged);
      for (ReportContent report : reports) {
        published.write(report);
      }
      published.audit(week);
      ListProducts products =
          new ListProducts(spark, configuration, reference, registry, week, places, staged);
      boolean isInflowCounted = reports.stream().anyMatch(report -> report.inflow().isPresent());
      for (String operator : draft.operators()) {
        products.write(operator, tables, counted, isInflowCounted);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write the outputs of " + week, unwritable);
    }
    return new WeekOutputs(staged);
  }

  void publish() {
    staged.publish();
  }
}
