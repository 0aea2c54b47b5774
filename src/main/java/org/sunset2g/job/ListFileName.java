package org.sunset2g.job;

import java.text.Normalizer;
import java.util.Locale;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;

/**
 * What the file of a list is called, without its suffix: {@code <code system>_<district
 * code>_<district name>}, as {@link OutreachLists} names it.
 */
final class ListFileName {
  private ListFileName() {}

  static String of(AdministrativeUnits units, String list) {
    if (list.equals(OutreachItems.UNPLACED)) {
      return list;
    }
    AreaCode district = AreaCode.parse(list);
    String name =
        units.find(district).map(AdministrativeUnit::name).map(ListFileName::plain).orElse("");
    return district.system() + "_" + district.code() + (name.isEmpty() ? "" : "_" + name);
  }

  /** The name without diacritics, blanks and capitals: {@code huyen-trang-dinh}. */
  private static String plain(String name) {
    return Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
