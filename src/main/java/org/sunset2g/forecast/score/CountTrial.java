package org.sunset2g.forecast.score;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;

/**
 * One later number of a single series that was forecast, and what came.
 *
 * @param known which cut-off the forecast was told
 * @param madeOn day of the last number it knew
 * @param cutOff the first day without service that it was told
 * @param day day of the number that was forecast
 */
public record CountTrial(
    Known known,
    LocalDate madeOn,
    LocalDate cutOff,
    LocalDate day,
    long truth,
    Quantiles expected,
    Map<Baseline, Long> baselines) {

  /** Which cut-off a forecast was told. */
  public enum Known {
    /** The one that was known on the day. */
    THEN("told the cut-off known then"),
    /** The one that came to be known later: what a forecast could not have had. */
    LATER("told the date that became known later");

    private final String written;

    Known(String written) {
      this.written = written;
    }

    public String written() {
      return written;
    }
  }

  public CountTrial {
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(expected, "expected");
    if (!day.isAfter(madeOn)) {
      throw new IllegalArgumentException("%s is not after %s".formatted(day, madeOn));
    }
    baselines = new EnumMap<>(baselines);
  }

  public long daysAhead() {
    return ChronoUnit.DAYS.between(madeOn, day);
  }

  public boolean isIn80() {
    return Calibration.isIn80(expected, truth);
  }

  public boolean isIn95() {
    return Calibration.isIn95(expected, truth);
  }

  /** Forecast less truth by truth, of the median; NaN where nobody was left. */
  public double medianOff() {
    return off(expected.q50());
  }

  /** Forecast less truth by truth, of a baseline. */
  public double off(Baseline baseline) {
    return off(baselines.get(baseline));
  }

  private double off(long forecast) {
    return truth == 0 ? Double.NaN : (double) (forecast - truth) / truth;
  }
}
