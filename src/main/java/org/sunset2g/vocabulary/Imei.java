package org.sunset2g.vocabulary;

import java.util.Locale;

/**
 * What an International Mobile Equipment Identity says (3GPP TS 23.003, clause 6). Its number is
 * the first 14 digits: eight of the {@link Tac}, six of a serial number. A check digit, a software
 * version or filler behind them belongs to the way it was written down, not to the device.
 *
 * <p>Static and free of regular expressions, because a dump has many millions of them.
 */
public final class Imei {
  /** Digits that name a device. */
  public static final int NUMBER_LENGTH = 14;

  /** Most characters of a written one: 14 digits and a software version of two. */
  public static final int MOST_CHARACTERS = 16;

  private static final int WITH_CHECK_DIGIT = 15;

  private Imei() {}

  /**
   * Whether the text can be an IMEI as networks write one down: 1 to 16 characters of BCD, which is
   * digits, {@code *}, {@code #} and {@code A} to {@code F} (TS 24.008, table 10.5.118).
   */
  public static boolean isWritten(String text) {
    int length = text.length();
    if (length == 0 || length > MOST_CHARACTERS) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      char character = text.charAt(at);
      boolean letter = character >= 'A' && character <= 'F' || character >= 'a' && character <= 'f';
      if (!letter && !isDigit(character) && character != '*' && character != '#') {
        return false;
      }
    }
    return true;
  }

  /**
   * The device's number: the first 14 characters where they are digits, else the whole text in
   * upper case, which is then malformed. Blanks around the text do not count.
   */
  public static String normalised(String text) {
    String trimmed = text.strip();
    return startsWithNumber(trimmed)
        ? trimmed.substring(0, NUMBER_LENGTH)
        : trimmed.toUpperCase(Locale.ROOT);
  }

  /** Whether a normalised IMEI is a device's number: 14 digits. */
  public static boolean isWellFormed(String normalised) {
    return normalised.length() == NUMBER_LENGTH && startsWithNumber(normalised);
  }

  /** Whether the text begins with 14 digits. */
  public static boolean startsWithNumber(String text) {
    if (text.length() < NUMBER_LENGTH) {
      return false;
    }
    for (int at = 0; at < NUMBER_LENGTH; at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /** The TAC of a well-formed IMEI. */
  public static Tac tac(String wellFormed) {
    return new Tac(wellFormed.substring(0, 8));
  }

  /** Who allocated the TAC of a well-formed IMEI: its first two digits. */
  public static String reportingBody(String wellFormed) {
    return wellFormed.substring(0, 2);
  }

  /** Whether a well-formed IMEI is a test device's: reporting body 00. */
  public static boolean isTest(String wellFormed) {
    return wellFormed.charAt(0) == '0' && wellFormed.charAt(1) == '0';
  }

  /** Whether every digit of a well-formed IMEI is zero: a device without an identity. */
  public static boolean isAllZero(String wellFormed) {
    for (int at = 0; at < NUMBER_LENGTH; at++) {
      if (wellFormed.charAt(at) != '0') {
        return false;
      }
    }
    return true;
  }

  /** The check digit that belongs to 14 digits (TS 23.003, annex B: Luhn). */
  public static int checkDigit(String wellFormed) {
    int sum = 0;
    for (int at = 0; at < NUMBER_LENGTH; at++) {
      int digit = wellFormed.charAt(at) - '0';
      int doubled = at % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  /**
   * Whether the text is 15 digits of which the last is not the check digit. Only 15 digits carry
   * one: with 16 the last two are a software version. Many networks write a 0 there, which is the
   * spare digit of TS 23.003 and no fault.
   */
  public static boolean hasWrongCheckDigit(String text) {
    if (text.length() != WITH_CHECK_DIGIT || !startsWithNumber(text)) {
      return false;
    }
    char last = text.charAt(NUMBER_LENGTH);
    return isDigit(last) && last != '0' && last - '0' != checkDigit(text);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
