package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Whole numbers that satisfy the relations and ranges, as near to the shown ones as can be: the
 * shown ones themselves where they add up, else mended around each relation that does not hold.
 *
 * @param values by unknown
 * @param without relations that the values do not satisfy: those that cannot hold, and those for
 *     which no values were found near, as it is with breakdowns that are rounded one by one
 */
record BasePoint(long[] values, BitSet without) {
  private static final int MOST_REPAIRS = 200;
  private static final int MOST_FAILURES = 6;
  private static final int MOST_AROUND = 700;
  private static final int MOST_STEPS = 6;

  /** Empty where none was found, which is no proof that there is none. */
  static Optional<BasePoint> of(LinearSystem system, BoundPropagation bounds, LinearBounds linear) {
    long[] values = new long[system.unknowns()];
    for (int unknown = 0; unknown < values.length; unknown++) {
      long shown =
          system
              .figure(unknown)
              .filter(figure -> !figure.isWithheld())
              .map(PublishedFigure::shown)
              .orElse(0L);
      values[unknown] = within(bounds, unknown, shown);
    }
    fillRests(system, bounds, values);
    BasePoint point = new BasePoint(values, bounds.impossible());
    BitSet comparisons = new BitSet();
    for (int relation = 0; relation < system.relations(); relation++) {
      if (system.kind(relation).comparesBreakdowns() && !point.holds(system, relation)) {
        comparisons.set(relation);
      }
    }
    point.without.or(comparisons);
    Mending mending = new Mending(system, bounds, point.without, values);
    if (!mending.run()) {
      return Optional.empty();
    }
    point = new BasePoint(mending.values(), point.without);
    comparisons.or(mending.givenUp());
    point.without.or(mending.givenUp());
    point.takeBack(system, bounds, linear, comparisons);
    return point.holds(system, bounds) ? Optional.of(point) : Optional.empty();
  }

  private static long within(BoundPropagation bounds, int unknown, long value) {
    return Math.max(bounds.low(unknown), Math.min(bounds.high(unknown), value));
  }

  private static void fillRests(LinearSystem system, BoundPropagation bounds, long[] values) {
    for (int relation = 0; relation < system.relations(); relation++) {
      for (int term = system.start(relation); term < system.start(relation + 1); term++) {
        int unknown = system.unknownAt(term);
        if (system.figure(unknown).isEmpty()) {
          long missing = -system.signAt(term) * system.residual(relation, values);
          values[unknown] = within(bounds, unknown, values[unknown] + missing);
        }
      }
    }
  }

  /** What was set aside, one by one, as long as that succeeds. */
  private void takeBack(
      LinearSystem system, BoundPropagation bounds, LinearBounds linear, BitSet comparisons) {
    int failures = 0;
    int repairs = 0;
    for (int relation = comparisons.nextSetBit(0);
        relation >= 0;
        relation = comparisons.nextSetBit(relation + 1)) {
      without.clear(relation);
      if (holds(system, relation)) {
        continue;
      }
      boolean mayTry = failures < MOST_FAILURES && ++repairs <= MOST_REPAIRS;
      if (!mayTry || !mended(system, bounds, linear, relation)) {
        failures++;
        without.set(relation);
      }
    }
  }

  private boolean mended(
      LinearSystem system, BoundPropagation bounds, LinearBounds linear, int relation) {
    List<Integer> terms = new ArrayList<>();
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      terms.add(system.unknownAt(term));
    }
    Surroundings near = new Surroundings(system, without, terms);
    for (int step = 0; step < MOST_STEPS && !near.isComplete(); step++) {
      near.grow();
      if (near.size() > MOST_AROUND && step > 0) {
        return false;
      }
      if (linear.repair(near, values)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(LinearSystem system, int relation) {
    return without.get(relation) || system.residual(relation, values) == 0;
  }

  /** Whether the values satisfy everything; this is what makes a witness worth anything. */
  boolean holds(LinearSystem system, BoundPropagation bounds) {
    for (int unknown = 0; unknown < values.length; unknown++) {
      if (values[unknown] < bounds.low(unknown) || values[unknown] > bounds.high(unknown)) {
        return false;
      }
    }
    for (int relation = 0; relation < system.relations(); relation++) {
      if (!holds(system, relation)) {
        return false;
      }
    }
    return true;
  }
}
