package org.sunset2g.quality;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Checks one row after the other by {@link RowRules} and counts what it finds. Not for several
 * threads; what it hands out holds until the next row.
 */
public final class RowCheck implements RowNumbers {
  private final RowRules rules;
  private final RowMeasures measures;
  private final Object[] values;
  private final List<Fault> faults = new ArrayList<>();
  private final UTF8String[] counted;
  private long subscriber;
  private long device;

  public RowCheck(RowRules rules, RowMeasures measures) {
    this.rules = rules;
    this.measures = measures;
    this.values = new Object[rules.fields.length];
    this.counted = new UTF8String[rules.counted.length];
  }

  /**
   * Checks a row and says whether nothing is wrong with it.
   *
   * @param line line on which it begins
   * @param fields one per file column, as {@link FieldRule#value} takes it
   */
  public boolean accepts(long line, Object[] fields) {
    faults.clear();
    for (int at = 0; at < values.length; at++) {
      int before = faults.size();
      values[at] = rules.fields[at].value(fields[at], faults);
      if (fields[at] == null) {
        measures.empty(at);
      } else if (values[at] == null && faults.size() == before) {
        measures.emptied(at);
      }
    }
    rules.days.check(values, faults);
    if (faults.isEmpty()) {
      countValues();
      subscriber = RowHash.named((UTF8String) values[rules.subscriber]);
      measures.faultless(subscriber, ((UTF8String) values[rules.subscriber]).numBytes());
      if (hasDevice()) {
        device = RowHash.named((UTF8String) values[rules.device]);
        measures.device(device, tac(), ((UTF8String) values[rules.device]).numBytes());
      }
      return true;
    }
    measures.faulty(line, faults);
    return false;
  }

  /** Counts a row that cannot be parted into the columns at all. */
  public void rejects(long line) {
    faults.clear();
    faults.add(new Fault(RejectionReason.WRONG_FIELD_COUNT, ""));
    measures.faulty(line, faults);
  }

  private void countValues() {
    if (counted.length == 0) {
      return;
    }
    for (int at = 0; at < counted.length; at++) {
      counted[at] = (UTF8String) values[rules.counted[at]];
    }
    measures.value(counted);
  }

  /** What is wrong with the row. */
  public List<Fault> faults() {
    return faults;
  }

  /** The values of a faultless row in contract order, those that the path says among them. */
  public Object[] row() {
    Object[] row = new Object[rules.sources.length];
    for (int at = 0; at < row.length; at++) {
      row[at] = rules.sources[at] < 0 ? rules.ofPath[at] : values[rules.sources[at]];
    }
    return row;
  }

  /** The value of a file column; holds until the next row. */
  public Object value(int column) {
    return values[column];
  }

  @Override
  public long key() {
    long key = 0;
    for (int column : rules.key) {
      Object value = values[column];
      key +=
          value == null
              ? RowHash.nothingIn(column)
              : RowHash.inColumn(RowHash.named((UTF8String) value), column);
    }
    return key;
  }

  @Override
  public long keyCheck() {
    long check = 0;
    for (int column : rules.key) {
      check += RowHash.of(values[column], column);
    }
    return check;
  }

  @Override
  public long content() {
    long content = 0;
    for (int column = 0; column < values.length; column++) {
      content += RowHash.of(values[column], column);
    }
    return content;
  }

  @Override
  public long subscriber() {
    return subscriber;
  }

  @Override
  public boolean hasDevice() {
    return rules.device >= 0 && values[rules.device] != null;
  }

  @Override
  public long device() {
    return device;
  }

  @Override
  public int tac() {
    return RowHash.digits((UTF8String) values[rules.tac]);
  }
}
