package org.sunset2g.vocabulary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The radio access a network wrote down for a session, as a number: the RAT-Type of GTP (3GPP TS
 * 29.274, TS 29.061) with 1 to 3 digits, or the one of Diameter (TS 29.212) with four. Says what
 * the network offered, never what the handset can do.
 */
public enum RadioAccessCode {
  UTRAN(1, Generation.THREE_G),
  GERAN(2, Generation.TWO_G),
  WLAN(3),
  GAN(4),
  HSPA_EVOLUTION(5, Generation.THREE_G),
  E_UTRAN(6, Generation.FOUR_G),
  VIRTUAL(7),
  NB_IOT(8, Generation.FOUR_G),
  LTE_M(9, Generation.FOUR_G),
  NR(10, Generation.FIVE_G),
  NR_OF_5GS(51, Generation.FIVE_G),
  WIMAX(101, Generation.FOUR_G),
  EHRPD(102, Generation.THREE_G),
  HRPD(103, Generation.THREE_G),
  CDMA2000_1X(104, Generation.TWO_G),
  UMB(105, Generation.FOUR_G),
  DIAMETER_UTRAN(1000, Generation.THREE_G),
  DIAMETER_GERAN(1001, Generation.TWO_G),
  DIAMETER_GAN(1002),
  DIAMETER_HSPA_EVOLUTION(1003, Generation.THREE_G),
  DIAMETER_E_UTRAN(1004, Generation.FOUR_G),
  DIAMETER_NB_IOT(1005, Generation.FOUR_G),
  DIAMETER_NR(1006, Generation.FIVE_G),
  DIAMETER_LTE_M(1007, Generation.FOUR_G),
  DIAMETER_CDMA2000_1X(2000, Generation.TWO_G),
  DIAMETER_HRPD(2001, Generation.THREE_G),
  DIAMETER_UMB(2002, Generation.FOUR_G),
  DIAMETER_EHRPD(2003, Generation.THREE_G);

  /** What parts the codes of a list. */
  public static final char SEPARATOR = '|';

  private static final int MOST_DIGITS = 4;
  private static final Map<Integer, RadioAccessCode> BY_NUMBER = new HashMap<>();

  static {
    for (RadioAccessCode code : values()) {
      BY_NUMBER.put(code.number, code);
    }
  }

  private final int number;
  private final Optional<Generation> generation;

  RadioAccessCode(int number) {
    this(number, null);
  }

  RadioAccessCode(int number, Generation generation) {
    this.number = number;
    this.generation = Optional.ofNullable(generation);
  }

  /** The mobile generation; empty for Wi-Fi and the like, which are no cellular access. */
  public Optional<Generation> generation() {
    return generation;
  }

  /** The access with that code; zeros in front make no difference, since spreadsheets drop them. */
  public static Optional<RadioAccessCode> of(String code) {
    String trimmed = code.strip();
    return Digits.are(trimmed, 1, MOST_DIGITS)
        ? Optional.ofNullable(BY_NUMBER.get(Integer.parseInt(trimmed)))
        : Optional.empty();
  }

  /** The first code of a list such as {@code 104|001|006} that nobody knows; empty where none. */
  public static Optional<String> firstUnknownIn(String list) {
    for (int from = 0; from <= list.length(); from = endOfCode(list, from) + 1) {
      String code = list.substring(from, endOfCode(list, from));
      if (of(code).isEmpty()) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /** The highest generation in a list of known codes; empty where none of them is cellular. */
  public static Optional<Generation> highestIn(String list) {
    Optional<Generation> highest = Optional.empty();
    for (int from = 0; from <= list.length(); from = endOfCode(list, from) + 1) {
      Optional<Generation> seen =
          of(list.substring(from, endOfCode(list, from))).flatMap(RadioAccessCode::generation);
      if (seen.isPresent() && (highest.isEmpty() || seen.get().compareTo(highest.get()) > 0)) {
        highest = seen;
      }
    }
    return highest;
  }

  private static int endOfCode(String list, int from) {
    int end = list.indexOf(SEPARATOR, from);
    return end < 0 ? list.length() : end;
  }
}
