package org.sunset2g.vocabulary;

import java.util.Optional;

/**
 * What a subscriber's telephone number says (3GPP TS 23.003, clause 3.3; ITU-T E.164): country code
 * and national number, at most 15 digits. Dumps also write it with {@code +} or {@code 00} in
 * front, or nationally with a single {@code 0}.
 */
public final class Msisdn {
  /** Most digits there can be. */
  public static final int MOST_DIGITS = 15;

  /** Fewest digits of a number with its country code that anyone can be called on. */
  public static final int LEAST_DIGITS = 7;

  private static final int LEAST_NATIONAL_DIGITS = 9;

  private Msisdn() {}

  /** Whether the text can stand in a column of numbers: 1 to 15 digits, a + before them or not. */
  public static boolean isWritten(String text) {
    return Digits.are(withoutPlus(text), 1, MOST_DIGITS);
  }

  /** Whether a normalised number has a length that E.164 allows: 7 to 15 digits. */
  public static boolean isWellFormed(String normalised) {
    return Digits.are(normalised, LEAST_DIGITS, MOST_DIGITS);
  }

  /**
   * The number as E.164 counts it, without a {@code +} or {@code 00} in front.
   *
   * @param homeCountryCode put in place of a single leading 0; without it such a number stays as it
   *     is written
   */
  public static String normalised(String written, Optional<String> homeCountryCode) {
    String number = withoutPlus(written);
    if (number != written || number.isEmpty() || number.charAt(0) != '0') {
      return number;
    }
    if (number.startsWith("00")) {
      return number.length() > 2 && number.charAt(2) != '0' ? number.substring(2) : number;
    }
    return homeCountryCode.map(code -> code.concat(number.substring(1))).orElse(number);
  }

  private static String withoutPlus(String text) {
    return !text.isEmpty() && text.charAt(0) == '+' ? text.substring(1) : text;
  }

  /**
   * Whether somebody's number could stand in a text, alone or among other words: nine digits or
   * more, of whatever script, with nothing but blanks, dashes and the like between them.
   */
  public static boolean mayStandIn(String text) {
    int digits = 0;
    int at = 0;
    while (at < text.length() && digits < LEAST_NATIONAL_DIGITS) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (Character.isDigit(character)) {
        digits++;
      } else if (!isSeparator(character)) {
        digits = 0;
      }
    }
    return digits >= LEAST_NATIONAL_DIGITS;
  }

  /** What people write numbers with; commas and colons part counts and hours. */
  private static boolean isSeparator(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.DASH_PUNCTUATION
        || Character.getType(character) == Character.FORMAT
        || ".()+/*_".indexOf(character) >= 0;
  }
}
