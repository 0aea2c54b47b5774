package org.sunset2g.feed.landing;

/**
 * Whether bytes are UTF-8 in the strict sense of RFC 3629: no overlong forms, no surrogates,
 * nothing above U+10FFFF.
 */
final class Utf8Check {
  private int pending;
  private int least;
  private int greatest;

  /** Takes a byte from 0 to 255 and says whether the text can still be UTF-8. */
  boolean accepts(int value) {
    if (pending > 0) {
      boolean continues = value >= least && value <= greatest;
      pending--;
      least = 0x80;
      greatest = 0xBF;
      return continues;
    }
    if (value < 0x80) {
      return true;
    }
    least = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
    greatest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
    pending = value >= 0xF0 ? 3 : value >= 0xE0 ? 2 : 1;
    return value >= 0xC2 && value <= 0xF4;
  }

  /** Whether the bytes so far end within a character. */
  boolean isWithinCharacter() {
    return pending > 0;
  }
}
