package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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

/**
 * Published weeks of an invented country, in which a test says what happens in every commune and
 * week: multiples of the minimum cell that add up. Two communes are in a district, two districts in
 * a province, unless it is said otherwise.
 */
final class PublishedPhase {
  static final int TEN = 10;
  private static final String SYSTEM = "VN-2004";

  private static final List<Measure> CONVERSIONS =
      List.of(
          Measure.CONVERTED_SMARTPHONE, Measure.CONVERTED_FEATURE_PHONE, Measure.CONVERTED_OTHER);

  /** What happens in a commune in a week, in subscribers; cut down to whole cells. */
  record Happens(Map<Measure, Double> flows) {
    static final Happens NOTHING = new Happens(Map.of());

    Happens {
      flows = Collections.unmodifiableMap(withAll(flows));
    }

    private static Map<Measure, Double> withAll(Map<Measure, Double> flows) {
      Map<Measure, Double> all = new EnumMap<>(Measure.class);
      all.putAll(flows);
      return all;
    }

    /** So many change to smartphones. */
    static Happens change(double people) {
      return NOTHING.and(Measure.CONVERTED_SMARTPHONE, people);
    }

    Happens and(Measure measure, double people) {
      Map<Measure, Double> more = withAll(flows);
      more.put(measure, people);
      return new Happens(more);
    }

    Happens andArrive(double people) {
      return and(Measure.NEW_AT_RISK, people);
    }

    Happens andLeave(double people) {
      return and(Measure.LEFT, people);
    }

    /** Counted here from now on because of new boundaries; elsewhere where negative. */
    Happens andRezone(double people) {
      return people < 0 ? and(Measure.REZONED_OUT, -people) : and(Measure.REZONED_IN, people);
    }
  }

  /** What happens, by the commune's number, the week's, and how many are at risk at first. */
  interface Law {
    Happens in(int commune, int week, long opening);
  }

  private final String system;
  private final int cell;
  private final int communesOfDistrict;
  private final int districtsOfProvince;
  private final long[] beginning;
  private final List<PublishedArea> areas = new ArrayList<>();
  private final Map<AreaCode, AreaCode> above = new LinkedHashMap<>();

  /**
   * @param beginning at risk in the first week, by commune
   */
  PublishedPhase(long... beginning) {
    this(SYSTEM, TEN, 2, 2, beginning);
  }

  private PublishedPhase(
      String system, int cell, int communesOfDistrict, int districtsOfProvince, long... beginning) {
    this.system = system;
    this.cell = cell;
    this.communesOfDistrict = communesOfDistrict;
    this.districtsOfProvince = districtsOfProvince;
    this.beginning = beginning.clone();
    int communes = beginning.length;
    int districts = (communes + communesOfDistrict - 1) / communesOfDistrict;
    int provinces = (districts + districtsOfProvince - 1) / districtsOfProvince;
    areas.add(PublishedArea.COUNTRY);
    for (int province = 0; province < provinces; province++) {
      add(here(province(province)), PublishedArea.COUNTRY.code(), AreaLevel.PROVINCE);
    }
    add(PublishedArea.UNPLACED.code(), PublishedArea.COUNTRY.code(), AreaLevel.UNPLACED);
    for (int district = 0; district < districts; district++) {
      add(
          here(district(district)),
          here(province(district / districtsOfProvince)),
          AreaLevel.DISTRICT);
    }
    for (int commune = 0; commune < communes; commune++) {
      add(here(commune(commune)), here(district(commune / communesOfDistrict)), AreaLevel.COMMUNE);
    }
  }

  /** Communes that all begin alike. */
  static PublishedPhase alike(int communes, long beginning) {
    long[] all = new long[communes];
    Arrays.fill(all, beginning);
    return new PublishedPhase(all);
  }

  /** As many areas of each level as a country of ten thousand communes has. */
  static PublishedPhase large(long... beginning) {
    return new PublishedPhase(SYSTEM, TEN, 16, 10, beginning);
  }

  /** The same people in larger areas, which are of another system. */
  PublishedPhase withNewBoundaries() {
    return new PublishedPhase("VN-2025", cell, 3, 2, beginning);
  }

  PublishedPhase inCellsOf(int people) {
    return new PublishedPhase(system, people, communesOfDistrict, districtsOfProvince, beginning);
  }

  private AreaCode here(AreaCode code) {
    return new AreaCode(system, code.code());
  }

  private void add(AreaCode code, AreaCode into, AreaLevel level) {
    areas.add(
        level == AreaLevel.UNPLACED
            ? PublishedArea.UNPLACED
            : new PublishedArea(level, code, level.written() + " " + code.code()));
    above.put(code, into);
  }

  static AreaCode province(int number) {
    return new AreaCode(SYSTEM, "%02d".formatted(number + 1));
  }

  static AreaCode district(int number) {
    return new AreaCode(SYSTEM, "%03d".formatted(number + 1));
  }

  static AreaCode commune(int number) {
    return new AreaCode(SYSTEM, "%05d".formatted(number + 1));
  }

  /** Weeks that follow one another; in the first one all arrive. */
  List<HistoryWeek> weeks(IsoWeek first, int weeks, LocalDate cutOff, Law law) {
    List<HistoryWeek> history = new ArrayList<>();
    long[] opening = new long[beginning.length];
    for (int week = 0; week < weeks; week++) {
      Map<AreaCode, Map<Measure, Long>> figures = new LinkedHashMap<>();
      areas.forEach(area -> figures.put(area.code(), new EnumMap<>(Measure.class)));
      for (int commune = 0; commune < beginning.length; commune++) {
        Map<Measure, Long> row =
            week == 0
                ? row(0, Happens.NOTHING.andArrive(beginning[commune]))
                : row(opening[commune], law.in(commune, week, opening[commune]));
        for (AreaCode at = here(commune(commune)); at != null; at = above.get(at)) {
          Map<Measure, Long> sums = figures.get(at);
          row.forEach((measure, number) -> sums.merge(measure, number, Long::sum));
        }
        opening[commune] = row.get(Measure.CLOSING);
      }
      history.add(
          new HistoryWeek(
              ProtectedWeek.published(
                  "2g-only", first.plus(week), cell, rows(figures), List.of(), List.of()),
              cutOff));
    }
    return history;
  }

  private List<AreaFigures> rows(Map<AreaCode, Map<Measure, Long>> figures) {
    return areas.stream()
        .map(
            area ->
                new AreaFigures(
                    area, Optional.ofNullable(above.get(area.code())), figures.get(area.code())))
        .toList();
  }

  static ProtectedWeek table(String phase, IsoWeek week, List<AreaFigures> rows) {
    return ProtectedWeek.published(phase, week, TEN, rows, List.of(), List.of());
  }

  private Map<Measure, Long> row(long opening, Happens happens) {
    Map<Measure, Long> row = new EnumMap<>(Measure.class);
    row.put(Measure.OPENING, opening);
    long left = opening;
    long converted = 0;
    long closing = opening;
    for (Map.Entry<Measure, Double> flow : happens.flows().entrySet()) {
      Measure measure = flow.getKey();
      long people = (long) (flow.getValue() / cell) * cell;
      if (measure.balanceSign() < 0) {
        people = Math.min(left, people);
        left -= people;
      }
      converted += CONVERSIONS.contains(measure) ? people : 0;
      closing += measure.balanceSign() * people;
      row.put(measure, people);
    }
    row.put(Measure.CLOSING, closing);
    row.put(Measure.CLOSING_ACTIVE, closing);
    row.put(Measure.CONVERTED_NOT_BLOCKED, converted);
    return row;
  }
}
