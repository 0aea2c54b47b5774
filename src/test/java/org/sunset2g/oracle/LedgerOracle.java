package org.sunset2g.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Computes the ledger, its slices and the conversions of a phase by SQL scripts, one per chapter of
 * the rules. Each operator has a database of its own; Java walks the weeks, fills in parameters,
 * reads results.
 */
public final class LedgerOracle {
  private static final List<String> WEEKLY =
      List.of("2_rows.sql", "3_standings.sql", "4_flows.sql", "5_end_of_week.sql");

  private LedgerOracle() {}

  /** Files that cannot be read or hold raw identifiers are an {@link IllegalStateException}. */
  public static OracleResult run(OracleInput input) {
    SortedMap<String, Long> ledger = new TreeMap<>();
    SortedMap<String, Long> slices = new TreeMap<>();
    SortedSet<String> conversions = new TreeSet<>();
    SortedMap<String, Long> noSubscriber = new TreeMap<>();
    for (String operator : input.operators()) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
        walkWeeks(connection, operator, input);
        for (List<String> row : rows(connection, "SELECT * FROM ledger")) {
          ledger.put(
              "%s|%s|%s|%s|%s|%s"
                  .formatted(
                      row.get(0), operator, input.phase(), row.get(1), row.get(2), row.get(3)),
              Long.valueOf(row.get(4)));
        }
        for (List<String> row : rows(connection, "SELECT * FROM status_slice")) {
          slices.put(
              "%s|%s|%s|%s|%s|%s|%s"
                  .formatted(
                      row.get(0),
                      operator,
                      input.phase(),
                      row.get(1),
                      row.get(2),
                      row.get(3),
                      row.get(4)),
              Long.valueOf(row.get(5)));
        }
        for (List<String> row : rows(connection, script("6_conversions.sql"))) {
          conversions.add(operator + "|" + input.phase() + "|" + String.join("|", row));
        }
        for (List<String> row : rows(connection, "SELECT * FROM no_subscriber")) {
          noSubscriber.put(row.get(0) + "|" + operator, Long.valueOf(row.get(1)));
        }
      } catch (SQLException refused) {
        throw new IllegalStateException(operator + ": " + refused.getMessage(), refused);
      }
    }
    return new OracleResult(ledger, slices, conversions, noSubscriber);
  }

  /** Who stands at risk at the end of the last week, as {@code operator|subscriber_id}. */
  public static SortedSet<String> atRisk(OracleInput input) {
    SortedSet<String> atRisk = new TreeSet<>();
    for (String operator : input.operators()) {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
        walkWeeks(connection, operator, input);
        for (List<String> row :
            rows(connection, "SELECT subscriber_id FROM flow WHERE standing = 'AT_RISK'")) {
          atRisk.add(operator + "|" + row.get(0));
        }
      } catch (SQLException refused) {
        throw new IllegalStateException(operator + ": " + refused.getMessage(), refused);
      }
    }
    return atRisk;
  }

  private static void walkWeeks(Connection connection, String operator, OracleInput input)
      throws SQLException {
    execute(
        connection,
        "1_begin.sql",
        Map.of(
            "admin_units", optional(connection, input.adminUnits()),
            "changes", optional(connection, input.changes()),
            "exempt_areas",
                input.exemptAreas().stream()
                    .map(LandingSource::quoted)
                    .collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"))));
    for (int number = 0; number < input.weeks().size(); number++) {
      IsoWeek week = input.weeks().get(number);
      Path folder = input.landing().resolve(operator).resolve(week.toString());
      Path snapshot = LandingSource.landed(folder, "subscriber_snapshot");
      Path observations = LandingSource.landed(folder, "device_observation");
      Path catalogue = LandingSource.inForce(input.catalogue(), week.sunday());
      Map<String, String> parameters =
          Map.ofEntries(
              Map.entry("week", week.toString()),
              Map.entry("number", Integer.toString(number)),
              Map.entry("snapshot", LandingSource.reading(connection, snapshot)),
              Map.entry("observations", LandingSource.reading(connection, observations)),
              Map.entry("catalogue", LandingSource.reading(connection, catalogue)),
              Map.entry("at_risk", input.rules().atRisk()),
              Map.entry("target", input.rules().target()),
              Map.entry("exempt", input.rules().exempt()),
              Map.entry("quiet_after_weeks", Integer.toString(input.quietAfterWeeks())),
              Map.entry("forget_after_weeks", Integer.toString(input.forgetAfterWeeks())),
              Map.entry("confirmation_weeks", Integer.toString(input.confirmationWeeks())));
      for (String script : WEEKLY) {
        execute(connection, script, parameters);
      }
    }
  }

  /** An empty relation stands for a file that is not given. */
  private static String optional(Connection connection, Optional<Path> file) throws SQLException {
    return file.isPresent()
        ? LandingSource.reading(connection, file.get())
        : "(SELECT '' AS code_system WHERE false)";
  }

  private static void execute(Connection connection, String name, Map<String, String> parameters)
      throws SQLException {
    String sql = script(name);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      sql = sql.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<List<String>> rows(Connection connection, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
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

  private static String script(String name) {
    try (InputStream script = LedgerOracle.class.getResourceAsStream("/oracle/" + name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
