package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.bench.Digest;
import org.sunset2g.bench.Report;
import org.sunset2g.bench.SparkFigures;
import org.sunset2g.bench.WeeklyTask;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.outreach.ListOutcome;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Runs the weekly job week after week in one process, as the demo does, and then, outside the timed
 * weeks, tells what it published in figures that can be compared.
 */
public final class EngineWeeks {
  private EngineWeeks() {}

  /**
   * @param arguments folder beside which the lake is kept as it stood before the last week, then
   *     those of {@link WeeklyTask}; the settings are {@code engine.yaml} of the work folder
   */
  public static void main(String[] arguments) throws IOException {
    Path aside = Path.of(arguments[0]);
    WeeklyTask task = WeeklyTask.from(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
    Configuration configuration =
        Configuration.read(Optional.of(task.work().resolve("engine.yaml")), List.of());
    List<IsoWeek> weeks = task.weeks();
    Report.Writer report = new Report.Writer();
    try (Progress progress = Progress.of("weekly", weeks.size(), WeeklyRun.STEPS.size());
        Sessions.Lease session = Sessions.openForWeeks(configuration)) {
      SparkSession spark = session.spark();
      SparkFigures figures = SparkFigures.of(spark.sparkContext());
      for (IsoWeek week : weeks) {
        if (week.equals(weeks.get(weeks.size() - 1))) {
          keepAside(task.work().resolve("lake"), aside);
        }
        report.begin();
        RunRecord run =
            new WeeklyRun(spark, configuration, progress, Clock.systemUTC())
                .run(week, Optional.empty());
        Map<String, Double> steps = progress.seconds();
        report.end(
            week.toString(),
            steps,
            () -> {
              Map<String, Long> all = new LinkedHashMap<>(figures.taken());
              all.putAll(run.counts());
              return all;
            });
      }
      report.report().write(task.report());
      for (IsoWeek week : weeks) {
        tell(spark, configuration, task, week);
      }
    }
  }

  /** Ledger and digests of the week, for the comparison. */
  private static void tell(
      SparkSession spark, Configuration configuration, WeeklyTask task, IsoWeek week)
      throws IOException {
    Path lakeFolder = configuration.lake().orElseThrow();
    Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    Path folder = Files.createDirectories(task.work().resolve("told").resolve(week.toString()));
    Dataset<Row> ledger =
        new PublishedTables(spark, lake, lakeFolder).of(ExportedTable.ledger, week);
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(folder.resolve("ledger.csv")))) {
      csv.println("code_system,commune,flow,subscribers");
      for (Row row :
          ledger
              .select(Ledger.CODE_SYSTEM, Ledger.COMMUNE, Ledger.FLOW, Ledger.SUBSCRIBERS)
              .collectAsList()) {
        csv.println(
            row.getString(0) + "," + row.getString(1) + "," + row.get(2) + "," + row.get(3));
      }
    }
    RunRecord run =
        new org.sunset2g.lake.RunRecords(lakeFolder)
            .published(WeeklyTask.OPERATOR, week)
            .orElseThrow();
    Map<String, String> digests = new LinkedHashMap<>();
    for (String table : List.of(OutreachItem.TABLE, ConversionEvent.TABLE)) {
      Column isOfWeek = col("week").equalTo(week.toString());
      Column isListed = col(OutreachItem.OUTCOME).equalTo(ListOutcome.LISTED.name());
      Row digest =
          lake.read(table, run.snapshots().get(table))
              .filter(table.equals(OutreachItem.TABLE) ? isOfWeek.and(isListed) : isOfWeek)
              .selectExpr(Digest.inSpark(table))
              .first();
      digests.put(table, digest.get(0) + " rows, digest " + digest.get(1));
    }
    Digest.write(digests, folder.resolve("digests.txt"));
  }

  /** Data files never change, so a second name keeps them; the others are copied. */
  private static void keepAside(Path lake, Path aside) throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      files.forEach(
          file -> {
            Path kept = aside.resolve(lake.relativize(file));
            try {
              if (Files.isDirectory(file)) {
                Files.createDirectories(kept);
              } else if (file.getFileName().toString().endsWith(".parquet")) {
                Files.createLink(kept, file);
              } else {
                Files.copy(file, kept);
              }
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }
  }
}
