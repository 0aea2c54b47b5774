package org.sunset2g.disclosure.attack;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Shows by example that a figure may be other than it is shown. One unknown is moved by one from a
 * solution; whatever relation is then broken is mended by moving another of its unknowns, those
 * that are easiest to move first, until all hold. The same change may be made as many times as all
 * ranges allow, and each time gives another solution in whole numbers. Nothing is trusted: each
 * change is checked against every relation and range it touches before it counts.
 */
final class Witness {
  private static final int MOST_MOVES = 4_000;
  private static final int ATTEMPTS = 4;

  private final LinearSystem system;
  private final BoundPropagation bounds;
  private final long[] solution;
  private final BitSet without;
  private final long[] least;
  private final long[] most;
  private final int[] moved;
  private final long[] residual;
  private final boolean[] isWaiting;
  private final boolean[] isTouched;
  private int[] changed = new int[256];
  private int changes;
  private int[] broken = new int[1024];
  private int breaks;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final ArrayDeque<Integer>[] waiting =
      new ArrayDeque[] {new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>()};

  /**
   * @param base whole numbers that satisfy everything but the relations they name
   */
  Witness(LinearSystem system, BoundPropagation bounds, BasePoint base) {
    if (!base.holds(system, bounds)) {
      throw new IllegalArgumentException("the numbers to begin with do not satisfy the relations");
    }
    this.system = system;
    this.bounds = bounds;
    this.solution = base.values();
    this.without = base.without();
    this.least = solution.clone();
    this.most = solution.clone();
    this.moved = new int[solution.length];
    this.residual = new long[system.relations()];
    this.isWaiting = new boolean[system.relations()];
    this.isTouched = new boolean[system.relations()];
  }

  /** How many whole numbers the unknown was shown to take, all those between included. */
  long shown(int unknown) {
    return most[unknown] - least[unknown] + 1;
  }

  long least(int unknown) {
    return least[unknown];
  }

  long most(int unknown) {
    return most[unknown];
  }

  /**
   * Tries to show that the unknown may take so many whole numbers; what it shows of others counts
   * too.
   */
  boolean show(int unknown, long numbers) {
    for (int attempt = 0; attempt < ATTEMPTS && shown(unknown) < numbers; attempt++) {
      move(unknown, 1, numbers - 1, attempt);
      if (shown(unknown) < numbers) {
        move(unknown, -1, numbers - 1, attempt);
      }
    }
    return shown(unknown) >= numbers;
  }

  private void move(int unknown, int by, long wanted, int attempt) {
    if (room(unknown, by) > 0) {
      changes = 0;
      breaks = 0;
      shift(unknown, by);
      if (mendAll(wanted, attempt)) {
        take(wanted);
      }
      clear();
    }
  }

  private long room(int unknown, int direction) {
    return direction > 0
        ? bounds.high(unknown) - solution[unknown]
        : solution[unknown] - bounds.low(unknown);
  }

  private void shift(int unknown, int by) {
    if (moved[unknown] == 0) {
      if (changes == changed.length) {
        changed = Arrays.copyOf(changed, changes * 2);
      }
      changed[changes++] = unknown;
    }
    moved[unknown] += by;
    for (int i = system.firstRelation(unknown); i < system.firstRelation(unknown + 1); i++) {
      int relation = system.relationAt(i);
      if (without.get(relation)) {
        continue;
      }
      residual[relation] += (long) system.signOfRelationAt(i) * by;
      if (!isTouched[relation]) {
        isTouched[relation] = true;
        if (breaks == broken.length) {
          broken = Arrays.copyOf(broken, breaks * 2);
        }
        broken[breaks++] = relation;
      }
      if (residual[relation] != 0 && !isWaiting[relation]) {
        isWaiting[relation] = true;
        waiting[turn(system, relation, residual[relation])].add(relation);
      }
    }
  }

  /** What leaves no choice comes first; which of many areas below makes up for it, last. */
  static int turn(LinearSystem system, int relation, long residual) {
    RelationKind kind = system.kind(relation);
    if (kind.isDownward()) {
      boolean aboveIsMore = residual * system.signAt(system.start(relation)) > 0;
      return aboveIsMore ? 2 : 0;
    }
    return kind == RelationKind.WEEKS || kind == RelationKind.MOVES ? 0 : 1;
  }

  private boolean mendAll(long wanted, int attempt) {
    for (int moves = 0; moves < MOST_MOVES; ) {
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
      ArrayDeque<Integer> right = waiting[turn(system, relation, residual[relation])];
      if (right != next) {
        isWaiting[relation] = true;
        right.add(relation);
        continue;
      }
      if (!mend(relation, wanted, attempt)) {
        return false;
      }
      moves++;
    }
    return false;
  }

  private boolean mend(int relation, long wanted, int attempt) {
    int direction = residual[relation] > 0 ? -1 : 1;
    int best = -1;
    long bestCost = Long.MAX_VALUE;
    int from = system.start(relation);
    int terms = system.size(relation);
    boolean isDownward = system.kind(relation).isDownward();
    int first = isDownward && terms > 2 ? attempt * Math.max(1, (terms - 1) / ATTEMPTS) : 0;
    for (int i = 0; i < terms && bestCost > 0; i++) {
      int at = isDownward && i > 0 ? 1 + (i - 1 + first) % (terms - 1) : i;
      int unknown = system.unknownAt(from + at);
      int by = system.signAt(from + at) * direction;
      long cost = cost(unknown, by, wanted, attempt);
      if (cost < bestCost) {
        bestCost = cost;
        best = from + at;
      }
    }
    if (best < 0) {
      return false;
    }
    shift(
        system.unknownAt(best),
        system.signAt(best) * direction * (int) Math.abs(residual[relation]));
    return true;
  }

  /** Upwards rather than downwards, what is free rather than what is tight, what is easy first. */
  private long cost(int unknown, int by, long wanted, int attempt) {
    long room = room(unknown, by) - (moved[unknown] * by > 0 ? wanted : 0);
    if (room <= 0 || moved[unknown] * by < 0) {
      return Long.MAX_VALUE;
    }
    int ease = system.ease(unknown);
    int cost = ease == 0 ? 0 : 1 + (ease ^ attempt);
    boolean isRest = system.figure(unknown).isEmpty();
    return (room >= wanted ? 0 : 1_000) + (by > 0 || isRest ? 0 : 500) + cost;
  }

  /** Takes the change as many times as ranges allow, if it is one that keeps all relations. */
  private void take(long wanted) {
    for (int i = 0; i < breaks; i++) {
      if (residual[broken[i]] != 0 || change(broken[i]) != 0) {
        return;
      }
    }
    long times = Long.MAX_VALUE;
    for (int i = 0; i < changes; i++) {
      int unknown = changed[i];
      if (moved[unknown] != 0) {
        int direction = moved[unknown] > 0 ? 1 : -1;
        times = Math.min(times, room(unknown, direction) / Math.abs(moved[unknown]));
      }
    }
    times = Math.min(times, Math.max(wanted, 1));
    for (int i = 0; i < changes; i++) {
      int unknown = changed[i];
      // What moves by more than one at a time leaves out the numbers between.
      if (Math.abs(moved[unknown]) == 1) {
        long value = solution[unknown] + times * moved[unknown];
        least[unknown] = Math.min(least[unknown], value);
        most[unknown] = Math.max(most[unknown], value);
      }
    }
  }

  /** By how much the change moves the relation's sum, added up anew. */
  private long change(int relation) {
    long sum = 0;
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      sum += (long) system.signAt(term) * moved[system.unknownAt(term)];
    }
    return sum;
  }

  private void clear() {
    for (ArrayDeque<Integer> queue : waiting) {
      queue.clear();
    }
    for (int i = 0; i < breaks; i++) {
      residual[broken[i]] = 0;
      isWaiting[broken[i]] = false;
      isTouched[broken[i]] = false;
    }
    for (int i = 0; i < changes; i++) {
      moved[changed[i]] = 0;
    }
  }
}
