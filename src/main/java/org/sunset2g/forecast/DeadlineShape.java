package org.sunset2g.forecast;

import java.time.LocalDate;

/**
 * How the chance to change the handset rises toward the cut-off, relative to the time long before
 * it, when it is 1. Of a rush that begins some weeks ahead, the chance grows with the inverse of
 * the days left; it ends with service.
 *
 * @param rush how much is added on the last day
 * @param steepness power of the days left; 1 is the plain inverse
 * @param lead days added to those left, so that the rush stays finite
 * @param onset days before the cut-off at which half of the rush is felt
 */
record DeadlineShape(double rush, double steepness, double lead, double onset) {
  /** Days over which the rush sets in. */
  private static final double SPREAD = 8;

  /**
   * Sum over the days after one up to another, in weeks; nothing is added from the first day
   * without service on.
   */
  double between(LocalDate after, LocalDate upTo, LocalDate cutOff) {
    long lastDay = cutOff.toEpochDay() - 1;
    double sum = 0;
    for (long day = after.toEpochDay() + 1; day <= Math.min(lastDay, upTo.toEpochDay()); day++) {
      sum += on(lastDay - day);
    }
    return sum / 7;
  }

  /** So many days before the last one with service. */
  private double on(long left) {
    double felt = 1 / (1 + Math.exp((left - onset) / SPREAD));
    return 1 + rush * felt * Math.pow(lead / (left + lead), steepness);
  }
}
