package org.sunset2g.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Divides what is shown of an area among the parts that its true number consists of, in multiples
 * of the minimum cell: leaf after leaf, each multiple to the part that is furthest behind its true
 * number there and in the areas above. So the parts add up to the whole everywhere, and stay close
 * to their true numbers in the areas above.
 *
 * @param <P> what the parts are named by, in the order in which ties are broken last
 */
final class Apportionment<P extends Comparable<P>> {
  /** What a leaf's own error weighs against that of an area above it. */
  private static final int OWN = 2;

  private final long cell;
  private final int[][] above;
  private final SplittableRandom draw;
  private final Map<Integer, Map<P, Long>> errors = new HashMap<>();

  Apportionment(int minimumCell, int[][] above, SplittableRandom draw) {
    this.cell = minimumCell;
    this.above = above;
    this.draw = draw;
  }

  /**
   * Divides the next leaf.
   *
   * @param counts true numbers of the parts
   * @param whole what is shown of all of them
   * @param otherwise the part that takes what no part was counted for
   * @return what is shown of each part, without zeros; adds up to the whole
   */
  SortedMap<P, Long> divide(int leaf, SortedMap<P, Long> counts, long whole, P otherwise) {
    SortedMap<P, Long> shown = new TreeMap<>();
    long left = whole;
    for (Map.Entry<P, Long> part : counts.entrySet()) {
      long floor = Math.min(left, part.getValue() / cell * cell);
      shown.put(part.getKey(), floor);
      left -= floor;
    }
    for (; left > 0; left -= cell) {
      shown.merge(next(leaf, counts, shown, otherwise), cell, Long::sum);
    }
    counts.forEach((part, count) -> err(leaf, part, shown.getOrDefault(part, 0L) - count));
    if (!counts.containsKey(otherwise)) {
      err(leaf, otherwise, shown.getOrDefault(otherwise, 0L));
    }
    shown.values().removeIf(figure -> figure == 0);
    return shown;
  }

  private P next(int leaf, SortedMap<P, Long> counts, SortedMap<P, Long> shown, P otherwise) {
    P next = otherwise;
    long most = Long.MIN_VALUE;
    int equals = 0;
    for (Map.Entry<P, Long> part : counts.entrySet()) {
      long behind = part.getValue() - shown.get(part.getKey());
      if (behind > 0) {
        long lack = OWN * behind - errorAbove(leaf, part.getKey());
        equals = lack > most ? 1 : lack == most ? equals + 1 : equals;
        if (lack > most || lack == most && draw.nextInt(equals) == 0) {
          next = part.getKey();
          most = lack;
        }
      }
    }
    return next;
  }

  private long errorAbove(int leaf, P part) {
    long sum = 0;
    for (int node : above[leaf]) {
      sum += errors.getOrDefault(node, Map.of()).getOrDefault(part, 0L);
    }
    return sum;
  }

  private void err(int leaf, P part, long error) {
    if (error != 0) {
      for (int node : above[leaf]) {
        errors.computeIfAbsent(node, none -> new HashMap<>()).merge(part, error, Long::sum);
      }
    }
  }
}
