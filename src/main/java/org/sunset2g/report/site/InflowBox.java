package org.sunset2g.report.site;

import java.util.Comparator;
import java.util.List;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.ProtectedWeek;

/**
 * Subscribers first seen this week on a 2G-only handset, in the country.
 *
 * @param models handsets that are not certified, most first
 */
public record InflowBox(
    long all,
    long notCertified,
    long certified,
    long conversions,
    List<Counted> models,
    long otherModels,
    List<Counted> provinces) {
  private static final int PROVINCES = 10;

  /** A name and its subscribers. */
  public record Counted(String name, long subscribers) {}

  public InflowBox {
    models = List.copyOf(models);
    provinces = List.copyOf(provinces);
  }

  static InflowBox of(ProtectedInflow inflow, ProtectedWeek table) {
    return new InflowBox(
        inflow.country(InflowMeasure.ALL),
        inflow.country(InflowMeasure.NOT_CERTIFIED),
        inflow.country(InflowMeasure.CERTIFIED),
        Ranking.converted(table.find(table.areas().country().code()).orElseThrow()),
        inflow.models().stream()
            .map(model -> new Counted(model.model(), model.subscribers()))
            .toList(),
        inflow.country(InflowMeasure.OTHER_MODELS),
        inflow.figures().stream()
            .filter(figure -> figure.measure() == InflowMeasure.NOT_CERTIFIED)
            .filter(figure -> table.areas().below(table.areas().country()).contains(figure.area()))
            .map(figure -> new Counted(figure.area().name(), figure.subscribers()))
            .filter(province -> province.subscribers() > 0)
            .sorted(
                Comparator.comparingLong(Counted::subscribers)
                    .reversed()
                    .thenComparing(Counted::name))
            .limit(PROVINCES)
            .toList());
  }
}
