package org.sunset2g.report.tables;

/** How high a row must be to show texts that are broken into lines: not every programme fits it. */
final class RowHeight {
  /** Points per line of the workbook's font. */
  private static final double LINE = 13.5;

  /** Lines end at the ends of words, and bold letters are wider than others. */
  private static final double SPARE = 1.05;

  private static final double PADDING = 2;

  private double lines = 1;

  /** Takes a text into account that stands in a column of that width, in characters. */
  RowHeight with(String text, double width) {
    lines = Math.max(lines, Math.ceil(text.length() * SPARE / width));
    return this;
  }

  /** In points. */
  double points() {
    return lines * LINE + PADDING;
  }
}
