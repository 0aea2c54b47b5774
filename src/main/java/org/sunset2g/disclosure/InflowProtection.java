package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Makes the table of a week's newly seen 2G-only handsets that may leave the operator: those not
 * certified by area (see {@link InflowAreas}) and, of the whole country, by model (see {@link
 * InflowModels}); those certified, and all, of the whole country only.
 *
 * <p>A number from 1 to below the minimum cell is withheld, or folded into that of other models,
 * and so much with it that nobody can compute it from the week's table, or what became of it from
 * two revisions of the week. Weeks count different attachments: no number of one is a sum of those
 * of others.
 *
 * <p>What is not promised: as in {@link Protection}, a withheld number can often be bounded, and
 * who knows of some numbers that they did not change from one revision to the next may compute
 * others. A number of the ledger that happens to count the same subscribers is protected by itself.
 */
public final class InflowProtection {
  private final Territory territory;
  private final DisclosureSettings settings;

  public InflowProtection(Territory territory, DisclosureSettings settings) {
    this.territory = territory;
    this.settings = settings;
  }

  /**
   * Protects one week.
   *
   * @param rows the week's counts of all operators; several of an area and model are added up
   * @param superseded what was published for this week before, one list for each run that did
   * @throws IllegalArgumentException where a published row is of another week
   */
  public ProtectedInflow protect(
      IsoWeek week, List<InflowRow> rows, List<List<InflowFigure>> superseded) {
    AreaPlaces places = new AreaPlaces(territory, week);
    Set<AreaCode> used = new TreeSet<>();
    rows.forEach(row -> used.add(places.placeOf(row.home())));
    for (List<InflowFigure> figures : superseded) {
      for (InflowFigure figure : figures) {
        if (!figure.week().equals(week)) {
          throw new IllegalArgumentException(
              "protecting the inflow of %s, was given figures of %s"
                  .formatted(week, figure.week()));
        }
        if (figure.area().level().isLowest()) {
          used.add(figure.area().code());
        }
      }
    }
    PublishedAreas areas = new PublishedAreas(territory, places, used);
    List<InflowRevision> revisions =
        superseded.stream().filter(figures -> !figures.isEmpty()).map(InflowRevision::new).toList();
    List<InflowFigure> figures = new ArrayList<>();
    Map<AreaCode, Long> counts = byArea(rows, areas);
    Set<AreaCode> withheld =
        new InflowAreas(areas, counts, revisions, settings.minimumCell()).withheld();
    for (PublishedArea area : areas.tree()) {
      figures.add(
          new InflowFigure(
              week,
              area,
              InflowRevision.parent(areas, area),
              InflowMeasure.NOT_CERTIFIED,
              "",
              shown(counts.get(area.code()), withheld.contains(area.code()))));
    }
    boolean isCountryWithheld = withheld.contains(PublishedArea.COUNTRY.code());
    addCertified(figures, week, rows, revisions, isCountryWithheld);
    if (!isCountryWithheld) {
      addModels(figures, week, rows, revisions);
    }
    return new ProtectedInflow(week, settings.minimumCell(), areas, figures);
  }

  private static Map<AreaCode, Long> byArea(List<InflowRow> rows, PublishedAreas areas) {
    Map<AreaCode, Long> counts = new HashMap<>();
    areas.tree().forEach(area -> counts.put(area.code(), 0L));
    for (InflowRow row : rows) {
      if (isCounted(row)) {
        PublishedArea area = areas.placeOf(row.home());
        counts.merge(area.code(), row.subscribers(), Long::sum);
        while (area.level() != AreaLevel.COUNTRY) {
          area = areas.above(area).orElseThrow();
          counts.merge(area.code(), row.subscribers(), Long::sum);
        }
      }
    }
    return counts;
  }

  private static boolean isCounted(InflowRow row) {
    return row.certification() != Certification.YES;
  }

  /** Who has one of the two numbers has the other: both are published, or neither. */
  private void addCertified(
      List<InflowFigure> figures,
      IsoWeek week,
      List<InflowRow> rows,
      List<InflowRevision> revisions,
      boolean isCountryWithheld) {
    long all = rows.stream().mapToLong(InflowRow::subscribers).sum();
    long certified =
        rows.stream().filter(row -> !isCounted(row)).mapToLong(InflowRow::subscribers).sum();
    boolean isWithheld =
        isCountryWithheld
            || InflowAreas.isSmall(certified, settings.minimumCell())
            || isTooNear(certified, InflowMeasure.CERTIFIED, revisions)
            || isTooNear(all, InflowMeasure.ALL, revisions);
    figures.add(ofCountry(week, InflowMeasure.CERTIFIED, "", shown(certified, isWithheld)));
    figures.add(ofCountry(week, InflowMeasure.ALL, "", shown(all, isWithheld)));
  }

  private boolean isTooNear(long number, InflowMeasure measure, List<InflowRevision> revisions) {
    return revisions.stream()
        .map(revision -> revision.country(measure))
        .anyMatch(before -> InflowAreas.isTooNear(number, before, settings.minimumCell()));
  }

  private void addModels(
      List<InflowFigure> figures,
      IsoWeek week,
      List<InflowRow> rows,
      List<InflowRevision> revisions) {
    Map<String, Long> counts = new TreeMap<>();
    rows.stream()
        .filter(InflowProtection::isCounted)
        .forEach(row -> counts.merge(row.model(), row.subscribers(), Long::sum));
    InflowModels models = new InflowModels(counts, revisions, settings.minimumCell());
    List<String> named = models.named();
    for (String model : named) {
      figures.add(ofCountry(week, InflowMeasure.MODEL, model, OptionalLong.of(counts.get(model))));
    }
    figures.add(
        ofCountry(week, InflowMeasure.OTHER_MODELS, "", OptionalLong.of(models.others(named))));
  }

  private static InflowFigure ofCountry(
      IsoWeek week, InflowMeasure measure, String model, OptionalLong number) {
    return new InflowFigure(
        week, PublishedArea.COUNTRY, PublishedArea.COUNTRY.code(), measure, model, number);
  }

  private static OptionalLong shown(long number, boolean isWithheld) {
    return isWithheld ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
