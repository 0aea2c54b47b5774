package org.sunset2g.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.feed.landing.Counts;
import org.sunset2g.feed.landing.ExtractFindings;
import org.sunset2g.feed.landing.ExtractFindings.Example;
import org.sunset2g.feed.landing.ExtractFindings.Problem;

/**
 * What {@code validate} says of a file, on a terminal or as JSON.
 *
 * @param file the file as it was named
 * @param table the table it was checked as
 * @param operator operator, or {@code -}
 * @param week ISO week, or {@code -}
 */
record ExtractReport(
    String file,
    String table,
    String operator,
    String week,
    ExtractFindings findings,
    ExtractVerdict verdict) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final long KIBI = 1024;

  /** The report in lines of text. */
  String asText() {
    List<String> lines = new ArrayList<>();
    Counts counts = findings.counts();
    lines.add("%s, operator %s, week %s".formatted(table, operator, week));
    lines.add(fact("file", file));
    lines.add(fact("size", size(findings.file().bytes())));
    lines.add(fact("sha256", findings.file().sha256()));
    lines.add(fact("rows", "%,d", counts.rowsIn()));
    lines.add(fact("accepted", "%,d", counts.accepted()));
    lines.add(fact("rejected", "%,d", counts.rejectedRows()));
    lines.add(fact("exact duplicates", "%,d", counts.exactDuplicates()));
    lines.add(fact("merged", "%,d", counts.mergedAway()));
    findings.notes().forEach(note -> lines.add(fact("note", note)));
    if (!findings.problems().isEmpty()) {
      lines.add("");
      lines.add(problem("column", "rows", "share", "first line", "looks like", "reason"));
      findings.problems().forEach(problem -> lines.addAll(lines(problem)));
    }
    lines.add("");
    lines.add((verdict.taken() ? "OK: " : "REFUSED: ") + verdict.sentence());
    return String.join("\n", lines);
  }

  private static String fact(String name, String format, Object... values) {
    String value = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    return "  %-17s %s".formatted(name, value);
  }

  private static String size(long bytes) {
    double amount = bytes;
    String unit = "";
    for (String larger : List.of("KiB", "MiB", "GiB", "TiB")) {
      if (amount >= KIBI) {
        amount /= KIBI;
        unit = larger;
      }
    }
    String exact = String.format(Locale.ROOT, "%,d bytes", bytes);
    return unit.isEmpty() ? exact : String.format(Locale.ROOT, "%.1f %s (%s)", amount, unit, exact);
  }

  private static String problem(String... cells) {
    return "  %-18s %12s %9s %12s  %-16s %s".formatted((Object[]) cells);
  }

  private List<String> lines(Problem problem) {
    List<String> lines = new ArrayList<>();
    lines.add(
        problem(
            problem.column().isEmpty() ? "(row)" : problem.column(),
            String.format(Locale.ROOT, "%,d", problem.rows()),
            String.format(Locale.ROOT, "%.3f %%", 100 * share(problem)),
            String.format(Locale.ROOT, "%,d", problem.firstLine()),
            shape(problem),
            problem.reason().sentence()));
    for (Example example : problem.examples()) {
      lines.add(
          "  %-18s line %,d%s"
              .formatted(
                  "",
                  example.line(),
                  example.shape().isEmpty() ? "" : ": looks like " + example.shape()));
    }
    return lines;
  }

  private static String shape(Problem problem) {
    return problem.examples().isEmpty() || problem.examples().get(0).shape().isEmpty()
        ? "-"
        : problem.examples().get(0).shape();
  }

  private double share(Problem problem) {
    return (double) problem.rows() / Math.max(1, findings.counts().rowsIn());
  }

  /** The report as one JSON document. */
  String asJson() {
    Map<String, Object> document = head(file, table, operator, week, verdict);
    Counts counts = findings.counts();
    document.put("bytes", findings.file().bytes());
    document.put("sha256", findings.file().sha256());
    document.put("rows", counts.rowsIn());
    document.put("accepted", counts.accepted());
    document.put("rejected", counts.rejectedRows());
    document.put("exactDuplicates", counts.exactDuplicates());
    document.put("merged", counts.mergedAway());
    document.put("rejectedByReason", new TreeMap<>(counts.rejectedByReason()));
    document.put("notes", findings.notes());
    document.put("problems", findings.problems().stream().map(this::fields).toList());
    return written(document);
  }

  private Map<String, Object> fields(Problem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("column", problem.column());
    fields.put("reason", problem.reason());
    fields.put("sentence", problem.reason().sentence());
    fields.put("rows", problem.rows());
    fields.put("share", share(problem));
    fields.put("firstLine", problem.firstLine());
    fields.put("examples", problem.examples().stream().map(ExtractReport::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Example example) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("line", example.line());
    fields.put("shape", example.shape());
    return fields;
  }

  /** The same for a file that could not be read through. */
  static String refusedAsJson(
      String file, String table, String operator, String week, String problem) {
    Map<String, Object> document = head(file, table, operator, week, ExtractVerdict.refused());
    document.put("problem", problem);
    return written(document);
  }

  private static Map<String, Object> head(
      String file, String table, String operator, String week, ExtractVerdict verdict) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file);
    document.put("table", table);
    document.put("operator", operator);
    document.put("week", week);
    document.put("taken", verdict.taken());
    document.put("verdict", verdict.sentence());
    return document;
  }

  static String written(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("names and numbers are always JSON", impossible);
    }
  }
}
