package org.sunset2g.quality;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Checks one row after the other by {@link RowRules} and counts what it finds. Not for several
 * threads; what it hands out holds until the next row.
 */
public final class RowCheck {
  /** Seed of Spark's {@code xxhash64}: the key of a row must be the one that a query computes. */
  private static final long SPARK_SEED = 42;

  private static final long OTHER_SEED = 0x5DEECE66DL;
  private static final long OF_NOTHING = 0x9E3779B97F4A7C15L;

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
      subscriber = hash(values[rules.subscriber], SPARK_SEED, false);
      measures.faultless(subscriber, ((UTF8String) values[rules.subscriber]).numBytes());
      if (hasDevice()) {
        device = hash(values[rules.device], SPARK_SEED, false);
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

  /** 64 bits of the row's key, equal to Spark's {@code xxhash64} of the key's columns. */
  public long key() {
    // The subscriber comes first in every key.
    long hash = subscriber;
    for (int at = 1; at < rules.key.length; at++) {
      hash = hash(values[rules.key[at]], hash, false);
    }
    return hash;
  }

  /** 64 bits of the row's subscriber; equal in all tables. */
  public long subscriber() {
    return subscriber;
  }

  /** Whether the row names a device. */
  public boolean hasDevice() {
    return rules.device >= 0 && values[rules.device] != null;
  }

  /** 64 bits of the row's device. */
  public long device() {
    return device;
  }

  /** The TAC as a number. */
  public int tac() {
    UTF8String digits = (UTF8String) values[rules.tac];
    int tac = 0;
    for (int at = 0; at < digits.numBytes(); at++) {
      tac = tac * 10 + TextBytes.at(digits, at) - '0';
    }
    return tac;
  }

  /** 64 further bits of the row's key: two rows with both alike have one key. */
  public long keyCheck() {
    long hash = OTHER_SEED;
    for (int column : rules.key) {
      hash = hash(values[column], hash, true);
    }
    return hash;
  }

  /** 64 bits of all that the row says. */
  public long content() {
    long hash = OTHER_SEED;
    for (Object value : values) {
      hash = hash(value, hash, true);
    }
    return hash;
  }

  private static long hash(Object value, long seed, boolean marksNothing) {
    if (value == null) {
      return marksNothing ? XXH64.hashLong(OF_NOTHING, seed) : seed;
    }
    if (value instanceof UTF8String text) {
      return XXH64.hashUTF8String(text, seed);
    }
    if (value instanceof Boolean truth) {
      return XXH64.hashInt(truth ? 1 : 0, seed);
    }
    return XXH64.hashLong(((Number) value).longValue(), seed);
  }
}
