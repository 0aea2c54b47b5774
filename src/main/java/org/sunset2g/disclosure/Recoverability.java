package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a reader can compute a withheld cell from the published ones. That is so exactly when the
 * cell's unit vector lies in the row space of the relations, restricted to the withheld cells; or,
 * which is the same, when every way of changing the withheld cells that keeps all relations true
 * leaves this one as it is. One such change is drawn from a fixed sequence of large numbers: a cell
 * that it alters is safe for certain; one that it leaves is recoverable but for a chance of one in
 * 2^61, and that error would only withhold more.
 */
public final class Recoverability {
  private final Map<Cell, Integer> columns = new HashMap<>();
  private final int open;
  private final Elimination settled;
  private final Set<Cell> recoverable;

  /**
   * What earlier tables say, worked out once.
   *
   * @param stillOpen which of the withheld cells later relations may speak of
   */
  Recoverability(Collection<Relation> relations, Collection<Cell> withheld, Set<Cell> stillOpen) {
    for (Cell cell : withheld) {
      if (!stillOpen.contains(cell)) {
        columns.putIfAbsent(cell, columns.size());
      }
    }
    this.open = columns.size();
    for (Cell cell : withheld) {
      columns.putIfAbsent(cell, columns.size());
    }
    this.settled = new Elimination(rows(relations, columns), 0, open);
    this.recoverable = Set.copyOf(recoverable(List.of(), List.of()));
  }

  /**
   * The withheld cells that can be computed exactly by who knows all other cells of the relations.
   */
  public static NavigableSet<Cell> exactlyRecoverable(
      Collection<Relation> relations, Collection<Cell> withheld) {
    return new TreeSet<>(new Recoverability(relations, withheld, Set.of()).recoverable);
  }

  /** The cells that can be computed without any relation added. */
  Set<Cell> recoverable() {
    return recoverable;
  }

  /** The cells, of before or among the added ones, that can be computed with relations added. */
  NavigableSet<Cell> recoverable(
      Collection<Relation> addedRelations, Collection<Cell> addedWithheld) {
    Map<Cell, Integer> all = new HashMap<>(columns);
    for (Cell cell : addedWithheld) {
      all.putIfAbsent(cell, all.size());
    }
    List<Elimination.Row> rows = new ArrayList<>(settled.rest());
    rows.addAll(rows(addedRelations, all));
    long[] change = new long[all.size()];
    for (int column = 0; column < change.length; column++) {
      change[column] = drawn(column);
    }
    new Elimination(rows, open, all.size()).solve(change);
    settled.solve(change);
    NavigableSet<Cell> unchanged = new TreeSet<>();
    all.forEach(
        (cell, column) -> {
          if (change[column] == 0) {
            unchanged.add(cell);
          }
        });
    return unchanged;
  }

  private static List<Elimination.Row> rows(
      Collection<Relation> relations, Map<Cell, Integer> columns) {
    List<Elimination.Row> rows = new ArrayList<>();
    for (Relation relation : relations) {
      TreeMap<Integer, Long> unknown = new TreeMap<>();
      for (Relation.Term term : relation.terms()) {
        Integer column = columns.get(term.cell());
        if (column != null) {
          unknown.put(column, term.sign() == 1 ? 1 : Elimination.PRIME - 1);
        }
      }
      if (!unknown.isEmpty()) {
        rows.add(
            new Elimination.Row(
                unknown.keySet().stream().mapToInt(Integer::intValue).toArray(),
                unknown.values().stream().mapToLong(Long::longValue).toArray()));
      }
    }
    return rows;
  }

  /** The fixed sequence: the finaliser of SplitMix64 over the column's index. */
  private static long drawn(int column) {
    long mixed = (column + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return Math.max(1, Elimination.reduced((mixed ^ (mixed >>> 31)) >>> 2));
  }
}
