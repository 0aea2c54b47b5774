package org.sunset2g.quality;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Small rows of numbers, one after the other in one array, of which the first names something. */
final class DrawerRows {
  private DrawerRows() {}

  /**
   * Finds what stands first in more than so many rows.
   *
   * @param width numbers a row
   * @param often takes each number found, once
   */
  static void findOften(long[] rows, int width, int more, LongConsumer often) {
    int count = rows.length / width;
    long[] sorted = new long[count];
    for (int at = 0; at < count; at++) {
      sorted[at] = rows[at * width];
    }
    Arrays.sort(sorted);
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > more) {
        often.accept(sorted[from]);
      }
      from = to;
    }
  }
}
