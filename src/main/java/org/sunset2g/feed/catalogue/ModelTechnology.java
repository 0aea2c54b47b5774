package org.sunset2g.feed.catalogue;

import java.util.Locale;
import java.util.Set;
import org.sunset2g.vocabulary.Generation;

/**
 * What an overlay says of one model.
 *
 * @param line line of the overlay
 * @param written the radio technology in the overlay's words
 */
record ModelTechnology(
    String brand, String model, Set<Generation> generations, long line, String written) {
  String key() {
    return keyOf(brand, model);
  }

  /**
   * The form in which two spellings of a model are equal: letter case, blanks, hyphens and brackets
   * do not count. Dots and plus signs do: a Nokia 6.1 is no Nokia 61.
   */
  static String keyOf(String brand, String model) {
    return part(brand) + "\n" + part(model);
  }

  private static String part(String text) {
    return text.replaceAll("[\\s_()\\[\\]-]", "").toLowerCase(Locale.ROOT);
  }
}
