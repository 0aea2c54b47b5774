package org.sunset2g.forecast;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * What is thought of a phase before its weeks are known: the middle of what is possible and, as a
 * standard deviation, how far off it may be; deviations of whatever cannot be negative are those of
 * its logarithm. The middle is the experience of Viet Nam in 2024: 2.6 % of those left changed in a
 * week of spring, 15 % in August, 28 % in September, three quarters in the last week, a tenth in a
 * week after the cut-off. The deviations are wide, and were chosen so that ranges hold in worlds
 * that {@code backtest} makes up; other seeds than those it was done with give the same.
 */
final class Beforehand {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final int NUMBERS = 6;

  /** What is possible, drawn evenly from all of it. */
  private final SobolSequenceGenerator draws = new SobolSequenceGenerator(NUMBERS);

  /**
   * One thing that is possible.
   *
   * @param wander standard deviation of the steps of the level, for one week
   * @param unrest standard deviation of what lasts for one week only
   */
  record Possible(DeadlineShape shape, double wander, double unrest) {}

  Beforehand() {
    // The first draw of the sequence is 0, which no distribution has a number for.
    draws.skipTo(1);
  }

  /** Logarithm of the hazard per week long before the cut-off. */
  static Level level() {
    return new Level(Math.log(0.03), 1);
  }

  /** Logarithm of the hazard per week once service has ended. */
  static Level after() {
    return new Level(Math.log(0.1), 0.8 * 0.8);
  }

  Possible next() {
    double[] at = draws.nextVector();
    double rush = 40 * Math.exp(0.6 * normal(at[0]));
    double steepness = Math.max(0.2, 1 + 0.25 * normal(at[1]));
    double lead = 7 * Math.exp(0.4 * normal(at[2]));
    double onset = Math.max(20, 80 + 12 * normal(at[3]));
    return new Possible(
        new DeadlineShape(rush, steepness, lead, onset),
        0.1 * Math.exp(0.5 * normal(at[4])),
        0.06 * Math.exp(0.5 * normal(at[5])));
  }

  private static double normal(double share) {
    return NORMAL.inverseCumulativeProbability(share);
  }
}
