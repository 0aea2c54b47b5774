package org.sunset2g.registry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

  /** How programs write that form: letters with their marks, or the marks beside them. */
  public static List<String> writingsOf(String hamlet) {
    String key = keyOf(hamlet);
    return Stream.of(key, Normalizer.normalize(key, Normalizer.Form.NFD)).distinct().toList();
  }
}
