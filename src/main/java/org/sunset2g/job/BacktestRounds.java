package org.sunset2g.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.AreaForecast;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Expected;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.forecast.score.Trial;
import org.sunset2g.report.backtest.Fan;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Forecasts made again week by week, each from what had been published by then and nothing else.
 * Areas beside the tree are left out, and so are areas that never had anybody at risk by then, or
 * fewer than the series asks for.
 */
final class BacktestRounds {
  /** Weeks that a forecast has at least: of fewer there is little to learn from. */
  static final int FEWEST_WEEKS = 6;

  /** How long after the cut-off forecasts are still held against what came. */
  private static final int WEEKS_AFTER_CUT_OFF = 4;

  /** Forecasts shown in pictures. */
  private static final int IN_PICTURE = 3;

  private final BacktestSeries series;
  private final ForecastSettings settings;
  private final List<Integer> origins;
  private final LocalDate lastSunday;
  private final List<Fan.Made> ofCountry = new ArrayList<>();

  /**
   * @param country empty where no week told yet how fast people change
   */
  private record Round(List<Trial> trials, Optional<Fan.Made> country) {}

  /**
   * @param atMost how many forecasts are made, spread evenly; all where empty
   * @throws InputProblem where there are too few weeks before the cut-off
   */
  BacktestRounds(BacktestSeries series, ForecastSettings settings, OptionalInt atMost) {
    this.series = series;
    this.settings = settings;
    LocalDate eve = series.cutOff().minusDays(1);
    this.lastSunday = eve.minusDays(eve.getDayOfWeek().getValue() % 7);
    List<HistoryWeek> history = series.history();
    List<Integer> all =
        IntStream.range(FEWEST_WEEKS - 1, history.size() - 1)
            .filter(at -> history.get(at).table().week().sunday().isBefore(eve))
            .boxed()
            .toList();
    if (all.isEmpty()) {
      throw InputProblem.of(
          "%s has %s and none to forecast from before the cut-off on %s"
              .formatted(series.name(), new Quantity(history.size(), "week"), series.cutOff()),
          "a forecast needs %s, and a later one to be held against"
              .formatted(new Quantity(FEWEST_WEEKS, "week")));
    }
    this.origins = spread(all, atMost.orElse(all.size()));
  }

  int size() {
    return origins.size();
  }

  /**
   * Makes all forecasts, as many at once as there are cores, and hands over trials in order.
   *
   * @param progress hears now and then how many forecasts are done
   */
  void run(Consumer<Trial> trials, IntConsumer progress) {
    int cores = Runtime.getRuntime().availableProcessors();
    for (int from = 0; from < origins.size(); from += cores) {
      List<Round> rounds =
          origins.subList(from, Math.min(origins.size(), from + cores)).parallelStream()
              .map(this::round)
              .toList();
      for (Round round : rounds) {
        round.trials().forEach(trials);
        round.country().ifPresent(ofCountry::add);
      }
      int done = from + rounds.size();
      if (done / 10 > from / 10) {
        progress.accept(done);
      }
    }
  }

  /** The country, and a few of the forecasts that were made of it. */
  Fan picture() {
    List<Fan.Point> truth = new ArrayList<>();
    series
        .truth()
        .forEach(
            (week, closings) ->
                truth.add(
                    new Fan.Point(week.sunday(), closings.get(PublishedArea.COUNTRY.code()))));
    // The last ones have nearly nothing left to tell.
    List<Fan.Made> early = ofCountry.subList(0, (ofCountry.size() * 3 + 3) / 4);
    return new Fan(series.name(), truth, series.cutOff(), spread(early, IN_PICTURE));
  }

  private Round round(int origin) {
    List<HistoryWeek> known = series.history().subList(0, origin + 1);
    IsoWeek madeIn = known.get(origin).table().week();
    Forecast forecast = new Forecaster(settings).forecast(known, Scenario.AS_NOW);
    List<Trial> trials = new ArrayList<>();
    for (AreaForecast area : forecast.areas()) {
      NavigableMap<LocalDate, Long> numbers = numbers(known, area.area().code());
      if (!area.area().level().isFormer()
          && area.now() >= series.fewestAtRisk(known.get(origin))
          && numbers.values().stream().anyMatch(number -> number > 0)) {
        for (Expected expected : area.expected()) {
          truth(area, expected)
              .ifPresent(truth -> trials.add(trial(area, madeIn, expected, numbers, truth)));
        }
      }
    }
    return new Round(trials, country(forecast));
  }

  private OptionalLong truth(AreaForecast area, Expected expected) {
    LocalDate day = expected.day();
    IsoWeek week = IsoWeek.of(day);
    boolean isScored =
        day.equals(week.sunday()) && !day.isAfter(series.cutOff().plusWeeks(WEEKS_AFTER_CUT_OFF));
    Long number =
        isScored ? series.truth().getOrDefault(week, Map.of()).get(area.area().code()) : null;
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private Trial trial(
      AreaForecast area,
      IsoWeek madeIn,
      Expected expected,
      NavigableMap<LocalDate, Long> numbers,
      long truth) {
    Map<Baseline, Long> baselines = new EnumMap<>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      baselines.put(baseline, baseline.at(numbers, expected.day()));
    }
    return new Trial(
        series.name(),
        area.area().code(),
        area.area().level(),
        madeIn,
        expected.day(),
        expected.day().equals(lastSunday),
        expected.weeksAhead(),
        area.now(),
        truth,
        expected.number(),
        baselines);
  }

  private static NavigableMap<LocalDate, Long> numbers(List<HistoryWeek> known, AreaCode area) {
    NavigableMap<LocalDate, Long> numbers = new TreeMap<>();
    for (HistoryWeek week : known) {
      week.table()
          .find(area)
          .map((AreaFigures figures) -> figures.of(Measure.CLOSING))
          .ifPresent(number -> numbers.put(week.table().week().sunday(), number));
    }
    return numbers;
  }

  private static Optional<Fan.Made> country(Forecast forecast) {
    return forecast
        .find(PublishedArea.COUNTRY.code())
        .map(
            country ->
                new Fan.Made(
                    new Fan.Point(forecast.madeIn().sunday(), country.now()),
                    country.expected().stream()
                        .map(expected -> new Fan.Range(expected.day(), expected.number()))
                        .toList()));
  }

  /** At most so many, evenly spread, the first and the last among them. */
  private static <T> List<T> spread(List<T> all, int atMost) {
    if (all.size() <= atMost) {
      return all;
    }
    return IntStream.range(0, atMost)
        .mapToObj(at -> all.get(atMost == 1 ? 0 : at * (all.size() - 1) / (atMost - 1)))
        .toList();
  }
}
