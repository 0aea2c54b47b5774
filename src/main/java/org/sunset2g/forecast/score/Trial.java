package org.sunset2g.forecast.score;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One number that was forecast, and what came.
 *
 * @param world what it happened in: a synthetic world, or an operator's phase
 * @param madeIn the last week that the forecast knew
 * @param day the Sunday that was forecast
 * @param isAtCutOff whether it is the last Sunday with service
 * @param weeksAhead weeks from the end of {@code madeIn}
 * @param now the published number when the forecast was made
 * @param truth what came
 * @param expected the forecast
 * @param baselines what every {@link Baseline} says instead
 */
public record Trial(
    String world,
    AreaCode area,
    AreaLevel level,
    IsoWeek madeIn,
    LocalDate day,
    boolean isAtCutOff,
    double weeksAhead,
    long now,
    long truth,
    Quantiles expected,
    Map<Baseline, Long> baselines) {
  public Trial {
    Objects.requireNonNull(world, "world");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(madeIn, "madeIn");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(expected, "expected");
    if (baselines.size() != Baseline.values().length) {
      throw new IllegalArgumentException("a trial needs all baselines, had " + baselines.keySet());
    }
    if (now < 0 || truth < 0) {
      throw new IllegalArgumentException(
          "numbers of subscribers are not negative, were %s and %s".formatted(now, truth));
    }
  }
}
