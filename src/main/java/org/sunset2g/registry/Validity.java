package org.sunset2g.registry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which an entry holds, both included.
 *
 * @param from first day; from always where absent
 * @param to last day; until further notice where absent
 */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> to) {
  public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

  public Validity {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new IllegalArgumentException(
          "valid_to (%s) is before valid_from (%s)".formatted(to.get(), from.get()));
    }
  }

  /** Whether the entry holds on that day. */
  public boolean covers(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  /** Whether the entry holds on any of those days, both included. */
  public boolean touches(LocalDate first, LocalDate last) {
    return from.map(day -> !last.isBefore(day)).orElse(true)
        && to.map(day -> !first.isAfter(day)).orElse(true);
  }

  /** Whether there is a day on which both hold. */
  public boolean overlaps(Validity other) {
    return touches(other.from.orElse(LocalDate.MIN), other.to.orElse(LocalDate.MAX));
  }

  /** Whether the entry's last day is before that day. */
  public boolean hasEndedBefore(LocalDate day) {
    return to.map(last -> last.isBefore(day)).orElse(false);
  }
}
