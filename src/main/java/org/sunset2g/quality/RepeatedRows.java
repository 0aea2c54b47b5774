package org.sunset2g.quality;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds faultless rows that share a key, and says what becomes of them. Rows with one key and one
 * content are exact duplicates and count once. Where contents differ, snapshot rows are all
 * rejected, for none can be believed; observations are merged.
 *
 * <p>Takes the rows in portions of which each holds all rows of its keys.
 */
public final class RepeatedRows {
  /**
   * Numbers that stand for a row: its key, the key's check, its content, its line, and the place
   * where it is kept, which means nothing here.
   */
  public static final int WIDTH = 5;

  private final TableRule rule;
  private final Numbers taken;
  private final Numbers merging;
  private final Numbers conflictingLines;
  private long conflictingRows;
  private long distinctKeys;
  private long duplicates;
  private long merged;

  public RepeatedRows(TableRule rule) {
    this(rule, Integer.MAX_VALUE);
  }

  private RepeatedRows(TableRule rule, int most) {
    this.rule = rule;
    this.taken = new Numbers(most);
    this.merging = new Numbers(most);
    this.conflictingLines = new Numbers(most);
  }

  /**
   * Counts all there is to count, and remembers only the least of the keys and lines: for files in
   * which every row may be there twice.
   *
   * @param most how many keys and lines are remembered
   */
  public static RepeatedRows counting(TableRule rule, int most) {
    return new RepeatedRows(rule, most);
  }

  /** Looks through a portion: {@link #WIDTH} numbers a row. */
  public void add(long[] rows) {
    int count = rows.length / WIDTH;
    Set<Long> repeated = new HashSet<>();
    DrawerRows.findOften(rows, WIDTH, 1, repeated::add);
    if (repeated.isEmpty()) {
      distinctKeys += count;
      return;
    }
    long[][] groups = new long[count][];
    int found = 0;
    for (int at = 0; at < count; at++) {
      if (repeated.contains(rows[at * WIDTH])) {
        groups[found++] = Arrays.copyOfRange(rows, at * WIDTH, at * WIDTH + WIDTH);
      } else {
        distinctKeys++;
      }
    }
    groups = Arrays.copyOf(groups, found);
    Arrays.sort(groups, Arrays::compare);
    for (int from = 0; from < found; ) {
      int to = from + 1;
      while (to < found && Arrays.equals(groups[from], 0, 2, groups[to], 0, 2)) {
        to++;
      }
      resolve(groups, from, to);
      from = to;
    }
  }

  /** Adds what was found in other portions. */
  public RepeatedRows plus(RepeatedRows other) {
    taken.add(other.taken);
    merging.add(other.merging);
    conflictingLines.add(other.conflictingLines);
    distinctKeys += other.distinctKeys;
    duplicates += other.duplicates;
    merged += other.merged;
    conflictingRows += other.conflictingRows;
    return this;
  }

  private void resolve(long[][] rows, int from, int to) {
    int contents = 1;
    for (int at = from + 1; at < to; at++) {
      contents += rows[at][2] == rows[at - 1][2] ? 0 : 1;
    }
    // Of rows that are alike the first may stay; where they differ none can stay as it is.
    for (int at = contents > 1 ? from : from + 1; at < to; at++) {
      taken.add(rows[at][4]);
    }
    if (rule == TableRule.SNAPSHOT && contents > 1) {
      conflictingRows += to - from;
      for (int at = from; at < to; at++) {
        conflictingLines.add(rows[at][3]);
      }
      return;
    }
    distinctKeys++;
    for (int at = from; at < to && contents > 1; at++) {
      merging.add(rows[at][4]);
    }
    duplicates += to - from - contents;
    merged += contents - 1;
  }

  /** Rows of the table once the repeated ones are resolved. */
  public long accepted() {
    return distinctKeys;
  }

  /** Rows identical to one that counts. */
  public long duplicates() {
    return duplicates;
  }

  /** Observations that went into another one. */
  public long merged() {
    return merged;
  }

  /** Rows that contradict one another. */
  public long conflictingRows() {
    return conflictingRows;
  }

  /** Places of rows that do not stay where they are. */
  public long[] taken() {
    return taken.toArray();
  }

  /** Places of observations that become one with others. */
  public long[] merging() {
    return merging.toArray();
  }

  /** Lines of rows that contradict one another, in order. */
  public long[] conflictingLines() {
    long[] lines = conflictingLines.toArray();
    Arrays.sort(lines);
    return lines;
  }

  /** A list of numbers without boxes around them; of more than it may hold it keeps the least. */
  private static final class Numbers {
    private final int most;
    private long[] numbers = new long[16];
    private int count;

    Numbers(int most) {
      this.most = most;
    }

    void add(long number) {
      if (count == numbers.length) {
        if (count / 2 >= most) {
          Arrays.sort(numbers);
          count = most;
        } else {
          numbers = Arrays.copyOf(numbers, count * 2);
        }
      }
      numbers[count++] = number;
    }

    void add(Numbers other) {
      for (int at = 0; at < other.count; at++) {
        add(other.numbers[at]);
      }
    }

    long[] toArray() {
      long[] all = Arrays.copyOf(numbers, count);
      if (count <= most) {
        return all;
      }
      Arrays.sort(all);
      return Arrays.copyOf(all, most);
    }
  }
}
