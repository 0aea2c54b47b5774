package org.sunset2g.disclosure.attack;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Narrows the ranges of all unknowns by one relation after another until nothing changes: what the
 * other terms leave to a term. Whatever satisfies the system lies within the narrowed ranges, but
 * they may be wider than need be. A relation that cannot hold is set aside, named, and all begins
 * anew without it.
 */
final class BoundPropagation {
  private static final int MOST_VISITS = 60;
  private static final int MOST_CONTRADICTIONS = 25;
  private static final int NONE = -1;

  private final LinearSystem system;
  private final long[] low;
  private final long[] high;
  private final int[] lowBy;
  private final int[] highBy;
  private final BitSet impossible = new BitSet();
  private int contradictions;

  private BoundPropagation(LinearSystem system) {
    this.system = system;
    this.low = new long[system.unknowns()];
    this.high = new long[system.unknowns()];
    this.lowBy = new int[system.unknowns()];
    this.highBy = new int[system.unknowns()];
  }

  static BoundPropagation of(LinearSystem system) {
    BoundPropagation bounds = new BoundPropagation(system);
    bounds.reset();
    for (int relation = 0; relation < system.relations(); relation++) {
      if (!bounds.mayHold(relation)) {
        bounds.impossible.set(relation);
      }
    }
    int failed = bounds.run();
    while (failed != NONE) {
      bounds.impossible.set(failed);
      if (++bounds.contradictions > MOST_CONTRADICTIONS) {
        bounds.reset();
        return bounds;
      }
      bounds.reset();
      failed = bounds.run();
    }
    return bounds;
  }

  long low(int unknown) {
    return low[unknown];
  }

  long high(int unknown) {
    return high[unknown];
  }

  /** Whether the relation was set aside because it cannot hold. */
  boolean isImpossible(int relation) {
    return impossible.get(relation);
  }

  /** The relations that cannot hold. */
  BitSet impossible() {
    return (BitSet) impossible.clone();
  }

  /** The relations that narrowed the unknown last, from below and from above. */
  int[] narrowedBy(int unknown) {
    return Arrays.stream(new int[] {lowBy[unknown], highBy[unknown]})
        .filter(relation -> relation != NONE)
        .distinct()
        .toArray();
  }

  private void reset() {
    for (int unknown = 0; unknown < low.length; unknown++) {
      low[unknown] = system.low(unknown);
      // A figure told in two ways that exclude one another is a finding already: its first range
      // stands.
      high[unknown] = Math.max(low[unknown], system.high(unknown));
    }
    Arrays.fill(lowBy, NONE);
    Arrays.fill(highBy, NONE);
  }

  private boolean mayHold(int relation) {
    return least(relation) <= 0 && most(relation) >= 0;
  }

  private long least(int relation) {
    long sum = 0;
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      int unknown = system.unknownAt(term);
      sum += system.signAt(term) > 0 ? low[unknown] : -high[unknown];
    }
    return sum;
  }

  private long most(int relation) {
    long sum = 0;
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      int unknown = system.unknownAt(term);
      sum += system.signAt(term) > 0 ? high[unknown] : -low[unknown];
    }
    return sum;
  }

  /** The relation that turned out not to hold, or NONE. */
  private int run() {
    int relations = system.relations();
    int[] waiting = new int[relations];
    int[] visits = new int[relations];
    BitSet queued = new BitSet(relations);
    int head = 0;
    int count = 0;
    for (int relation = 0; relation < relations; relation++) {
      if (!impossible.get(relation)) {
        waiting[count++] = relation;
        queued.set(relation);
      }
    }
    while (count > 0) {
      int relation = waiting[head];
      head = head + 1 == relations ? 0 : head + 1;
      count--;
      queued.clear(relation);
      if (visits[relation]++ > MOST_VISITS) {
        continue;
      }
      long least = least(relation);
      long most = most(relation);
      if (least > 0 || most < 0) {
        return relation;
      }
      for (int term = system.start(relation); term < system.start(relation + 1); term++) {
        int unknown = system.unknownAt(term);
        if (narrow(relation, unknown, system.signAt(term), least, most)) {
          if (low[unknown] > high[unknown]) {
            return relation;
          }
          for (int i = system.firstRelation(unknown); i < system.firstRelation(unknown + 1); i++) {
            int touched = system.relationAt(i);
            if (touched != relation && !queued.get(touched) && !impossible.get(touched)) {
              queued.set(touched);
              waiting[(head + count++) % relations] = touched;
            }
          }
        }
      }
    }
    return NONE;
  }

  /**
   * Least and most stay those of before: with ranges that narrow they are only wider than need be.
   */
  private boolean narrow(int relation, int unknown, int sign, long least, long most) {
    long oldLow = low[unknown];
    long oldHigh = high[unknown];
    long newLow = sign > 0 ? oldHigh - most : oldHigh + least;
    long newHigh = sign > 0 ? oldLow - least : oldLow + most;
    boolean isChanged = false;
    if (newLow > oldLow) {
      low[unknown] = newLow;
      lowBy[unknown] = relation;
      isChanged = true;
    }
    if (newHigh < oldHigh) {
      high[unknown] = newHigh;
      highBy[unknown] = relation;
      isChanged = true;
    }
    return isChanged;
  }
}
