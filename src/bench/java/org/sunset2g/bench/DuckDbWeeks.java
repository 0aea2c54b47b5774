package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.sunset2g.vocabulary.IsoWeek;

/** Runs a DuckDB script week after week, in one process and one in-memory database. */
public final class DuckDbWeeks {
  private DuckDbWeeks() {}

  /**
   * @param arguments script, mebibytes of memory, then those of {@link WeeklyTask}
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    WeekScript script = WeekScript.read(Path.of(arguments[0]));
    WeeklyTask task = WeeklyTask.from(java.util.Arrays.copyOfRange(arguments, 2, arguments.length));
    Report.Writer report = new Report.Writer();
    Path spill = Files.createDirectories(task.work().resolve("spill"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute("SET memory_limit = '" + arguments[1] + "MiB'");
      statement.execute("SET temp_directory = '" + spill + "'");
      for (IsoWeek week : task.weeks()) {
        report.begin();
        Path output = Files.createDirectories(task.output(week));
        for (String sql : script.statements(task, week)) {
          StatementLog log = StatementLog.begin(week, sql);
          try {
            statement.execute(sql);
          } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + "\nin: " + sql, refused);
          }
          log.end();
        }
        report.end(week.toString(), Map.of(), () -> onDisk(output));
      }
    }
    report.report().write(task.report());
  }

  private static Map<String, Long> onDisk(Path output) {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("onDisk", FileUtils.sizeOf(output.toFile()));
    return figures;
  }
}
