package org.sunset2g.disclosure.attack;

import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * Changes values until all relations hold: a relation that does not is mended by moving one of its
 * unknowns as far as needed and possible, then those that this breaks. An unknown is moved one way
 * only, with few exceptions, so that it comes to an end.
 */
final class Mending {
  private static final int MOST_REVERSALS = 3;
  private static final long MOST_MOVES = 400_000;

  private final LinearSystem system;
  private final BoundPropagation bounds;
  private final BitSet without;
  private final BitSet givenUp = new BitSet();
  private final long[] values;
  private final long[] residual;
  private final byte[] way;
  private final byte[] reversals;
  private final boolean[] isWaiting;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final ArrayDeque<Integer>[] waiting =
      new ArrayDeque[] {new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>()};

  /**
   * @param without relations that need not hold
   */
  Mending(LinearSystem system, BoundPropagation bounds, BitSet without, long[] values) {
    this.system = system;
    this.bounds = bounds;
    this.without = (BitSet) without.clone();
    this.values = values.clone();
    this.residual = new long[system.relations()];
    this.way = new byte[values.length];
    this.reversals = new byte[values.length];
    this.isWaiting = new boolean[system.relations()];
  }

  /** The values as far as they were mended. */
  long[] values() {
    return values;
  }

  /** Relations that were given up: nothing in them could be moved any further. */
  BitSet givenUp() {
    return givenUp;
  }

  /** Whether all relations hold in the end, but those that were given up. */
  boolean run() {
    for (int relation = 0; relation < residual.length; relation++) {
      residual[relation] = without.get(relation) ? 0 : system.residual(relation, values);
      await(relation);
    }
    for (long moves = 0; moves < MOST_MOVES; moves++) {
      ArrayDeque<Integer> next =
          !waiting[0].isEmpty() ? waiting[0] : !waiting[1].isEmpty() ? waiting[1] : waiting[2];
      if (next.isEmpty()) {
        return true;
      }
      int relation = next.remove();
      isWaiting[relation] = false;
      if (residual[relation] == 0) {
        continue;
      }
      if (waiting[Witness.turn(system, relation, residual[relation])] != next) {
        await(relation);
      } else if (!mend(relation)) {
        givenUp.set(relation);
        without.set(relation);
        residual[relation] = 0;
      }
    }
    return false;
  }

  private void await(int relation) {
    if (residual[relation] != 0 && !isWaiting[relation]) {
      isWaiting[relation] = true;
      waiting[Witness.turn(system, relation, residual[relation])].add(relation);
    }
  }

  private boolean mend(int relation) {
    int direction = residual[relation] > 0 ? -1 : 1;
    long wanted = Math.abs(residual[relation]);
    int best = -1;
    long bestCost = Long.MAX_VALUE;
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      long cost = cost(system.unknownAt(term), system.signAt(term) * direction, wanted);
      if (cost < bestCost) {
        bestCost = cost;
        best = term;
      }
    }
    if (best < 0) {
      return false;
    }
    int unknown = system.unknownAt(best);
    int by = system.signAt(best) * direction;
    if (way[unknown] == -by) {
      reversals[unknown]++;
    }
    way[unknown] = (byte) by;
    shift(unknown, by * Math.min(wanted, room(unknown, by)));
    await(relation);
    return true;
  }

  private long room(int unknown, int by) {
    return by > 0 ? bounds.high(unknown) - values[unknown] : values[unknown] - bounds.low(unknown);
  }

  private long cost(int unknown, int by, long wanted) {
    long room = room(unknown, by);
    if (room <= 0 || way[unknown] == -by && reversals[unknown] >= MOST_REVERSALS) {
      return Long.MAX_VALUE;
    }
    boolean isRest = system.figure(unknown).isEmpty();
    return (way[unknown] == -by ? 2_000 : 0)
        + (room >= wanted ? 0 : 1_000)
        + (by > 0 || isRest ? 0 : 100)
        + system.ease(unknown);
  }

  private void shift(int unknown, long by) {
    values[unknown] += by;
    for (int i = system.firstRelation(unknown); i < system.firstRelation(unknown + 1); i++) {
      int relation = system.relationAt(i);
      if (!without.get(relation)) {
        residual[relation] += system.signOfRelationAt(i) * by;
        await(relation);
      }
    }
  }
}
