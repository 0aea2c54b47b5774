package org.sunset2g.ledger;

import java.util.Comparator;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * The part of a ledger's row whose subscribers share a status.
 *
 * @param flow CLOSING or the name of an outflow
 * @param status of this week for CLOSING, of the week before for an outflow
 * @param subscribers how many; never negative
 */
public record SliceEntry(
    IsoWeek week,
    String operator,
    String phase,
    AreaCode area,
    String flow,
    SubscriberStatus status,
    long subscribers)
    implements Comparable<SliceEntry> {
  private static final Comparator<SliceEntry> ORDER =
      Comparator.comparing(SliceEntry::week)
          .thenComparing(SliceEntry::operator)
          .thenComparing(SliceEntry::phase)
          .thenComparing(SliceEntry::area)
          .thenComparing(SliceEntry::flow)
          .thenComparing(SliceEntry::status);

  @Override
  public int compareTo(SliceEntry other) {
    return ORDER.compare(this, other);
  }
}
