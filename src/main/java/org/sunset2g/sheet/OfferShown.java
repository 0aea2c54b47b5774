package org.sunset2g.sheet;

import java.time.LocalDate;
import java.util.Optional;
import org.sunset2g.registry.Programme;

/**
 * An offer that may be told to people: advertising (Decree 91/2020), always shown apart from the
 * notice and labelled [QC].
 *
 * @param programme identifier of the programme
 * @param text the offer in Vietnamese
 * @param eligibility who may have it
 * @param until last day; until further notice where absent
 */
public record OfferShown(
    String programme, String text, Programme.Eligibility eligibility, Optional<LocalDate> until) {
  static final String LABEL = "[QC]";

  public OfferShown {
    programme = PlainLine.of(programme);
    text = PlainLine.of(text);
  }

  /** The text with its label before it, once. */
  String labelled() {
    return text.startsWith(LABEL) ? text : LABEL + " " + text;
  }

  /** Who may have it, and until when. */
  String terms() {
    return SheetText.of("eligibility." + eligibility)
        + " "
        + until
            .map(day -> SheetText.of("offer.until", "date", SheetText.day(day)))
            .orElseGet(() -> SheetText.of("offer.open"));
  }
}
