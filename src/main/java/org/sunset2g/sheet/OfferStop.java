package org.sunset2g.sheet;

import java.time.LocalDateTime;

/**
 * A time in which no offer may be made.
 *
 * @param from first moment, Asia/Ho_Chi_Minh
 * @param to first moment after it
 * @param reason why, in words
 */
public record OfferStop(LocalDateTime from, LocalDateTime to, String reason) {
  public OfferStop {
    reason = PlainLine.of(reason);
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("a stop of offers must end after it begins");
    }
  }

  String sentence() {
    return SheetText.of(
        "offer.stopped",
        "from",
        SheetText.moment(from),
        "to",
        SheetText.moment(to),
        "reason",
        reason);
  }
}
