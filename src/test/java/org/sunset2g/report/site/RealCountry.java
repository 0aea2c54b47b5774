package org.sunset2g.report.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;

/** Invented weeks of the real list of units: all provinces, districts and communes. */
final class RealCountry {
  private static final int TEN = 10;

  private final List<PublishedArea> areas = new ArrayList<>(List.of(PublishedArea.COUNTRY));
  private final Map<AreaCode, AreaCode> above = new LinkedHashMap<>();
  private final Random random = new Random(20241016);

  /**
   * @param units CSV of code_system, level, code, name and parent_code
   */
  RealCountry(Path units) throws IOException {
    List<PublishedArea> provinces = new ArrayList<>();
    List<PublishedArea> lower = new ArrayList<>();
    for (String line : Files.readAllLines(units)) {
      String[] cells = line.split(",", -1);
      if (!cells[0].startsWith("VN-")) {
        continue;
      }
      AreaLevel level = AreaLevel.parse(cells[1]);
      PublishedArea area = new PublishedArea(level, new AreaCode(cells[0], cells[2]), cells[3]);
      (level == AreaLevel.PROVINCE ? provinces : lower).add(area);
      above.put(
          area.code(),
          cells[4].isEmpty() ? PublishedArea.COUNTRY.code() : new AreaCode(cells[0], cells[4]));
    }
    areas.addAll(provinces);
    areas.add(PublishedArea.UNPLACED);
    above.put(PublishedArea.UNPLACED.code(), PublishedArea.COUNTRY.code());
    lower.sort((one, other) -> one.level().compareTo(other.level()));
    areas.addAll(lower);
  }

  /** Consecutive weeks, the last one with its breakdowns. */
  List<ProtectedWeek> weeks(IsoWeek first, int weeks) {
    List<ProtectedWeek> published = new ArrayList<>();
    Map<AreaCode, Long> opening = new LinkedHashMap<>();
    for (int i = 0; i < weeks; i++) {
      Map<AreaCode, Map<Measure, Long>> figures = new LinkedHashMap<>();
      areas.forEach(area -> figures.put(area.code(), new EnumMap<>(Measure.class)));
      for (PublishedArea area : areas) {
        if (area.level() == AreaLevel.COMMUNE || area.level() == AreaLevel.UNPLACED) {
          Map<Measure, Long> row = row(i == 0, opening.getOrDefault(area.code(), 0L));
          for (AreaCode at = area.code(); at != null; at = above.get(at)) {
            Map<Measure, Long> sums = figures.get(at);
            row.forEach((measure, number) -> sums.merge(measure, number, Long::sum));
          }
          opening.put(area.code(), row.get(Measure.CLOSING));
        }
      }
      List<AreaFigures> rows =
          areas.stream()
              .map(
                  area ->
                      new AreaFigures(
                          area,
                          Optional.ofNullable(above.get(area.code())),
                          figures.get(area.code())))
              .toList();
      boolean isLast = i == weeks - 1;
      published.add(
          ProtectedWeek.published(
              "2g-only",
              first.plus(i),
              TEN,
              rows,
              isLast ? handsets(rows) : List.of(),
              isLast ? models(rows) : List.of()));
    }
    return published;
  }

  private Map<Measure, Long> row(boolean isFirst, long opening) {
    Map<Measure, Long> row = new EnumMap<>(Measure.class);
    row.put(Measure.OPENING, opening);
    long in = isFirst ? tens((long) (Math.exp(random.nextGaussian() * 0.8 + 6.9))) : tens(8);
    row.put(Measure.NEW_AT_RISK, in);
    long back = tens(opening / 180);
    row.put(Measure.REVERTED, back);
    long left = opening + in + back;
    for (Measure measure :
        List.of(
            Measure.CONVERTED_SMARTPHONE,
            Measure.CONVERTED_FEATURE_PHONE,
            Measure.CONVERTED_OTHER,
            Measure.GONE_QUIET,
            Measure.LEFT,
            Measure.UPGRADED_BELOW_TARGET)) {
      int part =
          switch (measure) {
            case CONVERTED_SMARTPHONE -> 24;
            case CONVERTED_FEATURE_PHONE -> 40;
            case CONVERTED_OTHER -> 900;
            default -> 200;
          };
      long number =
          Math.min(left, tens(isFirst ? 0 : opening * (50 + random.nextInt(100)) / 100 / part));
      row.put(measure, number);
      left -= number;
    }
    row.put(Measure.CLOSING, left);
    long blocked = tens(left / 12);
    row.put(Measure.CLOSING_ACTIVE, left - blocked);
    row.put(Measure.CLOSING_ONE_WAY_BLOCKED, blocked);
    row.put(
        Measure.CONVERTED_NOT_BLOCKED, Measure.conversions().stream().mapToLong(row::get).sum());
    return row;
  }

  private long tens(long about) {
    return (about + random.nextInt(TEN)) / TEN * TEN;
  }

  private static List<HandsetSim> handsets(List<AreaFigures> rows) {
    List<HandsetSim> all = new ArrayList<>();
    for (AreaFigures row : rows) {
      long left = row.of(Measure.CLOSING);
      int part = 3;
      for (Optional<Generation> sim :
          List.of(
              Optional.of(Generation.FOUR_G),
              Optional.of(Generation.THREE_G),
              Optional.of(Generation.TWO_G),
              Optional.<Generation>empty())) {
        long number = sim.isEmpty() ? left : left / part++ / TEN * TEN;
        if (number > 0) {
          all.add(
              new HandsetSim(
                  row.area().code(),
                  HandsetClass.TWO_G_ONLY,
                  HandsetForm.FEATURE_PHONE,
                  sim,
                  number));
        }
        left -= number;
      }
    }
    return all;
  }

  private static List<ModelFigure> models(List<AreaFigures> rows) {
    List<ModelFigure> all = new ArrayList<>();
    List<String> names =
        List.of(
            "Nokia 105", "Nokia 1280", "Nokia 110", "Masstel Izi 10", "Itel 2160", "Samsung E1200");
    for (AreaFigures row : rows) {
      long left = row.of(Measure.CLOSING);
      for (String name : names) {
        long number = left / 5 / TEN * TEN;
        if (number > 0) {
          all.add(new ModelFigure(row.area().code(), name, number));
        }
        left -= number;
      }
      if (left > 0) {
        all.add(new ModelFigure(row.area().code(), "", left));
      }
    }
    return all;
  }
}
