package org.sunset2g.forecast;

import java.util.List;

/**
 * What goes on in the country beside changes of handset, as the last weeks tell: a week counts half
 * as much as one three weeks later.
 *
 * @param leaving hazard per week to leave or be exempted
 * @param fallingSilent hazard per week to fall silent
 * @param belowTarget share of the changes of handset that end below the target
 * @param arrivals how many come to be at risk in a week
 * @param arrivalsLogVariance variance of the logarithm of that, as far as it is not known
 */
record CountryRates(
    double leaving,
    double fallingSilent,
    double belowTarget,
    double arrivals,
    double arrivalsLogVariance) {
  private static final double HALF_LIFE = 3;

  /** What is not known of arrivals however many there are. */
  private static final double UNKNOWN = 0.01;

  static CountryRates of(PublishedSeries series) {
    List<SeriesWeek> weeks = series.weeks();
    boolean isOver = !series.lastDay().isBefore(series.cutOff().minusDays(1));
    double sameOperators = 1;
    double exposed = 0;
    double left = 0;
    double quiet = 0;
    double changes = 0;
    double below = 0;
    double arrived = 0;
    double arrivedWeight = 0;
    for (int i = weeks.size() - 1; i >= 0; i--) {
      SeriesWeek week = weeks.get(i);
      double weight = Math.pow(0.5, (weeks.size() - 1 - i) / HALF_LIFE);
      exposed += weight * week.opening(0);
      left += weight * week.left(0);
      quiet += weight * week.quiet(0);
      changes += weight * week.changes(0);
      below += weight * week.belowTarget(0);
      if (!series.isBurst(week)) {
        // Of before the cut-off, as many count as would come after it.
        double drop = isOver ? week.open() * CountryFutures.ARRIVALS_AFTER + 1 - week.open() : 1;
        arrived += weight * week.arrived(0) * drop * sameOperators;
        arrivedWeight += weight;
      }
      sameOperators *= i == 0 ? 1 : PublishedSeries.continued(weeks.get(i - 1), week);
    }
    return new CountryRates(
        left / exposed,
        quiet / exposed,
        changes > 0 ? below / changes : 0,
        arrivedWeight > 0 ? arrived / arrivedWeight : 0,
        UNKNOWN + 1 / (arrived + 1));
  }

  /** Hazard per week to be gone without a change of handset. */
  double gone() {
    return leaving + fallingSilent;
  }
}
