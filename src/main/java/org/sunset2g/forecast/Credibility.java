package org.sunset2g.forecast;

/**
 * How far areas differ from what is expected of them, each believed as far as its own numbers carry
 * (credibility after Bühlmann and Straub): the fewer people, the closer to 1, which is what the
 * area above says.
 *
 * @param factor how many times what was expected, by area
 * @param variance of the factor, by area
 */
record Credibility(double[] factor, double[] variance) {

  /**
   * One group of areas.
   *
   * @param ratio what was seen over what was expected
   * @param variance of the ratio, by chance and rounding; infinite where nothing was seen
   */
  static Credibility of(double[] ratio, double[] variance) {
    double between = between(ratio, variance);
    double[] factor = new double[ratio.length];
    double[] left = new double[ratio.length];
    for (int i = 0; i < ratio.length; i++) {
      double belief = Double.isInfinite(variance[i]) ? 0 : between / (between + variance[i]);
      factor[i] = Math.max(0.05, 1 + belief * (ratio[i] - 1));
      left[i] = between * (1 - belief);
    }
    return new Credibility(factor, left);
  }

  /**
   * Variance of the ratios about 1 that chance and rounding do not explain, by the method of
   * moments. A few areas far out count no more than those three deviations away.
   */
  static double between(double[] ratio, double[] variance) {
    double estimate = 0.01;
    for (int round = 0; round < 20; round++) {
      double scatter = 0;
      double weights = 0;
      for (int i = 0; i < ratio.length; i++) {
        if (!Double.isInfinite(variance[i])) {
          double total = variance[i] + estimate;
          double square = Math.min((ratio[i] - 1) * (ratio[i] - 1), 9 * total);
          double weight = 1 / (total * total);
          scatter += weight * (square - variance[i]);
          weights += weight;
        }
      }
      if (weights == 0) {
        return 0;
      }
      estimate = Math.max(1e-6, scatter / weights);
    }
    return Math.min(estimate, 1);
  }
}
