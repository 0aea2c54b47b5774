package org.sunset2g.forecast.score;

import org.sunset2g.forecast.Quantiles;

/**
 * What one number says of the quantiles that were forecast for it.
 *
 * <p>Of whole numbers, a range that holds its ends holds more than it is meant to: where most
 * futures end at zero, zero is inside any range. So there is a second measure beside plain
 * coverage: the number stands for all the probability it carries, from {@code F(x - 1)} to {@code
 * F(x)}, and that part of it counts which lies within the range (the expected value of the
 * randomised probability integral transform of Czado, Gneiting and Held 2009). It is 0.8 on average
 * for the range of 80 %, however coarse the numbers. {@code F} is known at seven quantiles only; a
 * number that is one of them carries what reaches half way to the next ones, or as much on both
 * sides where it is one alone. So it is good to about two points, no better.
 */
public final class Calibration {
  private static final double[] LEVELS = {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

  private Calibration() {}

  private static long[] numbers(Quantiles expected) {
    return new long[] {
      expected.q025(),
      expected.q10(),
      expected.q25(),
      expected.q50(),
      expected.q75(),
      expected.q90(),
      expected.q975()
    };
  }

  /** Whether a number is within the range of 80 %, its ends included. */
  public static boolean isIn80(Quantiles expected, long number) {
    return expected.q10() <= number && number <= expected.q90();
  }

  /** Whether a number is within the range of 95 %, its ends included. */
  public static boolean isIn95(Quantiles expected, long number) {
    return expected.q025() <= number && number <= expected.q975();
  }

  /** What part of the number's own probability is within the range of 80 %. */
  public static double partIn80(Quantiles expected, long number) {
    return part(expected, number, 0.1, 0.9);
  }

  /** What part of the number's own probability is within the range of 95 %. */
  public static double partIn95(Quantiles expected, long number) {
    return part(expected, number, 0.025, 0.975);
  }

  private static double part(Quantiles expected, long number, double from, double to) {
    long[] quantiles = numbers(expected);
    int below = 0;
    while (below < quantiles.length && quantiles[below] < number) {
      below++;
    }
    int upTo = below;
    while (upTo < quantiles.length && quantiles[upTo] <= number) {
      upTo++;
    }
    double left = below == 0 ? 0 : LEVELS[below - 1];
    double right = upTo == LEVELS.length ? 1 : LEVELS[upTo];
    int here = upTo - below;
    if (here > 0) {
      double before = (LEVELS[below] - left) / 2;
      double after = (right - LEVELS[upTo - 1]) / 2;
      // What is at one quantile alone lies around its level evenly, so at an end half counts.
      left = LEVELS[below] - (here == 1 ? Math.min(before, after) : before);
      right = LEVELS[upTo - 1] + (here == 1 ? Math.min(before, after) : after);
    }
    if (number == 0) {
      left = 0;
    }
    return Math.max(0, Math.min(right, to) - Math.max(left, from)) / (right - left);
  }

  /**
   * The pinball loss, mean over the seven quantiles: in subscribers, smaller is better, and no
   * quantiles but the true ones make it smallest on average.
   */
  public static double pinballLoss(Quantiles expected, long number) {
    double sum = 0;
    long[] quantiles = numbers(expected);
    for (int at = 0; at < quantiles.length; at++) {
      double above = number - quantiles[at];
      sum += above >= 0 ? LEVELS[at] * above : (LEVELS[at] - 1) * above;
    }
    return sum / quantiles.length;
  }

  /** The same for a point, which is every quantile at once: half of the error. */
  public static double pinballLoss(long point, long number) {
    return Math.abs(number - point) / 2.0;
  }
}
