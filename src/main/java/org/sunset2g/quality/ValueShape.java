package org.sunset2g.quality;

/**
 * What a value looks like, without the value: {@code 9{10}} for ten digits, {@code A{3}9{2}} for
 * three letters and two digits, {@code 9{4}-9{1}-9{1}} for a date without its zeros. Letters of any
 * script and case are {@code A}, punctuation and blanks of ASCII stay, the rest is {@code ?}.
 *
 * <p>A value of more than {@value #MOST_RUNS} runs is only {@code *} with its length: where letters
 * and digits alternate in a pseudonym is nearly as telling as the pseudonym.
 */
public final class ValueShape {
  private static final int MOST_RUNS = 6;
  private static final int MOST_PUNCTUATION = 3;

  /** Characters of a column's name that are shown. */
  private static final int LONGEST_NAME = 60;

  /** A name with so many digits may be somebody's number. */
  private static final int MOST_DIGITS = 7;

  private ValueShape() {}

  private enum Kind {
    DIGITS("9"),
    LETTERS("A"),
    PUNCTUATION("?"),
    OTHER("?");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    static Kind of(int character) {
      if (character >= '0' && character <= '9') {
        return DIGITS;
      }
      if (Character.isLetter(character)) {
        return LETTERS;
      }
      return character >= ' ' && character <= '~' ? PUNCTUATION : OTHER;
    }
  }

  /**
   * A column's name as a message may show it. In a file without its header line the first row
   * stands there, so what has many digits is shown as its shape; what a terminal would act on
   * becomes a question mark.
   */
  public static String ofName(String name) {
    if (name.chars().filter(Character::isDigit).count() >= MOST_DIGITS) {
      return "like " + of(name);
    }
    boolean isLong = name.length() > LONGEST_NAME;
    StringBuilder shown = new StringBuilder("'");
    (isLong ? name.substring(0, LONGEST_NAME) : name)
        .codePoints()
        .map(each -> Character.isLetterOrDigit(each) || each >= ' ' && each <= '~' ? each : '?')
        .forEach(shown::appendCodePoint);
    return shown.append(isLong ? "…'" : "'").toString();
  }

  /** The shape of a text. */
  public static String of(String text) {
    StringBuilder shape = new StringBuilder();
    int runs = 0;
    for (int at = 0; at < text.length(); ) {
      Kind kind = Kind.of(text.codePointAt(at));
      int from = at;
      while (at < text.length() && Kind.of(text.codePointAt(at)) == kind) {
        at += Character.charCount(text.codePointAt(at));
      }
      runs++;
      if (runs > MOST_RUNS) {
        return "*{" + text.codePointCount(0, text.length()) + "}";
      }
      int length = text.codePointCount(from, at);
      if (kind == Kind.PUNCTUATION && length <= MOST_PUNCTUATION) {
        shape.append(text, from, at);
      } else {
        shape.append(kind.mark).append('{').append(length).append('}');
      }
    }
    return shape.toString();
  }
}
