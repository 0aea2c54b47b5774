package org.sunset2g.vocabulary;

import java.util.regex.Pattern;

/**
 * Type Allocation Code: the first eight digits of an IMEI, naming the handset model (3GPP TS
 * 23.003). Kept as text because leading zeros matter.
 */
public record Tac(String digits) implements Comparable<Tac> {
  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");

  public Tac {
    if (!isTac(digits)) {
      throw new IllegalArgumentException("a TAC has exactly 8 digits, was '" + digits + "'");
    }
  }

  /** Whether the text is eight ASCII digits. */
  public static boolean isTac(String text) {
    return text != null && EIGHT_DIGITS.matcher(text).matches();
  }

  @Override
  public int compareTo(Tac other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
