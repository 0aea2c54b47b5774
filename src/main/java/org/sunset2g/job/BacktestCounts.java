package org.sunset2g.job;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.CountForecaster;
import org.sunset2g.forecast.CountForecaster.Count;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.CountTrial.Known;
import org.sunset2g.report.backtest.Fan;

/** Numbers of a whole country as they were announced, and forecasts held against them. */
final class BacktestCounts {
  /** A number that was announced. */
  record Announced(LocalDate day, long number) {}

  /** How a single series is forecast, as {@link CountForecaster} does. */
  interface Model {
    Quantiles forecast(List<Count> counts, LocalDate cutOff, LocalDate target);
  }

  private final List<Announced> counts;
  private final NavigableMap<LocalDate, LocalDate> cutOffByKnown;

  /**
   * @param counts oldest first
   * @param cutOffByKnown first day without service by the day on which it came to be known
   */
  BacktestCounts(List<Announced> counts, NavigableMap<LocalDate, LocalDate> cutOffByKnown) {
    this.counts = List.copyOf(counts);
    this.cutOffByKnown = new TreeMap<>(cutOffByKnown);
  }

  /** Whether a day is in a year that people could speak of here. */
  static boolean isInTime(LocalDate day) {
    return day.getYear() >= 1990 && day.getYear() <= 2100;
  }

  /**
   * Reads since when which cut-off was known, such as {@code 2024-09-13:2024-10-16}.
   *
   * @throws ConfigurationProblem where it is written otherwise
   */
  static NavigableMap<LocalDate, LocalDate> cutOffs(List<String> written) {
    NavigableMap<LocalDate, LocalDate> cutOffs = new TreeMap<>();
    for (String pair : written) {
      String[] days = pair.split(":", -1);
      try {
        LocalDate known = LocalDate.parse(days[0]);
        LocalDate cutOff = LocalDate.parse(days[days.length - 1]);
        if (days.length != 2
            || !isInTime(known)
            || !isInTime(cutOff)
            || cutOffs.put(known, cutOff) != null) {
          throw new DateTimeParseException("no pair of days", pair, 0);
        }
      } catch (DateTimeParseException malformed) {
        throw new ConfigurationProblem(
            "--cut-off-known takes the day on which a cut-off came to be known, a colon and the"
                + " first day without service, such as 2024-09-13:2024-10-16, from 1990 to 2100,"
                + " each day once; was '"
                + pair
                + "'");
      }
    }
    return cutOffs;
  }

  /**
   * Forecasts every later number from each day with a number before it: with the cut-off as known
   * then, and after those the forecasts that a later cut-off would have changed.
   */
  List<CountTrial> trials(Model model) {
    LocalDate inTheEnd = cutOffInTheEnd();
    List<CountTrial> trials = new ArrayList<>();
    for (Known known : Known.values()) {
      for (int origin = 1; origin < counts.size() - 1; origin++) {
        LocalDate then = cutOffKnownOn(counts.get(origin).day());
        LocalDate cutOff = known == Known.THEN ? then : inTheEnd;
        if (known == Known.THEN || !then.equals(inTheEnd)) {
          for (Announced later : counts.subList(origin + 1, counts.size())) {
            trials.add(trial(model, known, counts.subList(0, origin + 1), cutOff, later));
          }
        }
      }
    }
    return trials;
  }

  /** The first day without service that was known last. */
  LocalDate cutOffInTheEnd() {
    return cutOffByKnown.lastEntry().getValue();
  }

  /** A day before any was known is told the first one. */
  private LocalDate cutOffKnownOn(LocalDate day) {
    Map.Entry<LocalDate, LocalDate> known = cutOffByKnown.floorEntry(day);
    return (known == null ? cutOffByKnown.firstEntry() : known).getValue();
  }

  private CountTrial trial(
      Model model, Known known, List<Announced> past, LocalDate cutOff, Announced later) {
    NavigableMap<LocalDate, Long> numbers = new TreeMap<>();
    List<Count> counts = new ArrayList<>();
    for (Announced count : past) {
      numbers.put(count.day(), count.number());
      // Whoever had known the later date would have known it all along.
      LocalDate told = known == Known.THEN ? cutOffKnownOn(count.day()) : cutOff;
      counts.add(new Count(count.day(), count.number(), told));
    }
    Map<Baseline, Long> baselines = new EnumMap<>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      baselines.put(baseline, baseline.at(numbers, later.day()));
    }
    return new CountTrial(
        known,
        numbers.lastKey(),
        cutOff,
        later.day(),
        later.number(),
        model.forecast(counts, cutOff, later.day()),
        baselines);
  }

  /** A picture for each of the ways in which the cut-off was known. */
  List<Fan> pictures(List<CountTrial> trials) {
    return trials.stream()
        .map(CountTrial::known)
        .distinct()
        .map(known -> picture(trials, known))
        .toList();
  }

  private Fan picture(List<CountTrial> trials, Known known) {
    Map<LocalDate, List<Fan.Range>> ranges = new TreeMap<>();
    for (CountTrial trial : trials) {
      if (trial.known() == known) {
        ranges
            .computeIfAbsent(trial.madeOn(), none -> new ArrayList<>())
            .add(new Fan.Range(trial.day(), trial.expected()));
      }
    }
    Map<LocalDate, Long> numbers = new TreeMap<>();
    counts.forEach(count -> numbers.put(count.day(), count.number()));
    List<Fan.Made> made = new ArrayList<>();
    ranges.forEach(
        (day, ofDay) -> made.add(new Fan.Made(new Fan.Point(day, numbers.get(day)), ofDay)));
    return new Fan(
        "Viet Nam, " + known.written(),
        counts.stream().map(count -> new Fan.Point(count.day(), count.number())).toList(),
        cutOffInTheEnd(),
        made);
  }
}
