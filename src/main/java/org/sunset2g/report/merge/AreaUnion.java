package org.sunset2g.report.merge;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The areas of several reports of one week, with the sums of their figures. An area that a report
 * does not have counts nobody there.
 */
final class AreaUnion {
  private static final List<AreaLevel> ORDER_OF_LEVELS =
      List.of(
          AreaLevel.COUNTRY,
          AreaLevel.PROVINCE,
          AreaLevel.UNPLACED,
          AreaLevel.DISTRICT,
          AreaLevel.COMMUNE,
          AreaLevel.REMAINDER,
          AreaLevel.FORMER_DISTRICT,
          AreaLevel.OUTSIDE_FORMER_DISTRICTS);
  private static final Comparator<AreaFigures> ORDER =
      Comparator.<AreaFigures>comparingInt(row -> rank(row.area().level()))
          .thenComparing(row -> row.area().code());
  private static final String CURE =
      "have all operators publish the week with the same list of administrative units";

  private record Known(Path file, AreaFigures row, Map<Measure, Long> sums) {}

  private final Map<AreaCode, Known> areas = new HashMap<>();

  /** Where an area that others are below was found first to have any. */
  private final Map<AreaCode, Path> divided = new HashMap<>();

  private AreaUnion() {}

  /**
   * The summed rows of all areas: levels from the country down, codes in order.
   *
   * @throws InputProblem where two reports call an area differently, put it elsewhere, or where one
   *     divides an area further in which another one counts subscribers without doing so
   */
  static List<AreaFigures> of(List<ShelvedWeek> reports) {
    AreaUnion union = new AreaUnion();
    reports.forEach(union::add);
    reports.forEach(union::checkDivision);
    return union.areas.values().stream()
        .map(known -> new AreaFigures(known.row().area(), known.row().above(), known.sums()))
        .sorted(ORDER)
        .toList();
  }

  /** Place of a level in a merged table. */
  static int rank(AreaLevel level) {
    return ORDER_OF_LEVELS.indexOf(level);
  }

  private void add(ShelvedWeek report) {
    Path file = file(report);
    for (AreaFigures row : report.report().week().figures()) {
      Known known =
          areas.computeIfAbsent(
              row.area().code(), none -> new Known(file, row, new EnumMap<>(Measure.class)));
      if (!known.row().area().equals(row.area()) || !known.row().above().equals(row.above())) {
        throw InputProblem.inFile(
            file,
            "the area %s is %s, but %s in %s"
                .formatted(row.area().code(), described(row), described(known.row()), known.file()),
            CURE);
      }
      row.all().forEach((measure, figure) -> known.sums().merge(measure, figure, Long::sum));
      if (!row.area().level().isFormer()) {
        row.above().ifPresent(above -> divided.putIfAbsent(above, file));
      }
    }
  }

  private void checkDivision(ShelvedWeek report) {
    Set<AreaCode> withAreasBelow = new HashSet<>();
    List<AreaFigures> rows = report.report().week().figures();
    for (AreaFigures row : rows) {
      row.above().ifPresent(withAreasBelow::add);
    }
    for (AreaFigures row : rows) {
      AreaCode code = row.area().code();
      boolean isUndivided = divided.containsKey(code) && !withAreasBelow.contains(code);
      if (isUndivided && row.all().values().stream().anyMatch(figure -> figure != 0)) {
        throw InputProblem.inFile(
            file(report),
            "counts subscribers in the area %s (%s) without areas below it; %s has such areas"
                .formatted(row.area().name(), code, divided.get(code)),
            CURE);
      }
    }
  }

  private static Path file(ShelvedWeek report) {
    return report.tables().resolve(AreaWeek.TABLE + ".csv");
  }

  private static String described(AreaFigures row) {
    Optional<AreaCode> above = row.above();
    return "the %s '%s' %s"
        .formatted(
            row.area().level().written(),
            row.area().name(),
            above.map(AreaUnion::below).orElse("beside the tree"));
  }

  private static String below(AreaCode above) {
    return above.code().isEmpty() ? "below the country" : "below " + above;
  }
}
