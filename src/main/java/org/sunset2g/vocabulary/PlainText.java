package org.sunset2g.vocabulary;

/**
 * Text of others as it may stand on a page, a sheet or a list: one line, without control characters
 * and without the marks that turn the direction of writing, by which a text can show other than it
 * reads (Unicode Technical Report 36). Letters and their accents stay as they are.
 */
public final class PlainText {
  private PlainText() {}

  /** The text on one line, blanks at its ends removed; a null stays one. */
  public static String line(String text) {
    if (text == null || isPlain(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (breaksLine(letter)) {
        line.append(' ');
      } else if (!turnsDirection(letter)) {
        line.append(letter);
      }
    }
    return line.toString().strip();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (breaksLine(text.charAt(i)) || turnsDirection(text.charAt(i))) {
        return false;
      }
    }
    return text.isEmpty()
        || !Character.isWhitespace(text.charAt(0))
            && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static boolean breaksLine(char letter) {
    return Character.isISOControl(letter) || letter == '\u2028' || letter == '\u2029';
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
