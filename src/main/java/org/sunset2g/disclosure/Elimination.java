package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Gaussian elimination of sparse equations, modulo the prime 2^61 - 1, which no determinant of such
 * small whole numbers is likely to be a multiple of. Columns are eliminated in the order of their
 * indices.
 */
final class Elimination {
  static final long PRIME = (1L << 61) - 1;

  /** One equation: columns ascending, values not zero, sum of value times unknown known. */
  record Row(int[] columns, long[] values) {
    int lead() {
      return columns[0];
    }
  }

  private final List<Row> pivots = new ArrayList<>();
  private final List<Row> rest = new ArrayList<>();

  /** Eliminates the columns from {@code first} to before {@code end}. */
  Elimination(List<Row> rows, int first, int end) {
    List<List<Row>> byLead = new ArrayList<>(end - first);
    for (int column = first; column < end; column++) {
      byLead.add(new ArrayList<>(2));
    }
    for (Row row : rows) {
      place(row, byLead, first);
    }
    for (int column = first; column < end; column++) {
      List<Row> leading = byLead.get(column - first);
      if (leading.isEmpty()) {
        continue;
      }
      Row shortest = leading.get(0);
      for (Row row : leading) {
        if (row.columns.length < shortest.columns.length) {
          shortest = row;
        }
      }
      Row pivot = scaled(shortest);
      pivots.add(pivot);
      for (Row row : leading) {
        if (row != shortest) {
          place(without(row, pivot), byLead, first);
        }
      }
      byLead.set(column - first, List.of());
    }
  }

  private void place(Row row, List<List<Row>> byLead, int first) {
    if (row.columns.length == 0) {
      return;
    }
    int index = row.lead() - first;
    (index < byLead.size() ? byLead.get(index) : rest).add(row);
  }

  /** The equations that speak of none of the eliminated columns. */
  List<Row> rest() {
    return rest;
  }

  /** Gives the eliminated columns the values that solve the equations with zeros on the right. */
  void solve(long[] vector) {
    for (int at = pivots.size() - 1; at >= 0; at--) {
      Row pivot = pivots.get(at);
      long sum = 0;
      for (int i = 1; i < pivot.columns.length; i++) {
        sum = reduced(sum + times(pivot.values[i], vector[pivot.columns[i]]));
      }
      vector[pivot.lead()] = reduced(PRIME - sum);
    }
  }

  private static Row scaled(Row row) {
    if (row.values[0] == 1) {
      return row;
    }
    long inverse = power(row.values[0], PRIME - 2);
    long[] values = new long[row.values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = times(row.values[i], inverse);
    }
    return new Row(row.columns, values);
  }

  /** The row less as much of the pivot as takes its leading column away. */
  private static Row without(Row row, Row pivot) {
    long factor = PRIME - row.values[0];
    int most = row.columns.length + pivot.columns.length;
    int[] columns = new int[most];
    long[] values = new long[most];
    int size = 0;
    int left = 0;
    int right = 0;
    while (left < row.columns.length || right < pivot.columns.length) {
      int leftColumn = left < row.columns.length ? row.columns[left] : Integer.MAX_VALUE;
      int rightColumn = right < pivot.columns.length ? pivot.columns[right] : Integer.MAX_VALUE;
      int column = Math.min(leftColumn, rightColumn);
      long value = leftColumn == column ? row.values[left++] : 0;
      if (rightColumn == column) {
        value = reduced(value + times(factor, pivot.values[right++]));
      }
      if (value != 0) {
        columns[size] = column;
        values[size++] = value;
      }
    }
    return new Row(java.util.Arrays.copyOf(columns, size), java.util.Arrays.copyOf(values, size));
  }

  static long times(long left, long right) {
    long high = Math.multiplyHigh(left, right);
    long low = left * right;
    return reduced((low & PRIME) + ((high << 3) | (low >>> 61)));
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  static long reduced(long value) {
    long folded = (value & PRIME) + (value >>> 61);
    return folded >= PRIME ? folded - PRIME : folded;
  }
}
