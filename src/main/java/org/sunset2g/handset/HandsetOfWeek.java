package org.sunset2g.handset;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.weekday;

import org.apache.spark.sql.Column;

/**
 * The handset of the week: among a subscriber's devices the one with the greatest days_seen, then
 * events, then last_seen, then TAC.
 *
 * <p>The four are packed, in that order, into one 64-bit <i>rank</i>, so that the choice is the
 * greatest of a primitive and runs as a hash aggregation; a greatest of a structure would be sorted
 * first. The last rule of the order, the device identifier, decides only between devices of one TAC
 * and so never changes which model is chosen: it is left out.
 *
 * <pre>
 * bits 63..61  days_seen, 1 to 7
 * bits 60..30  events, 0 to 2^31 - 1
 * bits 29..27  last_seen, 0 for Monday to 6 for Sunday
 * bits 26..0   TAC as a number
 * </pre>
 *
 * The top bit is turned over, so that the signed order of the number is the order of the ranks.
 */
public final class HandsetOfWeek {
  private static final int DAYS_SHIFT = 61;
  private static final int EVENTS_SHIFT = 30;
  private static final int LAST_SEEN_SHIFT = 27;
  private static final long TAC_MASK = (1L << LAST_SEEN_SHIFT) - 1;

  private HandsetOfWeek() {}

  /** The rank of one observed device; all four are those of an accepted observation. */
  public static Column rank(Column daysSeen, Column events, Column lastSeen, Column tac) {
    return shiftleft(daysSeen.cast("long"), DAYS_SHIFT)
        .bitwiseOR(shiftleft(events.cast("long"), EVENTS_SHIFT))
        .bitwiseOR(shiftleft(weekday(lastSeen).cast("long"), LAST_SEEN_SHIFT))
        .bitwiseOR(tac.cast("long"))
        .bitwiseXOR(lit(Long.MIN_VALUE));
  }

  /** The TAC, as a number, of the device with that rank. */
  public static Column tacOfRank(Column rank) {
    return rank.bitwiseAND(lit(TAC_MASK)).cast("int");
  }

  /**
   * Whether the handset last observed in a week still counts in another.
   *
   * @param lastObserved number of the last week with an observation; null where there is none
   * @param quietAfterWeeks weeks without an observation after which there is no handset any more
   */
  public static Column isCarried(Column lastObserved, int week, int quietAfterWeeks) {
    return lastObserved.isNotNull().and(lit(week).minus(lastObserved).lt(quietAfterWeeks));
  }
}
