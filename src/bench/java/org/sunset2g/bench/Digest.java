package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A number that two tables share when their rows, in whatever order, say the same. */
public final class Digest {
  /** What is compared of each table. Columns with null are written as a dash. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "outreach_item",
          List.of(
              "list",
              "subscriber_id",
              "code_system",
              "commune",
              "hamlet",
              "tac",
              "weeks_at_risk",
              "reason",
              "channels"),
          "conversion_event",
          List.of(
              "subscriber_id",
              "event",
              "converted_week",
              "from_tac",
              "to_tac",
              "form",
              "code_system",
              "commune"));

  private Digest() {}

  /** The tables that are compared in this way. */
  static List<String> tables() {
    return COLUMNS.keySet().stream().sorted().toList();
  }

  /** Select expressions for Spark: rows, and digest. */
  public static String[] inSpark(String table) {
    return new String[] {
      "count(*)",
      "coalesce(sum(cast(conv(substring(md5("
          + text(table, "string")
          + "), 1, 8), 16, 10) as long)), 0)"
    };
  }

  /** The same for DuckDB. */
  static String inDuckDb(String table) {
    return "count(*), coalesce(sum(('0x' || substring(md5("
        + text(table, "varchar")
        + "), 1, 8))::BIGINT), 0)";
  }

  public static void write(Map<String, String> digests, Path file) throws IOException {
    Files.write(
        file,
        digests.entrySet().stream()
            .map(digest -> digest.getKey() + ": " + digest.getValue())
            .sorted()
            .toList());
  }

  private static String text(String table, String type) {
    return COLUMNS.get(table).stream()
        .map(column -> "coalesce(cast(" + column + " as " + type + "), '-')")
        .collect(Collectors.joining(", ", "concat_ws('|', ", ")"));
  }
}
