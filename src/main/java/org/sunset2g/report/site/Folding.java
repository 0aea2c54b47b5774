package org.sunset2g.report.site;

import com.ibm.icu.text.Transliterator;

/** Names as somebody types them who leaves the diacritics away; not safe for several threads. */
final class Folding {
  private final Transliterator plain =
      Transliterator.getInstance("NFD; [:Nonspacing Mark:] Remove; NFC; Lower");

  /** {@code Xã Đắk Ơ} becomes {@code xa dak o}. */
  String fold(String name) {
    return plain.transliterate(name).replace('đ', 'd').replaceAll("\\s+", " ").strip();
  }
}
