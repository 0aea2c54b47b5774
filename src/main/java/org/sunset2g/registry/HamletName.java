package org.sunset2g.registry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** When two spellings name the same hamlet of a commune. */
public final class HamletName {
  /** Grave, acute, tilde, hook above and dot below. */
  private static final String TONES = "[\\u0300\\u0301\\u0303\\u0309\\u0323]";

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

  /**
   * How programs write that form: letters with their marks, all marks beside them, or the mark of
   * the tone alone beside its letter, as code page 1258 has it.
   */
  public static List<String> writingsOf(String hamlet) {
    String key = keyOf(hamlet);
    String apart = Normalizer.normalize(key, Normalizer.Form.NFD);
    return Stream.of(key, apart, withTonesBeside(key)).distinct().toList();
  }

  private static String withTonesBeside(String composed) {
    StringBuilder text = new StringBuilder();
    composed
        .codePoints()
        .forEach(
            letter -> {
              String apart = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
              String bare = apart.replaceAll(TONES, "");
              text.append(Normalizer.normalize(bare, Normalizer.Form.NFC))
                  .append(apart.replaceAll("[^" + TONES.substring(1), ""));
            });
    return text.toString();
  }
}
