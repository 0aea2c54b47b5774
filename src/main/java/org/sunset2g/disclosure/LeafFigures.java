package org.sunset2g.disclosure;

import java.util.Arrays;

/**
 * Counts of the lowest areas of a table and the figures shown for them, as plain arrays: a country
 * has ten thousand communes, and all of them are looked at several times.
 */
final class LeafFigures {
  private final int minimumCell;
  private final int[][] above;
  private final long[][] counts;
  private final long[][] shown;
  private final long[][] errors;

  /**
   * @param above for each leaf the indices of all nodes above it
   * @param nodes number of nodes above leaves
   * @param counts for each leaf the true number of each column; nothing is shown at first
   */
  LeafFigures(int minimumCell, int[][] above, int nodes, long[][] counts) {
    this.minimumCell = minimumCell;
    this.above = above;
    this.counts = counts;
    int columns = counts.length == 0 ? 0 : counts[0].length;
    this.shown = new long[counts.length][columns];
    this.errors = new long[nodes][columns];
    for (int leaf = 0; leaf < counts.length; leaf++) {
      for (int node : above[leaf]) {
        for (int column = 0; column < columns; column++) {
          errors[node][column] -= counts[leaf][column];
        }
      }
    }
  }

  int leaves() {
    return counts.length;
  }

  int minimumCell() {
    return minimumCell;
  }

  long count(int leaf, int column) {
    return counts[leaf][column];
  }

  long shown(int leaf, int column) {
    return shown[leaf][column];
  }

  /** Everything shown of a leaf. */
  long[] shown(int leaf) {
    return Arrays.copyOf(shown[leaf], shown[leaf].length);
  }

  void show(int leaf, int column, long figure) {
    long more = figure - shown[leaf][column];
    if (more != 0) {
      shown[leaf][column] = figure;
      for (int node : above[leaf]) {
        errors[node][column] += more;
      }
    }
  }

  /** The greatest multiple of the minimum cell that is not above the count. */
  long floor(int leaf, int column) {
    return counts[leaf][column] / minimumCell * minimumCell;
  }

  /** The smallest multiple of the minimum cell that is not below the count. */
  long ceiling(int leaf, int column) {
    return (counts[leaf][column] + minimumCell - 1) / minimumCell * minimumCell;
  }

  /** How much more is shown than counted, summed over the nodes above a leaf. */
  long errorAbove(int leaf, int column) {
    long sum = 0;
    for (int node : above[leaf]) {
      sum += errors[node][column];
    }
    return sum;
  }

  /** What it costs the nodes above, as the growth of their squared errors, to show so much more. */
  long priceAbove(int leaf, int column, long more) {
    return more * (2 * errorAbove(leaf, column) + more * above[leaf].length);
  }
}
