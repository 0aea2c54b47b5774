package org.sunset2g.reference;

import java.util.Locale;

/** Tells whether two spellings mean the same model. */
public final class ModelSpelling {
  private ModelSpelling() {}

  /**
   * The form in which two spellings of a model are equal: letter case, blanks, hyphens, underscores
   * and brackets do not count. Dots and plus signs do: a Nokia 6.1 is no Nokia 61.
   */
  public static String keyOf(String manufacturer, String model) {
    return part(manufacturer) + "\n" + part(model);
  }

  private static String part(String text) {
    return text.replaceAll("[\\s_()\\[\\]-]", "").toLowerCase(Locale.ROOT);
  }
}
