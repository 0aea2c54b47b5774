package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Forecasts a single series of counts that were published now and then, such as those of a country
 * in the press: with the same trend as areas have, but nothing is known of how many left or came,
 * so that the decline as a whole is followed.
 */
public final class CountForecaster {
  /** How far a published count is off, as a share: the press rounds. */
  private static final double ROUNDED = 0.03;

  private final ForecastSettings settings;

  public CountForecaster(ForecastSettings settings) {
    this.settings = settings;
  }

  /**
   * A published count.
   *
   * @param asOf day at whose beginning it holds
   * @param cutOff first day without service, as it was known when the count was published
   */
  public record Count(LocalDate asOf, long subscribers, LocalDate cutOff) {
    public Count {
      if (subscribers < 1) {
        throw new IllegalArgumentException(
            "a count is at least 1, that of %s was %d".formatted(asOf, subscribers));
      }
    }
  }

  /**
   * What is expected at the beginning of a day after the last of the counts.
   *
   * @param counts at least two, oldest first
   * @param cutOff first day without service, as it is known now
   * @throws IllegalArgumentException where there are fewer than two counts, or they are out of
   *     order
   */
  public Quantiles forecast(List<Count> counts, LocalDate cutOff, LocalDate target) {
    HazardTrend trend = HazardTrend.of(spans(counts));
    Count last = counts.get(counts.size() - 1);
    if (!target.isAfter(last.asOf())) {
      throw new IllegalArgumentException(
          "%s is not after the last count, of %s".formatted(target, last.asOf()));
    }
    SplittableRandom chance = new SplittableRandom(settings.seed());
    double[] numbers = new double[settings.paths()];
    List<HazardTrend.Course> courses = trend.courses(numbers.length, chance);
    LocalDate end = target.minusDays(1);
    for (int path = 0; path < numbers.length; path++) {
      TrendPath future = new TrendPath(courses.get(path), cutOff, chance);
      double hazard = 0;
      for (LocalDate day = last.asOf().minusDays(1); day.isBefore(end); ) {
        LocalDate next = day.plusWeeks(1).isAfter(end) ? end : day.plusWeeks(1);
        hazard += future.hazard(day, next);
        day = next;
      }
      numbers[path] = last.subscribers() * Math.exp(ROUNDED * chance.nextGaussian() - hazard);
    }
    Arrays.sort(numbers);
    return Quantiles.of(place -> numbers[place], numbers.length);
  }

  private static List<Span> spans(List<Count> counts) {
    if (counts.size() < 2) {
      throw new IllegalArgumentException("a series of counts needs two of them");
    }
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i < counts.size(); i++) {
      Count before = counts.get(i - 1);
      Count now = counts.get(i);
      if (!now.asOf().isAfter(before.asOf())) {
        throw new IllegalArgumentException(
            "the count of %s stands after that of %s".formatted(now.asOf(), before.asOf()));
      }
      double decline =
          Math.max(ROUNDED, Math.log((double) before.subscribers() / now.subscribers()));
      spans.add(
          new Span(
              before.asOf().minusDays(1),
              now.asOf().minusDays(1),
              now.cutOff(),
              decline,
              2 * ROUNDED * ROUNDED / (decline * decline)));
    }
    return spans;
  }
}
