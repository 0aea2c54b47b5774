package org.sunset2g.report.site;

import java.util.List;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.Bilingual;
import org.sunset2g.vocabulary.AreaCode;

/**
 * The list of all areas that searching and comparing read: a script, because a browser opens no
 * data file beside a page of a file share. One line per area: page, as the place of its code system
 * and the rest; name; name without diacritics; place of the area above, to the base 36; closing
 * numbers of all weeks.
 */
final class AreasFile {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String MISSING = ".";

  private AreasFile() {}

  static String text(Site site) {
    Folding folding = new Folding();
    StringBuilder lines = new StringBuilder();
    List<String> systems =
        site.pages().stream().map(area -> area.code().system()).distinct().sorted().toList();
    for (PublishedArea area : site.pages()) {
      Bilingual name = site.name(area);
      lines
          .append(lines.isEmpty() ? "" : "\n")
          .append(systems.indexOf(area.code().system()))
          .append(page(area))
          .append('\t')
          .append(name.vi())
          .append('\t')
          .append(folding.fold(name.vi()))
          .append('\t')
          .append(
              site.tree()
                  .above(area)
                  .map(above -> Integer.toString(site.number(above), 36))
                  .orElse(""))
          .append('\t')
          .append(series(site.history().closing(area), site.table().minimumCell()));
    }
    StringBuilder weeks = new StringBuilder();
    site.history().weeks().forEach(week -> weeks.append(weeks.isEmpty() ? "" : " ").append(week));
    return "sunsetAreas("
        + site.table().minimumCell()
        + ","
        + Json.text(String.join(" ", systems))
        + ","
        + Json.text(weeks.toString())
        + ","
        + Json.text(lines.toString())
        + ");\n";
  }

  /** What the name of the area's page has after its code system; nothing for the country. */
  private static String page(PublishedArea area) {
    return area.level() == AreaLevel.COUNTRY
        ? ""
        : PageNames.fileName(new AreaCode("", area.code().code()));
  }

  /**
   * Differences between weeks in units of the minimum cell, each in as many letters as it takes:
   * five bits a letter, the sixth says that another one follows, the lowest bit is the sign.
   */
  static String series(long[] numbers, int unit) {
    StringBuilder text = new StringBuilder();
    long before = 0;
    for (long number : numbers) {
      if (number == History.MISSING) {
        text.append(MISSING);
        continue;
      }
      long step = number / unit - before;
      before = number / unit;
      long rest = step < 0 ? -step << 1 | 1 : step << 1;
      do {
        int letter = (int) (rest & 31);
        rest >>= 5;
        text.append(DIGITS.charAt(rest > 0 ? letter | 32 : letter));
      } while (rest > 0);
    }
    return text.toString();
  }
}
