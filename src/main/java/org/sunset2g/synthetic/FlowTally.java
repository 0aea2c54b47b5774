package org.sunset2g.synthetic;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;

/** Counts the intended flows of one operator by week and area. */
final class FlowTally {
  /** Kinds of rows in the ledger's order: opening, the flows, closing. */
  static final int KINDS = LedgerFlow.values().length + 2;

  private static final int CLOSING = KINDS - 1;

  private final Map<Long, long[]> counts = new HashMap<>();
  private final int areas;

  FlowTally(int areas) {
    this.areas = areas;
  }

  /** Lets the life go on to the next week and counts what it intends. */
  void follow(Life life, int week) {
    count(week, life, life.live(week));
  }

  /** Counts a life's week, whose flow may be null. */
  private void count(int week, Life life, LedgerFlow flow) {
    if (life.before() == Standing.AT_RISK) {
      add(week, life.areaBefore(), 0, 1);
    }
    if (life.standing() == Standing.AT_RISK) {
      add(week, life.area(), CLOSING, 1);
    }
    if (flow == null) {
      return;
    }
    boolean inflow = flow.direction() == LedgerFlow.Direction.IN;
    add(week, inflow ? life.area() : life.areaBefore(), 1 + flow.ordinal(), 1);
    if (flow == LedgerFlow.MOVED_OUT) {
      add(week, life.area(), 1 + LedgerFlow.MOVED_IN.ordinal(), 1);
    } else if (flow == LedgerFlow.REZONED_OUT) {
      add(week, life.area(), 1 + LedgerFlow.REZONED_IN.ordinal(), 1);
    }
  }

  /** Adds another tally's counts. */
  void add(FlowTally other) {
    other.counts.forEach(
        (key, count) -> counts.computeIfAbsent(key, none -> new long[1])[0] += count[0]);
  }

  private void add(int week, int area, int kind, long count) {
    long key = ((long) week * areas + area) * KINDS + kind;
    counts.computeIfAbsent(key, none -> new long[1])[0] += count;
  }

  /** Counts of the week by area, kinds in order; areas without any count are left out. */
  Map<Integer, long[]> ofWeek(int week) {
    Map<Integer, long[]> byArea = new TreeMap<>();
    for (int area = 0; area < areas; area++) {
      for (int kind = 0; kind < KINDS; kind++) {
        long[] count = counts.get(((long) week * areas + area) * KINDS + kind);
        if (count != null) {
          byArea.computeIfAbsent(area, none -> new long[KINDS])[kind] = count[0];
        }
      }
    }
    return byArea;
  }

  /** The ledger's name of a kind of row. */
  static String name(int kind) {
    if (kind == 0) {
      return LedgerFlow.OPENING;
    }
    return kind == CLOSING ? LedgerFlow.CLOSING : LedgerFlow.values()[kind - 1].name();
  }
}
