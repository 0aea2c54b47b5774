package org.sunset2g.report.compare;

import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.PublishedArea;

/**
 * How an area is named on a command line: code system, slash, code; the areas that are in no code
 * system, such as the country and the unplaced, by one word.
 */
public final class AreaText {
  private AreaText() {}

  /** {@code VN-2004/25}, {@code country} or {@code unplaced}. */
  public static String written(PublishedArea area) {
    if (area.level() == AreaLevel.COUNTRY) {
      return "country";
    }
    return area.code().system().isEmpty() ? area.code().code() : area.code().toString();
  }

  /** The area that is {@link #written} so; empty where there is none. */
  public static Optional<PublishedArea> find(AreaTree areas, String written) {
    return areas.all().stream().filter(area -> written(area).equals(written)).findFirst();
  }
}
