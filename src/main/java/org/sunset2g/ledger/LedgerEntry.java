package org.sunset2g.ledger;

import java.util.Comparator;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One row of the ledger.
 *
 * @param flow the name of a flow, or OPENING or CLOSING
 * @param subscribers how many; never negative
 */
public record LedgerEntry(
    IsoWeek week, String operator, String phase, AreaCode area, String flow, long subscribers)
    implements Comparable<LedgerEntry> {
  private static final Comparator<LedgerEntry> ORDER =
      Comparator.comparing(LedgerEntry::week)
          .thenComparing(LedgerEntry::operator)
          .thenComparing(LedgerEntry::phase)
          .thenComparing(LedgerEntry::area)
          .thenComparing(LedgerEntry::flow);

  @Override
  public int compareTo(LedgerEntry other) {
    return ORDER.compare(this, other);
  }
}
