package org.sunset2g.report.site;

import java.nio.charset.StandardCharsets;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

/** Where the page of an area lies in the week's folder. */
final class PageNames {
  private PageNames() {}

  /** From the week's folder: {@code index.html} or {@code area/VN-2004-01.html}. */
  static String of(PublishedArea area) {
    return area.level() == AreaLevel.COUNTRY
        ? "index.html"
        : "area/" + fileName(area.code()) + ".html";
  }

  /** The file's name without ending; different codes never share one. */
  static String fileName(AreaCode area) {
    String code = safe(area.code());
    return area.system().isEmpty() ? code : safe(area.system()) + "-" + code;
  }

  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          letter >= '0' && letter <= '9'
              || letter >= 'A' && letter <= 'Z'
              || letter >= 'a' && letter <= 'z'
              || letter == '-';
      if (plain) {
        safe.append((char) letter);
      } else {
        safe.append('_').append("%02x".formatted(letter & 0xff));
      }
    }
    return safe.toString();
  }
}
