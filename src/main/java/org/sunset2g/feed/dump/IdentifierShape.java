package org.sunset2g.feed.dump;

import org.sunset2g.quality.ValueShape;

/** How texts of a dump may be shown: never one that may be an identifier. */
final class IdentifierShape {
  private static final int LONGEST_QUOTED = 16;

  private IdentifierShape() {}

  /**
   * How a text from a column of identifiers may be shown: quoted where it is at most 16 ASCII
   * letters and nothing else, which no number is; else only its shape.
   */
  static String shown(String text) {
    return isWord(text) ? "'" + text + "'" : ValueShape.of(text);
  }

  /**
   * How a text from a column without identifiers may be shown: quoted, unless it has so many digits
   * that it may be an identifier in the wrong column.
   */
  static String shownOutsideIdentifiers(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    boolean harmless = digits <= 8 && text.length() <= 2 * LONGEST_QUOTED;
    return harmless ? "'" + text.replaceAll("\\p{Cntrl}", "?") + "'" : ValueShape.of(text);
  }

  private static boolean isWord(String text) {
    return text.length() <= LONGEST_QUOTED
        && text.chars().allMatch(at -> at >= 'A' && at <= 'Z' || at >= 'a' && at <= 'z');
  }
}
