package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;

/** Weeks of an invented country as they would be published: rounded to tens, all sums holding. */
public final class PublishedCountry {
  private static final String SYSTEM = "VN-2004";
  private static final int TEN = 10;
  private static final List<String> SYLLABLES =
      List.of("Đức", "Hải", "Yên", "Ngọc", "Trường", "Sơn", "Mỹ", "Lộc", "Phú", "Quý", "Ấp", "Bầu");

  private final List<PublishedArea> areas = new ArrayList<>();
  private final Map<AreaCode, AreaCode> above = new LinkedHashMap<>();
  private final List<PublishedArea> communes = new ArrayList<>();
  private final Random random;

  /** Provinces with so many districts each, and those with so many communes each. */
  public PublishedCountry(int provinces, int districts, int communes, long seed) {
    this.random = new Random(seed);
    areas.add(PublishedArea.COUNTRY);
    List<PublishedArea> lower = new ArrayList<>();
    for (int p = 1; p <= provinces; p++) {
      PublishedArea province = area(AreaLevel.PROVINCE, "%02d".formatted(p), "Tỉnh " + name());
      areas.add(province);
      above.put(province.code(), PublishedArea.COUNTRY.code());
    }
    areas.add(PublishedArea.UNPLACED);
    above.put(PublishedArea.UNPLACED.code(), PublishedArea.COUNTRY.code());
    for (int d = 0; d < provinces * districts; d++) {
      PublishedArea district = area(AreaLevel.DISTRICT, "%03d".formatted(d + 1), "Huyện " + name());
      areas.add(district);
      above.put(district.code(), new AreaCode(SYSTEM, "%02d".formatted(d / districts + 1)));
      for (int c = 0; c < communes; c++) {
        PublishedArea commune =
            area(AreaLevel.COMMUNE, "%05d".formatted(d * communes + c + 1), "Xã " + name());
        lower.add(commune);
        above.put(commune.code(), district.code());
      }
    }
    areas.addAll(lower);
    this.communes.addAll(lower);
  }

  private static PublishedArea area(AreaLevel level, String code, String name) {
    return new PublishedArea(level, new AreaCode(SYSTEM, code), name);
  }

  private String name() {
    return SYLLABLES.get(random.nextInt(SYLLABLES.size()))
        + " "
        + SYLLABLES.get(random.nextInt(SYLLABLES.size()));
  }

  /**
   * Consecutive weeks, oldest first; the last one with numbers by handset, SIM and model.
   *
   * @param mean closing number of a commune in the first week, about
   */
  public List<ProtectedWeek> weeks(IsoWeek first, int weeks, int mean) {
    List<ProtectedWeek> published = new ArrayList<>();
    Map<AreaCode, Long> opening = new LinkedHashMap<>();
    for (int i = 0; i < weeks; i++) {
      Map<AreaCode, Map<Measure, Long>> figures = new LinkedHashMap<>();
      areas.forEach(area -> figures.put(area.code(), new EnumMap<>(Measure.class)));
      for (PublishedArea commune : communes) {
        Map<Measure, Long> row = row(i == 0, opening.getOrDefault(commune.code(), 0L), mean);
        for (AreaCode at = commune.code(); at != null; at = above.get(at)) {
          Map<Measure, Long> sums = figures.get(at);
          row.forEach((measure, number) -> sums.merge(measure, number, Long::sum));
        }
        opening.put(commune.code(), row.get(Measure.CLOSING));
      }
      boolean isLast = i == weeks - 1;
      List<AreaFigures> rows =
          areas.stream()
              .map(
                  area ->
                      new AreaFigures(
                          area,
                          Optional.ofNullable(above.get(area.code())),
                          figures.get(area.code())))
              .toList();
      published.add(
          ProtectedWeek.published(
              "2g-only",
              first.plus(i),
              TEN,
              rows,
              isLast ? handsetSims(rows) : List.of(),
              isLast ? models(rows) : List.of()));
    }
    return published;
  }

  private Map<Measure, Long> row(boolean isFirst, long opening, int mean) {
    Map<Measure, Long> row = new EnumMap<>(Measure.class);
    row.put(Measure.OPENING, opening);
    long arrived = isFirst ? tens(mean * 2) : random.nextInt(8) == 0 ? TEN : 0;
    row.put(Measure.NEW_AT_RISK, arrived);
    long smartphone = Math.min(opening, tens(opening / 6));
    long feature = Math.min(opening - smartphone, tens(opening / 12));
    long left = Math.min(opening - smartphone - feature, random.nextInt(6) == 0 ? TEN : 0);
    row.put(Measure.CONVERTED_SMARTPHONE, smartphone);
    row.put(Measure.CONVERTED_FEATURE_PHONE, feature);
    row.put(Measure.LEFT, left);
    long closing = opening + arrived - smartphone - feature - left;
    row.put(Measure.CLOSING, closing);
    long blocked = Math.min(closing, tens(closing / 8));
    row.put(Measure.CLOSING_ACTIVE, closing - blocked);
    row.put(Measure.CLOSING_ONE_WAY_BLOCKED, blocked);
    row.put(Measure.CONVERTED_NOT_BLOCKED, smartphone + feature);
    return row;
  }

  private long tens(long most) {
    return most < 1 ? 0 : random.nextLong(most + 1) / TEN * TEN;
  }

  private static List<HandsetSim> handsetSims(List<AreaFigures> rows) {
    List<HandsetSim> all = new ArrayList<>();
    for (AreaFigures row : rows) {
      long closing = row.of(Measure.CLOSING);
      long smartphones = closing / 5 / TEN * TEN;
      long twoG = (closing - smartphones) / 3 / TEN * TEN;
      AreaCode code = row.area().code();
      add(all, code, HandsetForm.FEATURE_PHONE, Optional.of(Generation.TWO_G), twoG);
      add(
          all,
          code,
          HandsetForm.FEATURE_PHONE,
          Optional.of(Generation.FOUR_G),
          closing - smartphones - twoG);
      add(all, code, HandsetForm.SMARTPHONE, Optional.empty(), smartphones);
    }
    return all;
  }

  private static void add(
      List<HandsetSim> all, AreaCode area, HandsetForm form, Optional<Generation> sim, long of) {
    if (of > 0) {
      all.add(new HandsetSim(area, HandsetClass.TWO_G_ONLY, form, sim, of));
    }
  }

  private static List<ModelFigure> models(List<AreaFigures> rows) {
    List<ModelFigure> all = new ArrayList<>();
    for (AreaFigures row : rows) {
      long left = row.of(Measure.CLOSING);
      for (int model = 1; model <= 10; model++) {
        long number = left / 4 / TEN * TEN;
        if (number > 0) {
          all.add(
              new ModelFigure(row.area().code(), "Hãng %d 10%d".formatted(model, model), number));
          left -= number;
        }
      }
      if (left > 0) {
        all.add(new ModelFigure(row.area().code(), "", left));
      }
    }
    return all;
  }
}
