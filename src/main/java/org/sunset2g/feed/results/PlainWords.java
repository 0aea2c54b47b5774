package org.sunset2g.feed.results;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a text in which two ways of typing the same words are equal. */
final class PlainWords {
  private PlainWords() {}

  /** Lower-case letters and digits only, Vietnamese letters without their marks. */
  static String of(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(apart.length());
    apart
        .codePoints()
        .map(letter -> letter == 'đ' ? 'd' : letter)
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
