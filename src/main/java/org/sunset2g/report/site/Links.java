package org.sunset2g.report.site;

import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;

/**
 * Links from one page to the others.
 *
 * @param root from the page to the week's folder: empty, or {@code ../}
 */
record Links(String root) {
  static Links from(PublishedArea page) {
    return new Links(page.level() == AreaLevel.COUNTRY ? "" : "../");
  }

  String to(PublishedArea area) {
    String page = PageNames.of(area);
    return root.isEmpty() || !page.startsWith("area/")
        ? root + page
        : page.substring("area/".length());
  }
}
