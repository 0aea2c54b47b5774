package org.sunset2g.registry;

import java.text.Normalizer;
import java.util.Locale;

/** When two spellings name the same hamlet of a commune. */
public final class HamletName {
  private HamletName() {}

  /**
   * The form in which two spellings are equal: letter case, blanks at the ends, doubled and
   * non-breaking blanks do not matter, nor whether a letter is written with its marks or beside
   * them.
   */
  public static String keyOf(String hamlet) {
    String small = Normalizer.normalize(hamlet, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return small.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}
