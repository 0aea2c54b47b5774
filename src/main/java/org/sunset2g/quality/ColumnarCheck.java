package org.sunset2g.quality;

import java.util.Arrays;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Checks rows column by column, a batch at a time: what a column's dictionary holds once is checked
 * once. It only knows rows that are faultless as they stand; all others are for {@link RowCheck},
 * whose word on them counts. Not for several threads.
 */
public final class ColumnarCheck implements RowNumbers {
  private final RowRules rules;
  private final RowMeasures measures;
  private final ColumnOfBatch[] columns;
  private final ColumnOfBatch subscriber;
  private final ColumnOfBatch device;
  private final ColumnOfBatch tac;
  private final ValueCounts counts;
  private final boolean[] isOdd;
  private final long[] keys;
  private final long[] checks;
  private final long[] contents;
  private int row;

  /**
   * @param capacity most rows of a batch
   */
  public ColumnarCheck(RowRules rules, RowMeasures measures, int capacity) {
    this.rules = rules;
    this.measures = measures;
    this.isOdd = new boolean[capacity];
    this.keys = new long[capacity];
    this.checks = new long[capacity];
    this.contents = new long[capacity];
    this.columns = new ColumnOfBatch[rules.fields.length];
    for (int at = 0; at < columns.length; at++) {
      columns[at] = ColumnOfBatch.of(rules.fields[at], at, rules.isInKey(at), capacity);
    }
    this.subscriber = columns[rules.subscriber];
    this.device = rules.device < 0 ? null : columns[rules.device];
    this.tac = rules.tac < 0 ? null : columns[rules.tac];
    this.counts =
        new ValueCounts(Arrays.stream(rules.counted).mapToObj(at -> columns[at]).toList());
  }

  /** Begins a part of the file whose columns have dictionaries of their own. */
  public void beginPart() {
    endPart();
    for (ColumnOfBatch column : columns) {
      column.forgetDictionary();
    }
  }

  /** Hands over what was counted by dictionary. */
  public void endPart() {
    counts.addTo(measures);
  }

  /**
   * Looks at a batch.
   *
   * @param vectors one per file column, in contract order
   */
  public void begin(WritableColumnVector[] vectors, int rows) {
    Arrays.fill(isOdd, 0, rows, false);
    Arrays.fill(keys, 0, rows, 0);
    Arrays.fill(checks, 0, rows, 0);
    Arrays.fill(contents, 0, rows, 0);
    for (int at = 0; at < columns.length; at++) {
      columns[at].look(vectors[at], rows, isOdd, contents);
      if (rules.isInKey(at)) {
        columns[at].addKeys(keys, checks, rows);
      }
    }
    rules.days.markOdd(columns, rows, isOdd);
  }

  /** Whether the row must be looked at by {@link RowCheck}: all others are faultless. */
  public boolean isOdd(int ofBatch) {
    return isOdd[ofBatch];
  }

  /** Counts a faultless row and makes its numbers those of this object. */
  public void count(int ofBatch) {
    row = ofBatch;
    for (ColumnOfBatch column : columns) {
      if (column.isEmpty(row)) {
        measures.empty(column.place());
      }
    }
    counts.count(row, measures);
    measures.faultless(subscriber.named(row), subscriber.length(row));
    if (hasDevice()) {
      measures.device(device.named(row), tac(), device.length(row));
    }
  }

  @Override
  public long key() {
    return keys[row];
  }

  @Override
  public long keyCheck() {
    return checks[row];
  }

  @Override
  public long content() {
    return contents[row];
  }

  @Override
  public long subscriber() {
    return subscriber.named(row);
  }

  @Override
  public boolean hasDevice() {
    return device != null && !device.isEmpty(row);
  }

  @Override
  public long device() {
    return device.named(row);
  }

  @Override
  public int tac() {
    return tac.digits(row);
  }

  /** The field of a row as {@link RowCheck} takes it; null where it is empty. */
  public static Object field(WritableColumnVector vector, int row) {
    if (vector.isNullAt(row)) {
      return null;
    }
    var type = vector.dataType();
    if (type.equals(org.apache.spark.sql.types.DataTypes.StringType)) {
      UTF8String text = vector.getUTF8String(row);
      return text.numBytes() == 0 ? null : text;
    }
    return type.equals(org.apache.spark.sql.types.DataTypes.BooleanType)
        ? (Object) vector.getBoolean(row)
        : (Object) vector.getInt(row);
  }
}
