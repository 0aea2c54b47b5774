package org.sunset2g.sheet;

import org.sunset2g.vocabulary.PlainText;

/** Text from registries and landing files as it may stand on a sheet: see {@link PlainText}. */
final class PlainLine {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private PlainLine() {}

  /** The text on one line, blanks at its ends removed; a null stays one. */
  static String of(String text) {
    return PlainText.line(text);
  }

  /**
   * The text as a spreadsheet may see it: what it would run as a formula begins with an apostrophe
   * instead (OWASP, CSV injection).
   */
  static String harmless(String text) {
    return text == null || text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0
        ? text
        : "'" + text;
  }
}
