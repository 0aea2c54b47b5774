package org.sunset2g.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Sums over several areas that everybody knows to be equal, and that must be equal in what is shown
 * as well: all who move in have moved out elsewhere, and who is rezoned into the areas of a group
 * was rezoned out of areas of it.
 */
final class RoundingTies {
  private static final int NONE = -1;
  private static final int MOVES = 0;
  private static final int OTHER_REZONING = 1;
  private static final int FIRST_GROUP = 2;

  private final int[] rezonedOut;
  private final int[] rezonedIn;
  private final long[] excess;
  private final long cell;

  /**
   * @param leaves the lowest areas, in the order of the figures
   * @param groups areas that changes of boundaries take people from, beside those they bring them
   *     to
   * @param figures nothing is shown in them yet
   */
  RoundingTies(List<PublishedArea> leaves, List<AreaJoins.Group> groups, LeafFigures figures) {
    int size = leaves.size();
    this.cell = figures.minimumCell();
    this.rezonedOut = new int[size];
    this.rezonedIn = new int[size];
    Arrays.fill(rezonedOut, OTHER_REZONING);
    Arrays.fill(rezonedIn, OTHER_REZONING);
    this.excess = new long[FIRST_GROUP + groups.size()];
    Map<AreaCode, Integer> index = new HashMap<>();
    for (int leaf = 0; leaf < size; leaf++) {
      index.put(leaves.get(leaf).code(), leaf);
    }
    for (int group = 0; group < groups.size(); group++) {
      for (PublishedArea from : groups.get(group).left()) {
        rezonedOut[index.get(from.code())] = FIRST_GROUP + group;
      }
      for (PublishedArea to : groups.get(group).right()) {
        rezonedIn[index.get(to.code())] = FIRST_GROUP + group;
      }
    }
    for (int leaf = 0; leaf < size; leaf++) {
      for (Measure measure : Measure.flowMeasures()) {
        shown(leaf, measure, -figures.count(leaf, measure.ordinal()));
      }
    }
  }

  private int tie(int leaf, Measure measure) {
    return switch (measure) {
      case MOVED_IN, MOVED_OUT -> MOVES;
      case REZONED_IN -> rezonedIn[leaf];
      case REZONED_OUT -> rezonedOut[leaf];
      default -> NONE;
    };
  }

  boolean isTied(Measure measure) {
    return tie(0, measure) != NONE;
  }

  /** Takes note of so much more that is shown. */
  void shown(int leaf, Measure measure, long more) {
    int tie = tie(leaf, measure);
    if (tie != NONE) {
      excess[tie] += measure.balanceSign() * more;
    }
  }

  long price(int leaf, Measure measure, long by) {
    int tie = tie(leaf, measure);
    return tie == NONE ? 0 : growth(tie, measure.balanceSign() * by);
  }

  long price(int leaf, Measure one, long byOne, Measure two, long byTwo) {
    int tieOne = tie(leaf, one);
    if (tieOne == NONE || tieOne != tie(leaf, two)) {
      return price(leaf, one, byOne) + price(leaf, two, byTwo);
    }
    return growth(tieOne, one.balanceSign() * byOne + two.balanceSign() * byTwo);
  }

  private long growth(int tie, long by) {
    return by * (2 * excess[tie] + by);
  }

  /** Makes all ties hold that the search left open. */
  void settle(BalanceRounding rounding) {
    for (Measure measure :
        List.of(Measure.MOVED_IN, Measure.MOVED_OUT, Measure.REZONED_IN, Measure.REZONED_OUT)) {
      for (int leaf = 0; leaf < rezonedOut.length; leaf++) {
        long open = excess[tie(leaf, measure)];
        if (Math.abs(open) >= cell) {
          rounding.turnForTie(leaf, measure, -measure.balanceSign() * Long.signum(open) * cell);
        }
      }
    }
    // What is left is made up for by somebody who was not counted: no choice does it.
    for (Measure measure :
        List.of(Measure.MOVED_OUT, Measure.REZONED_OUT, Measure.MOVED_IN, Measure.REZONED_IN)) {
      for (int leaf = 0; leaf < rezonedOut.length; leaf++) {
        int tie = tie(leaf, measure);
        while (measure.balanceSign() * excess[tie] <= -cell) {
          rounding.add(leaf, measure, cell);
        }
      }
    }
  }
}
