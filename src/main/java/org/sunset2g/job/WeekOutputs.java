package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.lake.RunRecords;
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
      RunRecords records,
      RunDraft draft,
      WeekTables tables,
      WeekReference reference,
      WeekRegistry registry,
      CountedWeek counted,
      List<ReportContent> reports) {
    IsoWeek week = draft.week();
    PhasePlaces places = PhasePlaces.of(configuration.phases());
    StagedOutputs staged =
        StagedOutputs.of(
            Configuration.required(configuration.output(), "paths.output"), records, draft.runId());
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
