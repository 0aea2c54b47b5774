package org.sunset2g.vocabulary;

import java.util.Arrays;
import java.util.List;

/**
 * What happened between two weeks to a subscriber at risk in one of them. Every such subscriber has
 * exactly one flow a week, or a pair of rows where the home area changed. The order is the code
 * stored in {@code subscriber_state}: append only.
 */
public enum LedgerFlow {
  STAYED(Direction.WITHIN),
  MOVED_OUT(Direction.OUT),
  MOVED_IN(Direction.IN),
  REZONED_OUT(Direction.OUT),
  REZONED_IN(Direction.IN),

  LEFT_PORTED(Direction.OUT),
  LEFT_RECLAIMED(Direction.OUT),
  LEFT_VANISHED(Direction.OUT),
  EXEMPTED(Direction.OUT),
  GONE_QUIET(Direction.OUT),
  RECLASSIFIED_OUT(Direction.OUT),
  CONVERTED_SMARTPHONE(Direction.OUT),
  CONVERTED_FEATURE_PHONE(Direction.OUT),
  CONVERTED_OTHER(Direction.OUT),
  UPGRADED_BELOW_TARGET(Direction.OUT),
  HANDSET_UNKNOWN(Direction.OUT),

  BASELINE(Direction.IN),
  NEW_SUBSCRIBER(Direction.IN),
  RETURNED(Direction.IN),
  RECLASSIFIED_IN(Direction.IN),
  REVERTED(Direction.IN),
  HANDSET_IDENTIFIED(Direction.IN),
  DOWNGRADED(Direction.IN);

  /** The ledger's name for the number at risk when the week began: last week's {@link #CLOSING}. */
  public static final String OPENING = "OPENING";

  /** The ledger's name for the number at risk when the week ended. */
  public static final String CLOSING = "CLOSING";

  /** What a flow does to the number at risk in its area. */
  public enum Direction {
    IN(1),
    OUT(-1),
    WITHIN(0);

    private final int sign;

    Direction(int sign) {
      this.sign = sign;
    }

    public int sign() {
      return sign;
    }
  }

  private final Direction direction;

  LedgerFlow(Direction direction) {
    this.direction = direction;
  }

  public Direction direction() {
    return direction;
  }

  /** Whether the flow opens a conversion. */
  public boolean isConversion() {
    return this == CONVERTED_SMARTPHONE
        || this == CONVERTED_FEATURE_PHONE
        || this == CONVERTED_OTHER;
  }

  /** The flows in one direction, in the ledger's order. */
  public static List<LedgerFlow> flowing(Direction direction) {
    return Arrays.stream(values()).filter(flow -> flow.direction == direction).toList();
  }
}
