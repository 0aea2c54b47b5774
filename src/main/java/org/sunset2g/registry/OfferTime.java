package org.sunset2g.registry;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A time without a break, Asia/Ho_Chi_Minh.
 *
 * @param from first moment
 * @param to first moment after it
 */
public record OfferTime(LocalDateTime from, LocalDateTime to) {
  public OfferTime {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a time must end after it begins: " + from + ", " + to);
    }
  }

  /** What is left of this time, in order, when another is taken out: none, one or two pieces. */
  List<OfferTime> without(OfferTime other) {
    if (!other.from.isBefore(to) || !other.to.isAfter(from)) {
      return List.of(this);
    }
    boolean before = other.from.isAfter(from);
    boolean after = other.to.isBefore(to);
    if (before && after) {
      return List.of(new OfferTime(from, other.from), new OfferTime(other.to, to));
    }
    if (before) {
      return List.of(new OfferTime(from, other.from));
    }
    return after ? List.of(new OfferTime(other.to, to)) : List.of();
  }
}
