package org.sunset2g.feed.results;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What the rows of a delivery are held against.
 *
 * @param week week of the delivery; days are not checked where it is absent
 * @param codeSystem code system of communes that are written without one
 */
public record ResultRules(Optional<IsoWeek> week, String codeSystem) {
  /** A result may come this many days late: the report of its month is long made by then. */
  public static final int MOST_DAYS_LATE = 60;

  /** Why the day cannot be a day of this delivery, if it cannot. */
  Optional<String> faultOf(LocalDate doneOn) {
    if (week.isEmpty()) {
      return Optional.empty();
    }
    if (doneOn.isAfter(week.get().sunday())) {
      return Optional.of(
          "the day lies after the week of the delivery, %s, which ends on %s"
              .formatted(week.get(), week.get().sunday()));
    }
    if (doneOn.isBefore(week.get().monday().minusDays(MOST_DAYS_LATE))) {
      return Optional.of(
          "the day lies more than %d days before the week of the delivery, %s"
              .formatted(MOST_DAYS_LATE, week.get()));
    }
    return Optional.empty();
  }
}
