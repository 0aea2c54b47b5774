package org.sunset2g.registry;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * The hours of a day in which offers are made.
 *
 * @param from first moment
 * @param to first moment after them; midnight is the end of the day
 */
public record OfferHours(LocalTime from, LocalTime to) {
  public static final OfferHours ALL_DAY = new OfferHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public OfferHours {
    if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
      throw new IllegalArgumentException(
          "offer hours must end after they begin, were %s to %s".formatted(from, to));
    }
  }

  /** The hours on that day. */
  public OfferTime on(LocalDate day) {
    LocalDate lastDay = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    return new OfferTime(day.atTime(from), lastDay.atTime(to));
  }
}
