package org.sunset2g.vocabulary;

/**
 * What an International Mobile Subscriber Identity says (3GPP TS 23.003, clause 2.2; ITU-T E.212):
 * three digits of a country, two or three of a network, then the subscriber; at most 15 digits.
 */
public final class Imsi {
  /** Most digits there can be. */
  public static final int MOST_DIGITS = 15;

  /** Digits of country, network and at least one of the subscriber. */
  public static final int LEAST_DIGITS = 6;

  /** Fewest digits that public networks use; shorter ones are a sign of lost digits. */
  public static final int USUAL_DIGITS = 14;

  private Imsi() {}

  /** Whether the text can stand in a column of IMSIs at all: 1 to 15 digits. */
  public static boolean isWritten(String text) {
    return Digits.are(text, 1, MOST_DIGITS);
  }

  /** Whether the standard allows it: 6 to 15 digits. */
  public static boolean isPossible(String text) {
    return Digits.are(text, LEAST_DIGITS, MOST_DIGITS);
  }

  /** Whether it is what public networks use: 14 or 15 digits. */
  public static boolean isWellFormed(String text) {
    return Digits.are(text, USUAL_DIGITS, MOST_DIGITS);
  }

  /** The mobile country code: the first three digits, or all where there are fewer. */
  public static String countryCode(String imsi) {
    return imsi.length() <= 3 ? imsi : imsi.substring(0, 3);
  }
}
