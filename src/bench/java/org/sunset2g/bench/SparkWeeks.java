package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.vocabulary.IsoWeek;

/** Runs a Spark SQL script week after week, in one embedded session with Spark's defaults. */
public final class SparkWeeks {
  private SparkWeeks() {}

  /**
   * @param arguments script, then those of {@link WeeklyTask}
   */
  public static void main(String[] arguments) throws IOException {
    WeekScript script = WeekScript.read(Path.of(arguments[0]));
    WeeklyTask task = WeeklyTask.from(Arrays.copyOfRange(arguments, 1, arguments.length));
    SparkSession spark =
        SparkSession.builder()
            .appName("plain weekly job")
            .master("local[*]")
            // Nobody looks at it and nobody outside shall reach it; all else is as Spark comes.
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .config("spark.sql.warehouse.dir", task.work().resolve("warehouse").toString())
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    SparkFigures figures = SparkFigures.of(spark.sparkContext());
    Report.Writer report = new Report.Writer();
    for (IsoWeek week : task.weeks()) {
      report.begin();
      for (String sql : script.statements(task, week)) {
        StatementLog log = StatementLog.begin(week, sql);
        // A query is a check; it says nothing unless it fails, and runs only when asked.
        spark.sql(sql).collectAsList();
        log.end();
      }
      report.end(week.toString(), Map.of(), figures::taken);
    }
    report.report().write(task.report());
    spark.stop();
  }
}
