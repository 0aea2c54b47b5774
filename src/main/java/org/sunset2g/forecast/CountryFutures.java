package org.sunset2g.forecast;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What all areas share in every future.
 *
 * @param hazard cumulative hazard to change the handset, by step and future
 * @param arrivals how many come to be at risk, by step and future
 * @param visits what visits make of the hazard where the scenario has more of them, by future
 */
record CountryFutures(float[][] hazard, float[][] arrivals, float[] visits) {
  /** What arrivals come down to once service has ended, and the deviation of its logarithm. */
  static final double ARRIVALS_AFTER = 0.3;

  private static final double ARRIVALS_AFTER_DEVIATION = 0.5;

  /** Standard deviation of the steps of the logarithm of the arrivals, for one week. */
  private static final double ARRIVALS_WANDER = 0.05;

  static CountryFutures of(
      HazardTrend trend,
      CountryRates rates,
      Scenario scenario,
      Steps steps,
      int paths,
      SplittableRandom chance) {
    // Apart, and every future apart, so that scenarios differ by what they suppose and by hardly
    // any chance.
    SplittableRandom ofHazard = chance.split();
    SplittableRandom ofArrivals = chance.split();
    SplittableRandom ofVisits = chance.split();
    return new CountryFutures(
        hazard(trend, steps, paths, ofHazard),
        scenario.arrivals() == Scenario.Arrivals.STOP
            ? new float[steps.count()][paths]
            : arrivals(rates, steps, paths, ofArrivals),
        visits(scenario, paths, ofVisits));
  }

  private static float[][] hazard(
      HazardTrend trend, Steps steps, int paths, SplittableRandom chance) {
    List<HazardTrend.Course> courses = trend.courses(paths, chance);
    float[][] hazard = new float[steps.count()][paths];
    for (int path = 0; path < paths; path++) {
      TrendPath future = new TrendPath(courses.get(path), steps.cutOff(), chance.split());
      for (int step = 0; step < steps.count(); step++) {
        hazard[step][path] = (float) future.hazard(steps.begin(step), steps.end(step));
      }
    }
    return hazard;
  }

  private static float[][] arrivals(
      CountryRates rates, Steps steps, int paths, SplittableRandom all) {
    float[][] arrivals = new float[steps.count()][paths];
    for (int path = 0; path < paths; path++) {
      SplittableRandom chance = all.split();
      double level = Math.sqrt(rates.arrivalsLogVariance()) * chance.nextGaussian();
      double drop = ARRIVALS_AFTER * Math.exp(ARRIVALS_AFTER_DEVIATION * chance.nextGaussian());
      double after = steps.isAfterCutOff() ? 1 : drop;
      for (int step = 0; step < steps.count(); step++) {
        level += ARRIVALS_WANDER * Math.sqrt(steps.weeks(step)) * chance.nextGaussian();
        double open = steps.weeksOpen(step);
        double weeks = open + (steps.weeks(step) - open) * after;
        arrivals[step][path] = (float) (rates.arrivals() * Math.exp(level) * weeks);
      }
    }
    return arrivals;
  }

  private static float[] visits(Scenario scenario, int paths, SplittableRandom chance) {
    float[] visits = new float[paths];
    for (int path = 0; path < paths; path++) {
      double drawn = chance.nextDouble();
      visits[path] = scenario.visits().map(more -> (float) more.effect(drawn)).orElse(1f);
    }
    return visits;
  }
}
