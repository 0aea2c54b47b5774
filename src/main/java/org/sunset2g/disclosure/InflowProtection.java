package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Makes the table of a week's newly seen 2G-only handsets that may leave the operator: those not
 * certified by area and, of the whole country, by model; those certified, and all, of the whole
 * country only. Rounded as {@link Protection} does it.
 *
 * <p>Weeks count different attachments: no number of one is a sum of those of others.
 */
public final class InflowProtection {
  private static final int MODELS = 20;
  private static final int SWEEPS = 3;

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
   * @param superseded what was published for this week before, one list for each run that did,
   *     newest last
   */
  public ProtectedInflow protect(
      IsoWeek week, List<InflowRow> rows, List<List<InflowFigure>> superseded) {
    PublishedAreas areas =
        PublishedAreas.of(territory, week, rows.stream().map(InflowRow::home).toList());
    PublishedTree tree = new PublishedTree(areas);
    List<SortedMap<String, Long>> models = new ArrayList<>();
    tree.leaves().forEach(leaf -> models.add(new TreeMap<>()));
    long certified = 0;
    for (InflowRow row : rows) {
      if (row.certification() == Certification.YES) {
        certified += row.subscribers();
      } else {
        models
            .get(tree.index(areas.placeOf(row.home()).code()))
            .merge(row.model(), row.subscribers(), Long::sum);
      }
    }
    long[][] counts = new long[models.size()][];
    for (int leaf = 0; leaf < counts.length; leaf++) {
      counts[leaf] = new long[] {sum(models.get(leaf).values())};
    }
    SplittableRandom draw = Draw.of("inflow " + week, tree.leaves(), counts);
    SplittableRandom drawOfModels = draw.split();
    long certifiedShown = Draw.rounded(certified, settings.minimumCell(), draw);
    List<InflowFigure> last =
        superseded.isEmpty() ? List.of() : superseded.get(superseded.size() - 1);
    certifiedShown = stillTrue(last, certified).orElse(certifiedShown);
    long[] shown = stillTrue(last, tree, counts);
    if (shown == null) {
      shown = rounded(tree, counts, draw);
    }
    return ProtectedInflow.published(
        week,
        settings.minimumCell(),
        figures(week, tree, shown, certifiedShown, models(tree, models, shown, drawOfModels)));
  }

  private static long sum(Collection<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  /** As {@link RoundedWeek}: what is as close to the truth as a figure is, is shown again. */
  private java.util.Optional<Long> stillTrue(List<InflowFigure> last, long certified) {
    return last.stream()
        .filter(figure -> figure.measure() == InflowMeasure.CERTIFIED)
        .map(InflowFigure::subscribers)
        .filter(figure -> Math.abs(figure - certified) < settings.minimumCell())
        .findFirst();
  }

  private long[] stillTrue(List<InflowFigure> last, PublishedTree tree, long[][] counts) {
    Map<AreaCode, Long> before = new HashMap<>();
    for (InflowFigure figure : last) {
      if (figure.measure() == InflowMeasure.NOT_CERTIFIED && figure.area().level().isLowest()) {
        before.put(figure.area().code(), figure.subscribers());
      }
    }
    long[] shown = new long[counts.length];
    for (int leaf = 0; leaf < counts.length; leaf++) {
      Long figure = before.remove(tree.leaves().get(leaf).code());
      if (figure == null || Math.abs(figure - counts[leaf][0]) >= settings.minimumCell()) {
        return null;
      }
      shown[leaf] = figure;
    }
    return before.isEmpty() ? shown : null;
  }

  private long[] rounded(PublishedTree tree, long[][] counts, SplittableRandom draw) {
    int cell = settings.minimumCell();
    LeafFigures leaves = new LeafFigures(cell, tree.above(), tree.nodes(), counts);
    for (int leaf = 0; leaf < counts.length; leaf++) {
      leaves.show(leaf, 0, Draw.rounded(counts[leaf][0], cell, draw));
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int leaf = 0; leaf < counts.length; leaf++) {
        if (leaves.count(leaf, 0) % cell != 0) {
          long turned =
              leaves.shown(leaf, 0) > leaves.count(leaf, 0)
                  ? leaves.floor(leaf, 0)
                  : leaves.ceiling(leaf, 0);
          if (leaves.priceAbove(leaf, 0, turned - leaves.shown(leaf, 0)) < 0) {
            leaves.show(leaf, 0, turned);
          }
        }
      }
    }
    long[] shown = new long[counts.length];
    java.util.Arrays.setAll(shown, leaf -> leaves.shown(leaf, 0));
    return shown;
  }

  private SortedMap<String, Long> models(
      PublishedTree tree,
      List<SortedMap<String, Long>> counts,
      long[] shown,
      SplittableRandom draw) {
    Apportionment<String> parts = new Apportionment<>(settings.minimumCell(), tree.above(), draw);
    SortedMap<String, Long> models = new TreeMap<>();
    for (int leaf = 0; leaf < shown.length; leaf++) {
      parts
          .divide(leaf, counts.get(leaf), shown[leaf], "")
          .forEach((model, figure) -> models.merge(model, figure, Long::sum));
    }
    return models;
  }

  private static List<InflowFigure> figures(
      IsoWeek week,
      PublishedTree tree,
      long[] shown,
      long certified,
      SortedMap<String, Long> models) {
    Map<AreaCode, Long> sums = new HashMap<>();
    for (int leaf = 0; leaf < shown.length; leaf++) {
      for (AreaCode area : tree.line(leaf)) {
        sums.merge(area, shown[leaf], Long::sum);
      }
    }
    List<InflowFigure> figures = new ArrayList<>();
    AreaCode country = PublishedArea.COUNTRY.code();
    for (PublishedArea area : tree.areas().tree()) {
      figures.add(
          new InflowFigure(
              week,
              area,
              tree.areas().above(area.code()).orElse(country),
              InflowMeasure.NOT_CERTIFIED,
              "",
              sums.getOrDefault(area.code(), 0L)));
    }
    long notCertified = sums.getOrDefault(country, 0L);
    figures.add(ofCountry(week, InflowMeasure.CERTIFIED, "", certified));
    figures.add(ofCountry(week, InflowMeasure.ALL, "", certified + notCertified));
    long others = notCertified;
    List<Map.Entry<String, Long>> named =
        models.entrySet().stream()
            .filter(model -> !model.getKey().isEmpty())
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MODELS)
            .toList();
    for (Map.Entry<String, Long> model : named) {
      figures.add(ofCountry(week, InflowMeasure.MODEL, model.getKey(), model.getValue()));
      others -= model.getValue();
    }
    figures.add(ofCountry(week, InflowMeasure.OTHER_MODELS, "", others));
    return figures;
  }

  private static InflowFigure ofCountry(
      IsoWeek week, InflowMeasure measure, String model, long subscribers) {
    return new InflowFigure(
        week, PublishedArea.COUNTRY, PublishedArea.COUNTRY.code(), measure, model, subscribers);
  }
}
