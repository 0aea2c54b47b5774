package org.sunset2g.sheet;

import java.util.List;
import java.util.Optional;

/**
 * What may be said: the notice, and apart from it the offers.
 *
 * @param notice text of the SERVICE_NOTICE, see {@link ServiceNotice}
 * @param offers offers valid in the area; none where offers are stopped
 * @param stop when offers are stopped
 */
public record Message(String notice, List<OfferShown> offers, Optional<OfferStop> stop) {
  public Message {
    notice = PlainLine.of(notice);
    offers = List.copyOf(offers);
    if (notice.isEmpty()) {
      throw new IllegalArgumentException("a message needs a notice");
    }
    if (notice.contains(OfferShown.LABEL)) {
      throw new IllegalArgumentException("a text that mixes notice and offer is an offer");
    }
    if (stop.isPresent() && !offers.isEmpty()) {
      throw new IllegalArgumentException("offers are stopped, and yet there are offers");
    }
  }

  /** What stands in place of offers where there are none. */
  String withoutOffers() {
    return stop.map(OfferStop::sentence).orElseGet(() -> SheetText.of("offer.none"));
  }
}
