package org.sunset2g.sheet;

/**
 * Text from registries and landing files as it may stand on a sheet: one line, without control
 * characters and without the marks that turn the direction of writing, by which a text can show
 * other than it reads (Unicode Technical Report 36).
 */
final class PlainLine {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private PlainLine() {}

  /** The text on one line, blanks at its ends removed; a null stays one. */
  static String of(String text) {
    if (text == null || isPlain(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029') {
        line.append(' ');
      } else if (!turnsDirection(letter)) {
        line.append(letter);
      }
    }
    return line.toString().strip();
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

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isISOControl(letter)
          || letter == '\u2028'
          || letter == '\u2029'
          || turnsDirection(letter)) {
        return false;
      }
    }
    return text.isEmpty()
        || !Character.isWhitespace(text.charAt(0))
            && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static boolean turnsDirection(char letter) {
    return letter == '\u061C'
        || letter == '\u200E'
        || letter == '\u200F'
        || letter >= '\u202A' && letter <= '\u202E'
        || letter >= '\u2066' && letter <= '\u2069'
        || letter == '\uFEFF';
  }
}
