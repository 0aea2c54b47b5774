package org.sunset2g.forecast;

import java.time.LocalDate;

/**
 * What was seen between the ends of two days.
 *
 * @param after the day whose end it begins with
 * @param upTo the day whose end it ends with
 * @param cutOff first day without service, as it was known
 * @param hazard changes of handset over those days, as a cumulative hazard
 * @param logVariance variance of the logarithm of the hazard, because of what was not seen exactly
 */
record Span(LocalDate after, LocalDate upTo, LocalDate cutOff, double hazard, double logVariance) {
  double weeks() {
    return (upTo.toEpochDay() - after.toEpochDay()) / 7.0;
  }
}
