package org.sunset2g.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;

/**
 * One area in a table of the page; everything from protected numbers.
 *
 * @param province name of the province above; empty for a province
 * @param fall share by which the number at risk fell this week; empty where either number is
 *     withheld or the week began with nobody
 * @param shade 1 few to 5 many, in powers of ten from the minimum; 0 none left; -1 withheld
 */
public record AreaLine(
    PublishedArea area,
    String province,
    OptionalLong opening,
    OptionalLong smartphones,
    OptionalLong featurePhones,
    OptionalLong otherForms,
    OptionalLong closing,
    Optional<Written.Share> fall,
    int shade,
    History.Line line) {

  private static final Comparator<AreaLine> MOST_LEFT_FIRST =
      Comparator.<AreaLine>comparingLong(line -> -line.closing.orElse(-1))
          .thenComparing(line -> line.area.code());
  private static final Comparator<AreaLine> SLOWEST_FIRST =
      Comparator.<AreaLine>comparingLong(line -> line.fall.orElseThrow().tenths())
          .thenComparing(line -> line.area.code());

  static AreaLine of(PublishedArea area, ProtectedTable table, History history) {
    OptionalLong opening = table.cell(area, Measure.OPENING);
    OptionalLong closing = table.cell(area, Measure.CLOSING);
    return new AreaLine(
        area,
        province(area, table),
        opening,
        table.cell(area, Measure.CONVERTED_SMARTPHONE),
        table.cell(area, Measure.CONVERTED_FEATURE_PHONE),
        table.cell(area, Measure.CONVERTED_OTHER),
        closing,
        fall(opening, closing),
        shade(closing),
        history.line(area, 96, 22));
  }

  /** Of a former district that in which its first commune lies now. */
  private static String province(PublishedArea area, ProtectedTable table) {
    if (area.level() == AreaLevel.PROVINCE) {
      return "";
    }
    Optional<PublishedArea> inTree =
        area.level().isFormer()
            ? table.areas().below(area).stream().findFirst()
            : Optional.of(area);
    return inTree.flatMap(table.areas()::above).map(PublishedArea::name).orElse("");
  }

  static Optional<Written.Share> fall(OptionalLong opening, OptionalLong closing) {
    return opening.isEmpty() || closing.isEmpty() || opening.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(
            Written.Share.of(opening.getAsLong() - closing.getAsLong(), opening.getAsLong()));
  }

  private static int shade(OptionalLong closing) {
    if (closing.isEmpty()) {
      return -1;
    }
    long[] from = {1, 100, 300, 1000, 3000};
    int shade = 0;
    while (shade < from.length && closing.getAsLong() >= from[shade]) {
      shade++;
    }
    return shade;
  }

  /** Most left first, withheld last. */
  static List<AreaLine> byNumberLeft(Stream<AreaLine> lines) {
    return lines.sorted(MOST_LEFT_FIRST).toList();
  }

  /** Where the number fell least first; areas without a published fall are not ranked. */
  static List<AreaLine> bySlowestFall(Stream<AreaLine> lines) {
    return lines.filter(line -> line.fall.isPresent()).sorted(SLOWEST_FIRST).toList();
  }
}
