package org.sunset2g.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Simple rules a planner can work out by hand; a forecast that is no better than they are is not
 * worth its trouble. Each makes one number of an area's past numbers and no range. None lets a
 * number grow: an area that grew is taken to stay as it is, which makes them harder to beat.
 */
public enum Baseline {
  /** As many as now. */
  CONSTANT_COUNT("as many as now") {
    @Override
    double at(Past past, double daysAhead) {
      return past.now();
    }
  },

  /** The mean decrease of the last four weeks goes on. */
  STRAIGHT_LINE("a straight line") {
    @Override
    double at(Past past, double daysAhead) {
      Step step = past.since(28);
      return step.days() == 0
          ? past.now()
          : past.now() - (step.then() - past.now()) / step.days() * daysAhead;
    }
  },

  /** The mean rate of decline since the first number goes on. */
  CONSTANT_RATE("a constant rate") {
    @Override
    double at(Past past, double daysAhead) {
      return decline(past.now(), past.sinceTheFirst(), daysAhead);
    }
  },

  /** The rate of decline of the last three weeks goes on. */
  LAST_WEEKS_RATE("the rate of three weeks") {
    @Override
    double at(Past past, double daysAhead) {
      return decline(past.now(), past.since(21), daysAhead);
    }
  };

  /** A number, and how many days before the last one it was. */
  private record Step(double then, double days) {}

  /** What is known when the forecast is made. */
  private record Past(NavigableMap<LocalDate, Long> numbers) {
    double now() {
      return numbers.lastEntry().getValue();
    }

    Step sinceTheFirst() {
      return step(numbers.firstEntry());
    }

    /** From the newest number that is at least so old; from the first where none is. */
    Step since(int days) {
      Map.Entry<LocalDate, Long> then = numbers.floorEntry(numbers.lastKey().minusDays(days));
      return then == null ? sinceTheFirst() : step(then);
    }

    private Step step(Map.Entry<LocalDate, Long> then) {
      return new Step(then.getValue(), ChronoUnit.DAYS.between(then.getKey(), numbers.lastKey()));
    }
  }

  private final String written;

  Baseline(String written) {
    this.written = written;
  }

  /** As a sentence has it. */
  public String written() {
    return written;
  }

  /** As a table has it. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The number at the end of a day.
   *
   * @param numbers subscribers at risk by day, up to the one the forecast is made on; weeks may be
   *     missing
   * @param day a day after the last of them
   * @throws IllegalArgumentException where there is no number, or the day is not after the last
   */
  public long at(NavigableMap<LocalDate, Long> numbers, LocalDate day) {
    if (numbers.isEmpty() || !day.isAfter(numbers.lastKey())) {
      throw new IllegalArgumentException("a number on %s is not after those known".formatted(day));
    }
    Past past = new Past(numbers);
    double number = at(past, ChronoUnit.DAYS.between(numbers.lastKey(), day));
    return Math.round(Math.max(0, Math.min(past.now(), number)));
  }

  abstract double at(Past past, double daysAhead);

  private static double decline(double now, Step step, double daysAhead) {
    return step.days() == 0 || step.then() == 0
        ? now
        : now * Math.pow(now / step.then(), daysAhead / step.days());
  }
}
