package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How many are expected to be at risk when a day ends.
 *
 * @param day a Sunday, or the last day with service
 * @param isCutOff whether it is the last day with service: who is at risk when it ends is cut off
 * @param weeksAhead weeks from the end of the week the forecast was made in; not whole at the
 *     cut-off
 * @param number quantiles of subscribers at risk
 * @param chanceOfTarget chance that there are no more than the target
 */
public record Expected(
    LocalDate day, boolean isCutOff, double weeksAhead, Quantiles number, double chanceOfTarget) {
  public Expected {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(number, "number");
  }
}
