package org.sunset2g.job;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;

/** Makes the forecasts of a phase from the weeks that are published of it. */
final class PhaseForecasts {
  /** Published weeks that a forecast is made of at most. */
  static final int MOST_WEEKS = 60;

  private final Forecaster forecaster;
  private final List<Scenario> scenarios;

  PhaseForecasts(ForecastingSettings settings) {
    this.forecaster = new Forecaster(settings.drawing());
    this.scenarios = settings.scenarios();
  }

  /**
   * One forecast per scenario, all of the same weeks; none where no week tells yet how fast people
   * change.
   *
   * @param earlier published weeks, oldest first
   * @param week the week the forecasts are made in
   */
  List<Forecast> of(List<HistoryWeek> earlier, HistoryWeek week) {
    List<HistoryWeek> history = new ArrayList<>(earlier);
    history.add(week);
    return forecaster.forecasts(newest(history), scenarios).stream()
        .filter(forecast -> !forecast.areas().isEmpty())
        .toList();
  }

  /**
   * The weeks that a forecast is made of: the newest ones, and the very first, for the target is a
   * share of the beginning.
   */
  static List<HistoryWeek> newest(List<HistoryWeek> history) {
    return newest(history, Optional::of);
  }

  /**
   * The same of weeks that are yet to be read; no more of them are read than it takes.
   *
   * @param weeks oldest first
   * @param read empty where nothing of the phase was published in the week
   */
  static <W> List<HistoryWeek> newest(List<W> weeks, Function<W, Optional<HistoryWeek>> read) {
    LinkedList<HistoryWeek> newest = new LinkedList<>();
    int from = weeks.size();
    while (from > 0 && newest.size() < MOST_WEEKS - 1) {
      from--;
      read.apply(weeks.get(from)).ifPresent(newest::addFirst);
    }
    weeks.subList(0, from).stream()
        .map(read)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(newest::addFirst);
    return List.copyOf(newest);
  }
}
