package org.sunset2g.report.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Three weeks of two provinces with figures that can be added up in the head. */
public final class Weeks {
  public static final IsoWeek FIRST = IsoWeek.parse("2024-W36");
  static final PublishedArea NORTH = province("01", "Tỉnh Bắc");
  static final PublishedArea SOUTH = province("79", "Tỉnh Nam");

  private Weeks() {}

  /**
   * North: 100, 80, 70 at the end of the weeks, by conversions, and 10 new ones in the last. South:
   * 1,000, 1,000, 900.
   */
  public static List<ProtectedWeek> three() {
    return List.of(
        week(0, row(NORTH, 0, 100, 0, 100), row(SOUTH, 0, 1000, 0, 1000)),
        week(1, row(NORTH, 100, 0, 20, 80), row(SOUTH, 1000, 0, 0, 1000)),
        week(2, row(NORTH, 80, 10, 20, 70), row(SOUTH, 1000, 0, 100, 900)));
  }

  static ProtectedWeek week(int number, AreaFigures... provinces) {
    Map<Measure, Long> country = new EnumMap<>(Measure.class);
    for (AreaFigures province : provinces) {
      province.all().forEach((measure, figure) -> country.merge(measure, figure, Long::sum));
    }
    List<AreaFigures> rows = new ArrayList<>();
    rows.add(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), country));
    rows.addAll(List.of(provinces));
    return ProtectedWeek.published("2g-only", FIRST.plus(number), 10, rows, List.of(), List.of());
  }

  static AreaFigures row(
      PublishedArea area, long opening, long arrived, long converted, long closing) {
    Map<Measure, Long> figures = new EnumMap<>(Measure.class);
    figures.put(Measure.OPENING, opening);
    figures.put(Measure.NEW_AT_RISK, arrived);
    figures.put(Measure.CONVERTED_SMARTPHONE, converted);
    figures.put(Measure.CONVERTED_NOT_BLOCKED, converted);
    figures.put(Measure.CLOSING, closing);
    figures.put(Measure.CLOSING_ACTIVE, closing);
    return new AreaFigures(area, Optional.of(PublishedArea.COUNTRY.code()), figures);
  }

  private static PublishedArea province(String code, String name) {
    return new PublishedArea(AreaLevel.PROVINCE, new AreaCode("VN-2004", code), name);
  }
}
