package org.sunset2g.synthetic;

import java.nio.charset.StandardCharsets;

/**
 * A field's text, encoded once for the many rows that hold it.
 *
 * @param utf8 the text itself
 * @param csv the text as a CSV field (RFC 4180), in quotes only where it needs them
 */
record Text(byte[] utf8, byte[] csv) {
  static Text of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    boolean quoted =
        text.indexOf(',') >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    return new Text(
        utf8,
        quoted ? ('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8) : utf8);
  }

  /** A pseudonym: two numbers as 32 lower-case hexadecimal digits. */
  static Text hexadecimal(long high, long low) {
    byte[] digits = new byte[32];
    for (int i = 0; i < 16; i++) {
      digits[i] = digit(high >>> (60 - 4 * i));
      digits[16 + i] = digit(low >>> (60 - 4 * i));
    }
    return new Text(digits, digits);
  }

  private static byte digit(long number) {
    int digit = (int) (number & 15);
    return (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
