package org.sunset2g.quality;

import java.util.List;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.IsoWeek;

/** What a landing table asks of a row beyond its single fields, and what names a row in it. */
public enum TableRule {
  /** One row per subscriber; where rows of one differ, none is believed. */
  SNAPSHOT(
      SubscriberSnapshot.TABLE,
      List.of(SubscriberSnapshot.SUBSCRIBER_ID),
      List.of(SubscriberSnapshot.HOME_CODE_SYSTEM, SubscriberSnapshot.HOME_COMMUNE)),

  /**
   * One row per subscriber and device, further ones are merged; its days lie in the week, the first
   * not after the last.
   */
  OBSERVATION(
      DeviceObservation.TABLE,
      List.of(DeviceObservation.SUBSCRIBER_ID, DeviceObservation.TAC, DeviceObservation.DEVICE_ID),
      List.of(DeviceObservation.TAC));

  private final String table;
  private final List<String> key;
  private final List<String> counted;

  TableRule(String table, List<String> key, List<String> counted) {
    this.table = table;
    this.key = key;
    this.counted = counted;
  }

  /** The rule of a landing table. */
  public static TableRule of(Contract contract) {
    for (TableRule rule : values()) {
      if (rule.table.equals(contract.table())) {
        return rule;
      }
    }
    throw new IllegalArgumentException(contract.table() + " is not a landing table");
  }

  /** The columns, beside operator and week, that name a row. */
  public List<String> key() {
    return key;
  }

  /** The columns whose values are counted together while rows are checked: few different ones. */
  List<String> counted() {
    return counted;
  }

  /** What is wrong with the days of a row. */
  static final class Days implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private static final Fault FIRST_OUTSIDE =
        new Fault(RejectionReason.OUTSIDE_WEEK, DeviceObservation.FIRST_SEEN);
    private static final Fault LAST_OUTSIDE =
        new Fault(RejectionReason.OUTSIDE_WEEK, DeviceObservation.LAST_SEEN);
    private static final Fault FIRST_AFTER_LAST =
        new Fault(RejectionReason.FIRST_AFTER_LAST, DeviceObservation.FIRST_SEEN);

    private final int first;
    private final int last;
    private final int monday;
    private final int sunday;

    /**
     * @param columns names of the file columns in contract order
     */
    Days(List<String> columns, IsoWeek week) {
      this.first = columns.indexOf(DeviceObservation.FIRST_SEEN);
      this.last = columns.indexOf(DeviceObservation.LAST_SEEN);
      this.monday = (int) week.monday().toEpochDay();
      this.sunday = (int) week.sunday().toEpochDay();
    }

    /** Marks the rows of a batch in which something is wrong. */
    void markOdd(ColumnOfBatch[] columns, int rows, boolean[] isOdd) {
      if (first < 0 || last < 0) {
        return;
      }
      for (int row = 0; row < rows; row++) {
        if (!columns[first].isEmpty(row) && !columns[last].isEmpty(row)) {
          int from = columns[first].number(row);
          int to = columns[last].number(row);
          isOdd[row] |= from < monday || to > sunday || from > to;
        } else {
          isOdd[row] = true;
        }
      }
    }

    void check(Object[] values, List<Fault> faults) {
      if (first < 0 || last < 0) {
        return;
      }
      Integer from = (Integer) values[first];
      Integer to = (Integer) values[last];
      if (from != null && (from < monday || from > sunday)) {
        faults.add(FIRST_OUTSIDE);
      }
      if (to != null && (to < monday || to > sunday)) {
        faults.add(LAST_OUTSIDE);
      }
      if (from != null && to != null && from > to) {
        faults.add(FIRST_AFTER_LAST);
      }
    }
  }
}
