package org.sunset2g.feed.dump;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How large an accepted dump was: what later dumps of the same operator are compared with. Holds no
 * identifier.
 *
 * @param firstDay first day with a row
 * @param lastDay last day with a row
 * @param days days with a row
 * @param triplets distinct triplets of all days
 * @param imeisPerDay distinct IMEIs of a day, on average over days with rows
 * @param imsisPerDay distinct IMSIs of a day, likewise
 * @param msisdnsPerDay distinct MSISDNs of a day, likewise
 */
public record DumpFigures(
    LocalDate firstDay,
    LocalDate lastDay,
    int days,
    long triplets,
    double imeisPerDay,
    double imsisPerDay,
    double msisdnsPerDay) {

  public DumpFigures {
    Objects.requireNonNull(firstDay, "firstDay");
    Objects.requireNonNull(lastDay, "lastDay");
    if (days < 1 || firstDay.isAfter(lastDay)) {
      throw new IllegalArgumentException("a dump has at least one day, the first before the last");
    }
  }

  /** Distinct triplets of a day, on average over days with rows. */
  public double tripletsPerDay() {
    return (double) triplets / days;
  }
}
