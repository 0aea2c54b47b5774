package org.sunset2g.forecast;

import java.util.function.IntToDoubleFunction;

/**
 * What is expected of a number of subscribers: it is at most {@code q90} in nine of ten futures.
 * From {@code q10} to {@code q90} reaches the range of 80 %, from {@code q025} to {@code q975} that
 * of 95 %.
 */
public record Quantiles(long q025, long q10, long q25, long q50, long q75, long q90, long q975) {
  public Quantiles {
    if (q025 < 0 || q10 < q025 || q25 < q10 || q50 < q25 || q75 < q50 || q90 < q75 || q975 < q90) {
      throw new IllegalArgumentException(
          "quantiles rise from zero, were %d, %d, %d, %d, %d, %d, %d"
              .formatted(q025, q10, q25, q50, q75, q90, q975));
    }
  }

  /**
   * Quantiles of drawn futures.
   *
   * @param sorted the numbers in order, by place
   */
  static Quantiles of(IntToDoubleFunction sorted, int futures) {
    return new Quantiles(
        at(sorted, futures, 0.025),
        at(sorted, futures, 0.1),
        at(sorted, futures, 0.25),
        at(sorted, futures, 0.5),
        at(sorted, futures, 0.75),
        at(sorted, futures, 0.9),
        at(sorted, futures, 0.975));
  }

  private static long at(IntToDoubleFunction sorted, int futures, double share) {
    double place = share * (futures - 1);
    int below = (int) place;
    double low = sorted.applyAsDouble(below);
    double high = sorted.applyAsDouble(Math.min(futures - 1, below + 1));
    return Math.round(low + (place - below) * (high - low));
  }
}
