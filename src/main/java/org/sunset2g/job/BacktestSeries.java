package org.sunset2g.job;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaTree;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedBefore;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.report.shelf.ShelvedWeek;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Published weeks, which forecasts are made of, and what they are held against.
 *
 * @param history oldest first
 * @param truth closing numbers by week and area
 * @param fewestCells minimum cells that an area has at risk when it is forecast, for the forecast
 *     to be scored
 */
record BacktestSeries(
    String name,
    List<HistoryWeek> history,
    SortedMap<IsoWeek, Map<AreaCode, Long>> truth,
    int fewestCells) {
  /** Where the truth is rounded too: of fewer, rounding would decide how good a forecast was. */
  private static final int FEWEST_CELLS = 10;

  /** Says what is left out where the truth is rounded. */
  static final String LEFT_OUT =
      "Held against what was published later, which is rounded: an area with fewer than ten minimum"
          + " cells at risk when a forecast was made is left out, for rounding would decide.";

  BacktestSeries {
    Objects.requireNonNull(name, "name");
    history = List.copyOf(history);
  }

  /** First day without service, as it came to be known in the end. */
  LocalDate cutOff() {
    return history.get(history.size() - 1).cutOff();
  }

  /**
   * Published number at risk that an area has at least, for its forecasts of a week to be scored.
   */
  long fewestAtRisk(HistoryWeek week) {
    return (long) fewestCells * week.table().minimumCell();
  }

  /** A world published week by week as an operator would; the truth is its true numbers. */
  static BacktestSeries of(BacktestWorld world, DisclosureSettings settings) {
    Protection protection = new Protection(world.territory(), settings);
    List<HistoryWeek> history = new ArrayList<>();
    SortedMap<IsoWeek, Map<AreaCode, Long>> truth = new TreeMap<>();
    Optional<ProtectedWeek> last = Optional.empty();
    for (IsoWeek week : world.weeks()) {
      List<LedgerRow> ledger = world.ledger(week);
      ProtectedWeek table =
          protection.protect(
              world.phase(),
              week,
              ledger,
              List.of(),
              new PublishedBefore(last, List.of(), List.of()));
      history.add(new HistoryWeek(table, world.cutOffKnownIn(week)));
      truth.put(week, closings(ledger, table.areas()));
      last = Optional.of(table);
    }
    return new BacktestSeries(world.name(), history, truth, 0);
  }

  /** True closing numbers, added up from the homes to the country. */
  private static Map<AreaCode, Long> closings(List<LedgerRow> ledger, AreaTree areas) {
    Map<AreaCode, Long> closings = new HashMap<>();
    areas.all().forEach(area -> closings.put(area.code(), 0L));
    for (LedgerRow row : ledger) {
      if (row.flow().equals(LedgerFlow.CLOSING)) {
        PublishedArea home = areas.find(row.commune()).orElse(PublishedArea.UNPLACED);
        areas.path(home).forEach(area -> closings.merge(area.code(), row.subscribers(), Long::sum));
      }
    }
    return closings;
  }

  /**
   * What an operator published; the truth is what it published later.
   *
   * @param phase empty for the first phase of the reports
   * @throws InputProblem where nothing of the phase is published
   */
  static BacktestSeries of(ReportShelf shelf, Optional<String> phase) throws IOException {
    List<HistoryWeek> history = new ArrayList<>();
    SortedMap<IsoWeek, Map<AreaCode, Long>> truth = new TreeMap<>();
    Optional<String> same = phase;
    for (IsoWeek week : shelf.weeks()) {
      Optional<ShelvedWeek> found = shelf.find(week, same);
      if (found.isPresent()) {
        ProtectedWeek table = figuresOnly(found.get().report().week());
        same = Optional.of(table.phase());
        history.add(
            new HistoryWeek(
                table,
                PhaseSettings.firstDayWithout(
                    found.get().report().facts().cutOff().toOffsetDateTime())));
        Map<AreaCode, Long> closings = new HashMap<>();
        for (AreaFigures figures : table.figures()) {
          closings.put(figures.area().code(), figures.of(Measure.CLOSING));
        }
        truth.put(week, closings);
      }
    }
    if (history.isEmpty()) {
      throw InputProblem.inFile(
          shelf.place(),
          "has no published tables" + phase.map(name -> " of the phase " + name).orElse(""),
          "give the folder 'reports' of an output, and a phase that is published there");
    }
    return new BacktestSeries(same.orElseThrow(), history, truth, FEWEST_CELLS);
  }

  /** Handsets and models are of no use here, and most of a table. */
  private static ProtectedWeek figuresOnly(ProtectedWeek table) {
    return ProtectedWeek.published(
        table.phase(), table.week(), table.minimumCell(), table.figures(), List.of(), List.of());
  }
}
