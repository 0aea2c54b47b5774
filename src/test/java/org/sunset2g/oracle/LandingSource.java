package org.sunset2g.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files and writes the SQL expression that reads one. */
final class LandingSource {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private LandingSource() {}

  /** The one file of that name in a landing folder, whatever its ending. */
  static Path landed(Path folder, String table) {
    List<Path> there =
        Stream.of(".csv", ".csv.gz", ".parquet")
            .map(ending -> folder.resolve(table + ending))
            .filter(Files::exists)
            .toList();
    if (there.size() != 1) {
      throw new IllegalStateException(folder + " must hold one " + table + ", holds " + there);
    }
    return there.get(0);
  }

  /** The newest version whose date is not after the Sunday; a plain file is always in force. */
  static Path inForce(Path catalogue, LocalDate sunday) {
    if (Files.isRegularFile(catalogue)) {
      return catalogue;
    }
    try (Stream<Path> versions = Files.list(catalogue)) {
      return versions
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .filter(file -> !effective(file).isAfter(sunday))
          .max((left, right) -> effective(left).compareTo(effective(right)))
          .orElseThrow(
              () -> new IllegalStateException("no version in " + catalogue + " by " + sunday));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LocalDate effective(Path version) {
    return LocalDate.parse(version.getFileName().toString().replace(".csv", ""));
  }

  /**
   * Every column as text, by the names in the header; rows with another number of fields are left
   * out. DuckDB forgives one empty field too many, so rows that have it are read apart, with a
   * column of their own for it, and taken away again.
   */
  static String reading(Connection connection, Path file) throws SQLException {
    if (file.toString().endsWith(".parquet")) {
      return "read_parquet(" + quoted(file.toString()) + ")";
    }
    List<String> columns = header(connection, file);
    List<String> oneMore = new ArrayList<>(columns);
    oneMore.add("beyond");
    return "(SELECT * FROM %s EXCEPT ALL SELECT * EXCLUDE (beyond) FROM %s WHERE beyond IS NULL)"
        .formatted(rows(file, columns), rows(file, oneMore));
  }

  private static String rows(Path file, List<String> columns) {
    String types =
        columns.stream()
            .map(column -> quoted(column) + ": 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    return """
        read_csv(%s, auto_detect = false, header = false, skip = 1, delim = ',', quote = '"',
          escape = '"', columns = %s, null_padding = false, ignore_errors = true, parallel = false)"""
        .formatted(quoted(file.toString()), types);
  }

  private static List<String> header(Connection connection, Path file) throws SQLException {
    String firstLine =
        "SELECT line FROM read_csv(%s, auto_detect = false, header = false, delim = chr(1),"
                .formatted(quoted(file.toString()))
            + " quote = '', escape = '', columns = {'line': 'VARCHAR'}) LIMIT 1";
    try (Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery(firstLine)) {
      if (!lines.next()) {
        throw new IllegalStateException(file + " has no header");
      }
      return Arrays.stream(lines.getString(1).replace(BYTE_ORDER_MARK, "").split(","))
          .map(column -> column.replace("\"", "").strip())
          .toList();
    }
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
