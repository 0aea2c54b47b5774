package org.sunset2g.forecast;

/**
 * The logarithm of a hazard that wanders, as far as it is known: a Kalman filter in one dimension,
 * in which a week may now and then bring a jump.
 */
final class Level {
  /** Chance of a jump in a week, and the standard deviation of one. */
  static final double JUMP_CHANCE = 0.04;

  static final double JUMP = 0.8;

  private double mean;
  private double variance;

  Level(double mean, double variance) {
    this.mean = mean;
    this.variance = variance;
  }

  double mean() {
    return mean;
  }

  double variance() {
    return variance;
  }

  /**
   * Takes in an observation.
   *
   * @param weeks since the observation before; 0 for the first
   * @param wander standard deviation of the level's steps, for one week
   * @param noise variance of the observation
   * @return logarithm of how likely it was
   */
  double observe(double seen, double weeks, double wander, double noise) {
    double calm = variance + wander * wander * weeks;
    double jumped = calm + JUMP * JUMP;
    double jumpChance = 1 - Math.pow(1 - JUMP_CHANCE, weeks);
    double error = seen - mean;
    double likelyCalm = (1 - jumpChance) * density(error, calm + noise);
    double likelyJump = jumpChance * density(error, jumped + noise);
    double likely = Math.max(1e-300, likelyCalm + likelyJump);
    double share = likelyJump / likely;
    double gainCalm = calm / (calm + noise);
    double gainJump = jumped / (jumped + noise);
    double meanCalm = mean + gainCalm * error;
    double meanJump = mean + gainJump * error;
    mean = (1 - share) * meanCalm + share * meanJump;
    variance =
        (1 - share) * ((1 - gainCalm) * calm + (meanCalm - mean) * (meanCalm - mean))
            + share * ((1 - gainJump) * jumped + (meanJump - mean) * (meanJump - mean));
    return Math.log(likely);
  }

  private static double density(double error, double variance) {
    return Math.exp(-error * error / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }
}
