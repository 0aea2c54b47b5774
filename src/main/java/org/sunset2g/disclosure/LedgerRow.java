package org.sunset2g.disclosure;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One row of the ledger, summed over operators: unprotected, for the eyes of protection only.
 *
 * @param flow OPENING, CLOSING, the name of a flow, or that of a {@link Measure} that is a slice
 * @param subscribers subscribers, not negative
 */
public record LedgerRow(
    String phase, IsoWeek week, AreaCode commune, String flow, long subscribers) {
  public LedgerRow {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(commune, "commune");
    Objects.requireNonNull(flow, "flow");
    if (subscribers < 0) {
      throw new IllegalArgumentException("a ledger counts subscribers, was " + subscribers);
    }
  }
}
