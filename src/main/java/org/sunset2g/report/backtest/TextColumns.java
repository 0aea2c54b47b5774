package org.sunset2g.report.backtest;

import java.util.List;

/** Cells in columns: the first one flush left, the others flush right. */
final class TextColumns {
  private static final String BETWEEN = "  ";

  private TextColumns() {}

  /** A line whose first cell is its only one may be as long as it likes. */
  static String of(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int at = isHeading(line) ? widths.length : 0; at < widths.length; at++) {
        widths[at] = Math.max(widths[at], line.get(at).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder written = new StringBuilder(line.get(0));
      for (int at = 1; at < widths.length; at++) {
        int before = at == 1 ? widths[0] - line.get(0).length() : 0;
        written
            .append(" ".repeat(Math.max(0, before)))
            .append(BETWEEN)
            .append(" ".repeat(widths[at] - line.get(at).length()))
            .append(line.get(at));
      }
      text.append(written.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static boolean isHeading(List<String> line) {
    return line.stream().skip(1).allMatch(String::isEmpty);
  }
}
