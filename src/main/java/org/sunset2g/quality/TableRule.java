package org.sunset2g.quality;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.IsoWeek;

/** What a landing table asks of a row beyond its single fields, and what names a row in it. */
enum TableRule {
  /** One row per subscriber. */
  SNAPSHOT(SubscriberSnapshot.TABLE, List.of(SubscriberSnapshot.SUBSCRIBER_ID)) {
    @Override
    List<Column> faults(IsoWeek week) {
      return List.of();
    }
  },

  /** One row per subscriber and device; its days lie in the week, the first not after the last. */
  OBSERVATION(
      DeviceObservation.TABLE,
      List.of(
          DeviceObservation.SUBSCRIBER_ID, DeviceObservation.TAC, DeviceObservation.DEVICE_ID)) {
    @Override
    List<Column> faults(IsoWeek week) {
      Column first = FieldRule.parsedOf(DeviceObservation.FIRST_SEEN);
      Column last = FieldRule.parsedOf(DeviceObservation.LAST_SEEN);
      return List.of(
          outside(week, first, DeviceObservation.FIRST_SEEN),
          outside(week, last, DeviceObservation.LAST_SEEN),
          when(
              first.gt(last),
              lit(RejectionReason.FIRST_AFTER_LAST.at(DeviceObservation.FIRST_SEEN))));
    }
  };

  private final String table;
  private final List<String> key;

  TableRule(String table, List<String> key) {
    this.table = table;
    this.key = key;
  }

  static TableRule of(Contract contract) {
    for (TableRule rule : values()) {
      if (rule.table.equals(contract.table())) {
        return rule;
      }
    }
    throw new IllegalArgumentException(contract.table() + " is not a landing table");
  }

  /** The columns, beside operator and week, that name a row. */
  List<String> key() {
    return key;
  }

  /** One column per possible fault of a row as a whole: the fault, or empty. */
  abstract List<Column> faults(IsoWeek week);

  private static Column outside(IsoWeek week, Column day, String column) {
    Column monday = lit(week.monday());
    Column sunday = lit(week.sunday());
    return when(day.lt(monday).or(day.gt(sunday)), lit(RejectionReason.OUTSIDE_WEEK.at(column)));
  }
}
