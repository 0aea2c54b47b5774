package org.sunset2g.forecast.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.sunset2g.forecast.Baseline;

/**
 * How good the forecasts of some trials were. Shares are from 0 to 1; what nothing can be said of
 * is NaN.
 *
 * @param trials number of trials; they overlap in time and areas, so they are worth fewer
 * @param truth sum of what came
 * @param coverage80 share of trials within the range of 80 %, ends included
 * @param coverage95 share of trials within the range of 95 %, ends included
 * @param part80 the same with the ends counted by their probability, see {@link Calibration}
 * @param part95 likewise for the range of 95 %
 * @param median errors of the median
 * @param baselines errors of the baselines
 */
public record Score(
    long trials,
    long truth,
    double coverage80,
    double coverage95,
    double part80,
    double part95,
    Errors median,
    Map<Baseline, Errors> baselines) {

  /**
   * Errors of one way to forecast.
   *
   * @param weightedAbsolute sum of absolute errors by sum of what came
   * @param bias mean of forecast less truth, in subscribers
   * @param biasShare sum of forecast less truth by sum of what came
   * @param pinballLoss mean pinball loss over the seven quantiles, in subscribers
   */
  public record Errors(
      double weightedAbsolute, double bias, double biasShare, double pinballLoss) {}

  public Score {
    baselines = Collections.unmodifiableMap(new EnumMap<>(baselines));
  }

  /** The baseline with the smallest weighted absolute error: known only afterwards. */
  public Baseline best() {
    Baseline best = Baseline.CONSTANT_COUNT;
    for (Baseline each : Baseline.values()) {
      if (baselines.get(each).weightedAbsolute() < baselines.get(best).weightedAbsolute()) {
        best = each;
      }
    }
    return best;
  }

  /** Weighted absolute error of the median by that of a baseline; below 1 is better. */
  public double ratioTo(Baseline baseline) {
    double other = baselines.get(baseline).weightedAbsolute();
    return other == 0 ? Double.NaN : median.weightedAbsolute() / other;
  }
}
