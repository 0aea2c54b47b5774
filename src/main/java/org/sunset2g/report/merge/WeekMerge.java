package org.sunset2g.report.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The figures of several reports of one week and phase, added up. All of them are multiples of the
 * same minimum cell, and sums of such figures hold wherever each report's own sums hold.
 */
final class WeekMerge {
  /** Models that an area's table names; the rest are its others. */
  static final int NAMED_MODELS = 10;

  private static final Comparator<HandsetSim> ORDER =
      Comparator.comparing(HandsetSim::handset)
          .thenComparing(HandsetSim::form)
          .thenComparingInt(row -> row.sim().map(Generation::ordinal).orElse(Integer.MAX_VALUE));

  private final List<ShelvedWeek> reports;
  private final List<AreaFigures> figures;

  private WeekMerge(List<ShelvedWeek> reports) {
    this.reports = reports;
    checkMinimumCells(reports);
    this.figures = AreaUnion.of(reports);
  }

  /** Figures with the numbers by handset and SIM and by model, where every report has them. */
  static ProtectedWeek whole(List<ShelvedWeek> reports) {
    WeekMerge merge = new WeekMerge(reports);
    return merge.published(merge.handsetSims(), merge.models());
  }

  /** Figures only, for the line over the weeks. */
  static ProtectedWeek figuresOnly(List<ShelvedWeek> reports) {
    return new WeekMerge(reports).published(List.of(), List.of());
  }

  /** Whether closing numbers are told by handset and SIM wherever there are any. */
  static boolean hasHandsetSims(ProtectedWeek week) {
    return isBrokenDown(week, ProtectedWeek::handsetSims);
  }

  /** Whether closing numbers are told by model wherever there are any. */
  static boolean hasModels(ProtectedWeek week) {
    return isBrokenDown(week, ProtectedWeek::models);
  }

  private static boolean isBrokenDown(
      ProtectedWeek week, BiFunction<ProtectedWeek, PublishedArea, Collection<?>> parts) {
    return week.figures().stream()
        .filter(row -> row.of(Measure.CLOSING) > 0)
        .noneMatch(row -> parts.apply(week, row.area()).isEmpty());
  }

  private static void checkMinimumCells(List<ShelvedWeek> reports) {
    ShelvedWeek first = reports.get(0);
    for (ShelvedWeek report : reports) {
      if (report.facts().minimumCell() != first.facts().minimumCell()) {
        throw InputProblem.inFile(
            report.tables(),
            "its figures are multiples of %d, those of %s are multiples of %d"
                .formatted(
                    report.facts().minimumCell(), first.tables(), first.facts().minimumCell()),
            "have all operators publish with the same disclosure.minimumCell");
      }
    }
  }

  private ProtectedWeek published(List<HandsetSim> sims, List<ModelFigure> models) {
    WeekFacts facts = reports.get(0).facts();
    return ProtectedWeek.published(
        facts.phase(), facts.week(), facts.minimumCell(), figures, sims, models);
  }

  private List<HandsetSim> handsetSims() {
    List<HandsetSim> all = new ArrayList<>();
    if (reports.stream().allMatch(report -> hasHandsetSims(report.report().week()))) {
      for (AreaFigures row : figures) {
        Map<HandsetSim, Long> sums = new TreeMap<>(ORDER);
        for (ShelvedWeek report : reports) {
          for (HandsetSim sim : report.report().week().handsetSims(row.area())) {
            sums.merge(sim, sim.subscribers(), Long::sum);
          }
        }
        sums.forEach(
            (sim, sum) ->
                all.add(new HandsetSim(sim.area(), sim.handset(), sim.form(), sim.sim(), sum)));
      }
    }
    return all;
  }

  private List<ModelFigure> models() {
    List<ModelFigure> all = new ArrayList<>();
    if (reports.stream().allMatch(report -> hasModels(report.report().week()))) {
      for (AreaFigures row : figures) {
        all.addAll(models(row));
      }
    }
    return all;
  }

  private List<ModelFigure> models(AreaFigures row) {
    ModelSums sums = new ModelSums();
    for (ShelvedWeek report : reports) {
      report.report().week().models(row.area()).stream()
          .filter(model -> !model.isOthers())
          .forEach(model -> sums.add(model.model(), model.subscribers()));
    }
    List<ModelFigure> models = new ArrayList<>();
    long others = row.of(Measure.CLOSING);
    for (Map.Entry<String, Long> model : sums.most(NAMED_MODELS).entrySet()) {
      models.add(new ModelFigure(row.area().code(), model.getKey(), model.getValue()));
      others -= model.getValue();
    }
    if (others > 0) {
      models.add(new ModelFigure(row.area().code(), "", others));
    }
    return models;
  }
}
