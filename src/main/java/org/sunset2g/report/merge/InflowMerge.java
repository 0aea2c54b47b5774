package org.sunset2g.report.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Newly seen 2G-only handsets of several reports of one week, added up. */
final class InflowMerge {
  /** Models that the table names; the rest are its others. */
  static final int NAMED_MODELS = 20;

  private static final AreaCode NONE = new AreaCode("", "");

  private record Known(ShelvedWeek report, InflowFigure figure, long sum) {
    Known plus(long more) {
      return new Known(report, figure, sum + more);
    }
  }

  private final Map<AreaCode, Known> byArea = new LinkedHashMap<>();
  private final Map<InflowMeasure, Long> ofCountry = new EnumMap<>(InflowMeasure.class);
  private final ModelSums models = new ModelSums();

  private InflowMerge() {}

  /** Newly seen handsets of all reports; empty where one of them did not count them. */
  static Optional<ProtectedInflow> of(List<ShelvedWeek> reports) {
    if (reports.stream().anyMatch(report -> report.report().inflow().isEmpty())) {
      return Optional.empty();
    }
    InflowMerge merge = new InflowMerge();
    for (ShelvedWeek report : reports) {
      report.report().inflow().orElseThrow().forEach(figure -> merge.add(report, figure));
    }
    WeekFacts facts = reports.get(0).facts();
    return Optional.of(
        ProtectedInflow.published(facts.week(), facts.minimumCell(), merge.rows(facts.week())));
  }

  private void add(ShelvedWeek report, InflowFigure figure) {
    long number = figure.subscribers();
    switch (figure.measure()) {
      case NOT_CERTIFIED -> addArea(report, figure, number);
      case CERTIFIED, ALL -> ofCountry.merge(figure.measure(), number, Long::sum);
      case MODEL -> models.add(figure.model(), number);
      case OTHER_MODELS -> {
        // What no model of the sum names is told by the country's number.
      }
    }
  }

  private void addArea(ShelvedWeek report, InflowFigure figure, long number) {
    Known known =
        byArea.computeIfAbsent(figure.area().code(), none -> new Known(report, figure, 0));
    if (!known.figure().area().equals(figure.area())
        || !known.figure().parent().equals(figure.parent())) {
      throw InputProblem.inFile(
          report.tables().resolve(AreaInflow.TABLE + ".csv"),
          "the area %s is the %s '%s' below %s, but the %s '%s' below %s in %s"
              .formatted(
                  figure.area().code(),
                  figure.area().level().written(),
                  figure.area().name(),
                  figure.parent(),
                  known.figure().area().level().written(),
                  known.figure().area().name(),
                  known.figure().parent(),
                  known.report().tables()),
          "have all operators publish the week with the same list of administrative units");
    }
    byArea.put(figure.area().code(), known.plus(number));
  }

  private List<InflowFigure> rows(IsoWeek week) {
    List<InflowFigure> rows = new ArrayList<>();
    for (Known known : ordered(byArea.values())) {
      InflowFigure of = known.figure();
      rows.add(row(week, of.area(), of.parent(), of.measure(), "", known.sum()));
    }
    ofCountry.forEach(
        (measure, sum) -> rows.add(row(week, PublishedArea.COUNTRY, NONE, measure, "", sum)));
    long others =
        Optional.ofNullable(byArea.get(PublishedArea.COUNTRY.code())).map(Known::sum).orElse(0L);
    for (Map.Entry<String, Long> model : models.most(NAMED_MODELS).entrySet()) {
      rows.add(
          row(
              week,
              PublishedArea.COUNTRY,
              NONE,
              InflowMeasure.MODEL,
              model.getKey(),
              model.getValue()));
      others -= model.getValue();
    }
    rows.add(row(week, PublishedArea.COUNTRY, NONE, InflowMeasure.OTHER_MODELS, "", others));
    return List.copyOf(rows);
  }

  private static List<Known> ordered(Collection<Known> areas) {
    return areas.stream()
        .sorted(
            Comparator.<Known>comparingInt(known -> AreaUnion.rank(known.figure().area().level()))
                .thenComparing(known -> known.figure().area().code()))
        .toList();
  }

  private static InflowFigure row(
      IsoWeek week,
      PublishedArea area,
      AreaCode parent,
      InflowMeasure measure,
      String model,
      long number) {
    return new InflowFigure(week, area, parent, measure, model, number);
  }
}
