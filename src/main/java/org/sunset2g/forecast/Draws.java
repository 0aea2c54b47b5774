package org.sunset2g.forecast;

import java.util.SplittableRandom;

/**
 * Draws of counts, fast enough for a hundred million of them: by inversion where few are expected,
 * by the rounded normal distribution where that is close.
 */
final class Draws {
  private static final double FEW = 12;

  private Draws() {}

  /** How many of so many people it happens to. */
  static int binomial(int people, double share, SplittableRandom chance) {
    if (people == 0 || share <= 0) {
      return 0;
    }
    if (share >= 1) {
      return people;
    }
    if (share > 0.5) {
      return people - binomial(people, 1 - share, chance);
    }
    double mean = people * share;
    if (mean > FEW) {
      double drawn = mean + Math.sqrt(mean * (1 - share)) * chance.nextGaussian();
      return (int) Math.max(0, Math.min(people, Math.round(drawn)));
    }
    double odds = share / (1 - share);
    double probability = Math.exp(people * Math.log1p(-share));
    double left = chance.nextDouble();
    int drawn = 0;
    while (left > probability && drawn < people) {
      left -= probability;
      probability *= odds * (people - drawn) / (drawn + 1);
      drawn++;
    }
    return drawn;
  }

  /** How many come where so many are expected. */
  static int poisson(double mean, SplittableRandom chance) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > FEW) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * chance.nextGaussian()));
    }
    double probability = Math.exp(-mean);
    double left = chance.nextDouble();
    int drawn = 0;
    while (left > probability && drawn < 100) {
      left -= probability;
      drawn++;
      probability *= mean / drawn;
    }
    return drawn;
  }
}
