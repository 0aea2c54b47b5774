package org.sunset2g.registry;

import java.util.Optional;
import java.util.OptionalLong;
import org.sunset2g.vocabulary.AreaCode;

/**
 * A support programme: a handset, a price or a package that is offered.
 *
 * @param id identifier, unique in the registry
 * @param operator operator that offers it
 * @param area where it is offered: any unit; everywhere where absent
 * @param eligibility who may have it
 * @param offer the offer in Vietnamese, as it may be said and printed
 * @param stock what is left of it; unlimited where absent
 */
public record Programme(
    String id,
    String operator,
    Optional<AreaCode> area,
    Eligibility eligibility,
    String offer,
    OptionalLong stock,
    Validity validity) {

  /** Whether anything is left of it. */
  public boolean hasStock() {
    return stock.isEmpty() || stock.getAsLong() > 0;
  }

  /** Who may have an offer. */
  public enum Eligibility {
    /** Every subscriber at risk. */
    EVERYBODY,
    /** Who may get a subsidised handset by the operator's own records. */
    SUBSIDY_ELIGIBLE
  }
}
