package org.sunset2g.disclosure;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rounds the accounts of all lowest areas: each number to the multiple of the minimum cell below or
 * above it, so that every account balances, and so that what is shown of the areas above, which is
 * the sum, stays close to their true numbers. The directions are drawn first, up as likely as the
 * remainder is large; then one area after the other turns one or two of its numbers as long as that
 * brings the sums closer. A zero stays a zero.
 *
 * <p>After L. H. Cox, "A constructive procedure for unbiased controlled rounding", Journal of the
 * American Statistical Association 82 (1987), with a search in place of his exact procedure, which
 * does not know of opening numbers that are settled already.
 */
final class BalanceRounding {
  private static final int SWEEPS = 4;

  /** What it costs to leave the drawn direction, in squared minimum cells. */
  private static final int DRAWN = 1;

  private static final int TIED = 16;
  private static final long FORBIDDEN = 1L << 40;

  private static final Measure[] MEASURES = Measure.values();
  private static final int OPENING = Measure.OPENING.ordinal();
  private static final int CLOSING = Measure.CLOSING.ordinal();

  private final LeafFigures leaves;
  private final int cell;
  private final boolean[] isOpeningSettled;
  private final long[] least;
  private final long[] most;
  private final RoundingTies ties;
  private final SplittableRandom draw;
  private final long[][] drawn;

  /**
   * @param isOpeningSettled leaves whose opening number is shown already and cannot be chosen
   * @param least smallest closing number that may be shown of each leaf
   * @param most largest one
   */
  BalanceRounding(
      LeafFigures leaves,
      boolean[] isOpeningSettled,
      long[] least,
      long[] most,
      RoundingTies ties,
      SplittableRandom draw) {
    this.leaves = leaves;
    this.cell = leaves.minimumCell();
    this.isOpeningSettled = isOpeningSettled;
    this.least = least;
    this.most = most;
    this.ties = ties;
    this.draw = draw;
    this.drawn = new long[leaves.leaves()][];
  }

  void round() {
    for (int leaf = 0; leaf < leaves.leaves(); leaf++) {
      start(leaf);
    }
    int[] order = new int[leaves.leaves()];
    Arrays.setAll(order, i -> i);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      shuffle(order);
      for (int leaf : order) {
        improve(leaf);
      }
    }
    ties.settle(this);
    for (int leaf = 0; leaf < leaves.leaves(); leaf++) {
      force(leaf);
    }
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = draw.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }

  private void start(int leaf) {
    drawn[leaf] = new long[CLOSING + 1];
    for (int column = 0; column < CLOSING; column++) {
      drawn[leaf][column] = Draw.rounded(leaves.count(leaf, column), cell, draw);
      if (column != OPENING || !isOpeningSettled[leaf]) {
        show(leaf, column, drawn[leaf][column]);
      }
    }
    settleClosing(leaf);
  }

  private void show(int leaf, int column, long figure) {
    ties.shown(leaf, MEASURES[column], figure - leaves.shown(leaf, column));
    leaves.show(leaf, column, figure);
  }

  /** The closing number follows from the others. */
  private void settleClosing(int leaf) {
    long closing = 0;
    for (int column = 0; column < CLOSING; column++) {
      closing += MEASURES[column].balanceSign() * leaves.shown(leaf, column);
    }
    leaves.show(leaf, CLOSING, closing);
  }

  /** By how much the column can be turned: up, down, or not at all. */
  private int turn(int leaf, int column) {
    if (column == OPENING && isOpeningSettled[leaf] || leaves.count(leaf, column) % cell == 0) {
      return 0;
    }
    return leaves.shown(leaf, column) > leaves.count(leaf, column) ? -cell : cell;
  }

  private void improve(int leaf) {
    int[] free = new int[CLOSING];
    int size = 0;
    for (int column = 0; column < CLOSING; column++) {
      if (turn(leaf, column) != 0) {
        free[size++] = column;
      }
    }
    while (improveOnce(leaf, free, size)) {
      settleClosing(leaf);
    }
  }

  private boolean improveOnce(int leaf, int[] free, int size) {
    long best = 0;
    int bestOne = -1;
    int bestTwo = -1;
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        long price = j == i ? price(leaf, free[i]) : price(leaf, free[i], free[j]);
        if (price < best) {
          best = price;
          bestOne = free[i];
          bestTwo = j == i ? -1 : free[j];
        }
      }
    }
    if (bestOne >= 0) {
      turnOver(leaf, bestOne);
    }
    if (bestTwo >= 0) {
      turnOver(leaf, bestTwo);
    }
    return bestOne >= 0;
  }

  private void turnOver(int leaf, int column) {
    show(leaf, column, leaves.shown(leaf, column) + turn(leaf, column));
  }

  /** What turning one column costs; negative where it is for the better. */
  long price(int leaf, int column) {
    long by = turn(leaf, column);
    return priceOfFlow(leaf, column, by)
        + priceOfClosing(leaf, MEASURES[column].balanceSign() * by)
        + TIED * ties.price(leaf, MEASURES[column], by);
  }

  private long price(int leaf, int one, int two) {
    long byOne = turn(leaf, one);
    long byTwo = turn(leaf, two);
    long closing = MEASURES[one].balanceSign() * byOne + MEASURES[two].balanceSign() * byTwo;
    return priceOfFlow(leaf, one, byOne)
        + priceOfFlow(leaf, two, byTwo)
        + priceOfClosing(leaf, closing)
        + TIED * ties.price(leaf, MEASURES[one], byOne, MEASURES[two], byTwo);
  }

  private long priceOfFlow(int leaf, int column, long by) {
    long drawnBefore = leaves.shown(leaf, column) == drawn[leaf][column] ? 0 : 1;
    return leaves.priceAbove(leaf, column, by) + DRAWN * (long) cell * cell * (1 - 2 * drawnBefore);
  }

  private long priceOfClosing(int leaf, long by) {
    if (by == 0) {
      return 0;
    }
    long shown = leaves.shown(leaf, CLOSING);
    return leaves.priceAbove(leaf, CLOSING, by)
        + FORBIDDEN * (outside(leaf, shown + by) - outside(leaf, shown));
  }

  /** How many minimum cells a closing number is outside of what may be shown. */
  private long outside(int leaf, long closing) {
    long low = lowestClosing(leaf);
    long high = Math.max(low, Math.min(leaves.ceiling(leaf, CLOSING), most[leaf]));
    return closing < low ? (low - closing) / cell : closing > high ? (closing - high) / cell : 0;
  }

  private long lowestClosing(int leaf) {
    return Math.max(leaves.floor(leaf, CLOSING), least[leaf]);
  }

  /** Turns the columns that bring a tie closest to holding; false where none does. */
  boolean turnForTie(int leaf, Measure measure, long by) {
    int column = measure.ordinal();
    if (turn(leaf, column) != by) {
      return false;
    }
    long shown = leaves.shown(leaf, CLOSING);
    long alone = measure.balanceSign() * by;
    if (outside(leaf, shown + alone) <= outside(leaf, shown)) {
      turnOver(leaf, column);
      settleClosing(leaf);
      return true;
    }
    for (int other = 0; other < CLOSING; other++) {
      if (other != column
          && turn(leaf, other) != 0
          && !ties.isTied(MEASURES[other])
          && MEASURES[other].balanceSign() * turn(leaf, other) == -alone) {
        turnOver(leaf, column);
        turnOver(leaf, other);
        settleClosing(leaf);
        return true;
      }
    }
    return false;
  }

  /** Shows so much more of a measure, whatever its count, and of another what makes up for it. */
  void add(int leaf, Measure measure, long by) {
    show(leaf, measure.ordinal(), leaves.shown(leaf, measure.ordinal()) + by);
    Measure counterpart = measure.balanceSign() > 0 ? Measure.LEFT : Measure.NEW_AT_RISK;
    show(leaf, counterpart.ordinal(), leaves.shown(leaf, counterpart.ordinal()) + by);
    settleClosing(leaf);
  }

  /**
   * Where no choice brings the closing number to where it may be, as when what is settled already
   * is further away than a minimum cell, somebody comes or goes who was not counted.
   */
  private void force(int leaf) {
    while (outside(leaf, leaves.shown(leaf, CLOSING)) > 0) {
      Measure flow =
          leaves.shown(leaf, CLOSING) < lowestClosing(leaf) ? Measure.NEW_AT_RISK : Measure.LEFT;
      show(leaf, flow.ordinal(), leaves.shown(leaf, flow.ordinal()) + cell);
      settleClosing(leaf);
    }
  }
}
