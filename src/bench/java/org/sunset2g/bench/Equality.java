package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a contender made of its weeks, cell by cell: the ledger's cells, the numbers of accepted and
 * rejected rows, and number and digest of outreach items and conversion events.
 */
record Equality(SortedMap<String, String> cells) {
  private static final int MOST_SHOWN = 10;
  private static final List<String> LANDED = List.of("subscriber_snapshot", "device_observation");

  /** What the engine told beside its lake. */
  static Equality ofEngine(WeeklyTask task, Report report) throws IOException {
    SortedMap<String, String> cells = new TreeMap<>();
    for (Report.Week ran : report.weeks()) {
      IsoWeek week = IsoWeek.parse(ran.week());
      Path told = task.work().resolve("told").resolve(ran.week());
      List<String> lines = Files.readAllLines(told.resolve("ledger.csv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] row = line.split(",");
        cells.put(ledgerCell(week, row[0], row[1], row[2]), row[3]);
      }
      for (String table : LANDED) {
        for (String figure : List.of("accepted", "rejected")) {
          cells.put(
              week + " " + table + " " + figure,
              String.valueOf(ran.figures().get(WeeklyTask.OPERATOR + "." + table + "." + figure)));
        }
      }
      for (String line : Files.readAllLines(told.resolve("digests.txt"))) {
        String[] digest = line.split(": ", 2);
        cells.put(week + " " + digest[0], digest[1]);
      }
    }
    return new Equality(cells);
  }

  /** What a script wrote. */
  static Equality ofScript(WeeklyTask task) throws SQLException {
    SortedMap<String, String> cells = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (IsoWeek week : task.weeks()) {
        Path output = task.output(week);
        for (List<String> row :
            rows(
                statement,
                "SELECT code_system, commune, flow, subscribers FROM " + table(output, "ledger"))) {
          cells.put(ledgerCell(week, row.get(0), row.get(1), row.get(2)), row.get(3));
        }
        for (String landed : LANDED) {
          cells.put(
              week + " " + landed + " accepted",
              rows(statement, "SELECT count(*) FROM " + table(output, landed)).get(0).get(0));
          cells.put(
              week + " " + landed + " rejected",
              rows(
                      statement,
                      "SELECT count(*) FROM %s WHERE table_name = '%s'"
                          .formatted(table(output, "rejected_row"), landed))
                  .get(0)
                  .get(0));
        }
        for (String digested : Digest.tables()) {
          List<String> row =
              rows(
                      statement,
                      "SELECT %s FROM %s"
                          .formatted(Digest.inDuckDb(digested), table(output, digested)))
                  .get(0);
          cells.put(week + " " + digested, row.get(0) + " rows, digest " + row.get(1));
        }
      }
    }
    return new Equality(cells);
  }

  /** The first cells in which contenders differ, in words; empty where there are none. */
  static List<String> differences(Map<Contender, Equality> made) {
    SortedSet<String> names = new TreeSet<>();
    made.values().forEach(each -> names.addAll(each.cells.keySet()));
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      long values = made.values().stream().map(each -> each.cells.get(name)).distinct().count();
      if (values > 1 && differences.size() < MOST_SHOWN) {
        StringBuilder words = new StringBuilder(name).append(":");
        made.forEach(
            (contender, each) ->
                words
                    .append("  ")
                    .append(contender.key())
                    .append(" ")
                    .append(each.cells.getOrDefault(name, "none")));
        differences.add(words.toString());
      }
    }
    return differences;
  }

  /** Cells of the ledger among all that is compared. */
  long ledgerCells() {
    return cells.keySet().stream().filter(name -> name.contains(" ledger ")).count();
  }

  private static String ledgerCell(IsoWeek week, String codeSystem, String commune, String flow) {
    return week + " ledger " + codeSystem + "/" + commune + " " + flow;
  }

  private static String table(Path output, String name) {
    Path file = output.resolve(name + ".parquet");
    return "read_parquet('" + file + (Files.isDirectory(file) ? "/*.parquet" : "") + "')";
  }

  private static List<List<String>> rows(Statement statement, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
