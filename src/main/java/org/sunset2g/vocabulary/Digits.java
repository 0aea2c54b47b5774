package org.sunset2g.vocabulary;

/** Texts of ASCII digits, looked at without regular expressions. */
final class Digits {
  private Digits() {}

  /** Whether the text is that many digits and nothing else. */
  static boolean are(String text, int least, int most) {
    int length = text.length();
    if (length < least || length > most) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }
}
