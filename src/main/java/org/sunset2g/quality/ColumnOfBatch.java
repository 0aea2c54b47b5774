package org.sunset2g.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.contract.Column;

/** A column of a batch of rows under one {@link FieldRule}. */
abstract class ColumnOfBatch {
  private final int place;
  private WritableColumnVector vector;

  private ColumnOfBatch(int place) {
    this.place = place;
  }

  static ColumnOfBatch of(FieldRule rule, int place, boolean isInKey, int capacity) {
    return rule.type() == Column.Type.STRING
        ? new Texts(rule, place, isInKey, capacity)
        : new Plain(rule, place);
  }

  /** Place among the file columns. */
  int place() {
    return place;
  }

  boolean isEmpty(int row) {
    return vector.isNullAt(row);
  }

  int number(int row) {
    return vector.getInt(row);
  }

  /** Marks rows that are not faultless as they stand, and adds to the sums of the others. */
  void look(WritableColumnVector columnVector, int rows, boolean[] isOdd, long[] contents) {
    this.vector = columnVector;
  }

  void addKeys(long[] keys, long[] checks, int rows) {
    throw new IllegalStateException("only texts name rows");
  }

  void forgetDictionary() {
    // Values of fixed width are looked at one by one.
  }

  /** See {@link RowHash#named}; of key columns only. */
  long named(int row) {
    throw new IllegalStateException("not a text");
  }

  int length(int row) {
    throw new IllegalStateException("not a text");
  }

  int digits(int row) {
    throw new IllegalStateException("not a text");
  }

  UTF8String text(int row) {
    throw new IllegalStateException("not a text");
  }

  /** Place of the value in the column's dictionary; -1 where the batch has none. */
  int id(int row) {
    return -1;
  }

  /** Numbers, days and truths. */
  private static final class Plain extends ColumnOfBatch {
    private final FieldRule rule;
    private final long ofNothing;
    private final boolean isTruth;

    Plain(FieldRule rule, int place) {
      super(place);
      this.rule = rule;
      this.ofNothing =
          rule.emptyMeans()
              .map(meant -> RowHash.of(meant, place))
              .orElseGet(() -> RowHash.nothingIn(place));
      this.isTruth = rule.type() == Column.Type.BOOLEAN;
    }

    @Override
    void look(WritableColumnVector vector, int rows, boolean[] isOdd, long[] contents) {
      super.look(vector, rows, isOdd, contents);
      boolean hasNull = vector.hasNull();
      for (int row = 0; row < rows; row++) {
        if (hasNull && vector.isNullAt(row)) {
          isOdd[row] |= rule.isRequired();
          contents[row] += ofNothing;
          continue;
        }
        int number = isTruth ? vector.getBoolean(row) ? 1 : 0 : vector.getInt(row);
        isOdd[row] |= !rule.isInRange(number);
        contents[row] += RowHash.inColumn(RowHash.ofNumber(number), place());
      }
    }
  }

  /** Texts; what is known of one in the dictionary is kept. */
  private static final class Texts extends ColumnOfBatch {
    private static final byte UNKNOWN = 0;
    private static final byte FINE = 1;
    private static final byte ODD = 2;

    private final FieldRule rule;
    private final boolean isInKey;
    private final long ofNothing;
    private final List<Fault> faults = new ArrayList<>();

    private byte[] verdicts = new byte[0];
    private long[] namedOf = new long[0];
    private long[] sumOf = new long[0];
    private int[] lengthOf = new int[0];
    private int[] digitsOf = new int[0];

    private WritableColumnVector vector;
    private WritableColumnVector ids;
    private final long[] named;
    private final long[] sums;
    private final int[] lengths;

    Texts(FieldRule rule, int place, boolean isInKey, int capacity) {
      super(place);
      this.rule = rule;
      this.isInKey = isInKey;
      this.ofNothing = RowHash.nothingIn(place);
      this.named = isInKey ? new long[capacity] : null;
      this.sums = isInKey ? new long[capacity] : null;
      this.lengths = isInKey ? new int[capacity] : null;
    }

    @Override
    void forgetDictionary() {
      Arrays.fill(verdicts, UNKNOWN);
    }

    @Override
    void look(WritableColumnVector columnVector, int rows, boolean[] isOdd, long[] contents) {
      super.look(columnVector, rows, isOdd, contents);
      vector = columnVector;
      ids = columnVector.hasDictionary() ? columnVector.getDictionaryIds() : null;
      boolean hasNull = vector.hasNull();
      for (int row = 0; row < rows; row++) {
        if (hasNull && vector.isNullAt(row)) {
          isOdd[row] |= rule.isRequired();
          contents[row] += ofNothing;
          if (isInKey) {
            sums[row] = ofNothing;
          }
        } else if (ids == null) {
          lookAtText(row, isOdd, contents);
        } else {
          int id = ids.getInt(row);
          if (id >= verdicts.length || verdicts[id] == UNKNOWN) {
            judge(id, vector.getUTF8String(row));
          }
          isOdd[row] |= verdicts[id] == ODD;
          contents[row] += sumOf[id];
          if (isInKey) {
            named[row] = namedOf[id];
            sums[row] = sumOf[id];
            lengths[row] = lengthOf[id];
          }
        }
      }
    }

    private void lookAtText(int row, boolean[] isOdd, long[] contents) {
      UTF8String text = vector.getUTF8String(row);
      isOdd[row] |= !isFine(text);
      long sum = RowHash.of(text, place());
      contents[row] += sum;
      if (isInKey) {
        named[row] = RowHash.named(text);
        sums[row] = sum;
        lengths[row] = text.numBytes();
      }
    }

    private boolean isFine(UTF8String text) {
      if (text.numBytes() == 0) {
        return false;
      }
      faults.clear();
      return rule.value(text, faults) != null && faults.isEmpty();
    }

    private void judge(int id, UTF8String text) {
      if (id >= verdicts.length) {
        int size = Math.max(id + 1, verdicts.length * 2 + 64);
        verdicts = Arrays.copyOf(verdicts, size);
        namedOf = Arrays.copyOf(namedOf, size);
        sumOf = Arrays.copyOf(sumOf, size);
        lengthOf = Arrays.copyOf(lengthOf, size);
        digitsOf = Arrays.copyOf(digitsOf, size);
      }
      verdicts[id] = isFine(text) ? FINE : ODD;
      namedOf[id] = RowHash.named(text);
      sumOf[id] = RowHash.of(text, place());
      lengthOf[id] = text.numBytes();
      digitsOf[id] = RowHash.digits(text);
    }

    @Override
    void addKeys(long[] keys, long[] checks, int rows) {
      boolean hasNull = vector.hasNull();
      for (int row = 0; row < rows; row++) {
        keys[row] +=
            hasNull && vector.isNullAt(row) ? ofNothing : RowHash.inColumn(named[row], place());
        checks[row] += sums[row];
      }
    }

    @Override
    long named(int row) {
      return named[row];
    }

    @Override
    int length(int row) {
      return lengths[row];
    }

    @Override
    int digits(int row) {
      return ids == null ? RowHash.digits(vector.getUTF8String(row)) : digitsOf[ids.getInt(row)];
    }

    @Override
    UTF8String text(int row) {
      return vector.getUTF8String(row);
    }

    @Override
    int id(int row) {
      return ids == null ? -1 : ids.getInt(row);
    }
  }
}
