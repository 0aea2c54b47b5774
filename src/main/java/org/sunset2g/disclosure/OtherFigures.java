package org.sunset2g.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Numbers published for the cells of a week's table by others than this table: earlier revisions of
 * it, and tables of other phases. What differs from them by a small number would tell that number.
 */
final class OtherFigures {
  private final int minimumCell;
  private final Map<Cell, Set<Long>> all = new HashMap<>();
  private final Map<String, Map<Cell, Long>> newestOfOtherPhases = new TreeMap<>();

  /**
   * @param phase phase of the table that they are held against
   * @param rows published rows of the week, of each phase the newest last
   */
  OtherFigures(String phase, List<PublishedRow> rows, int minimumCell) {
    this.minimumCell = minimumCell;
    for (PublishedRow row : rows) {
      row.subscribers()
          .ifPresent(
              number -> all.computeIfAbsent(row.cell(), none -> new HashSet<>()).add(number));
      if (!row.phase().equals(phase)) {
        Map<Cell, Long> ofPhase =
            newestOfOtherPhases.computeIfAbsent(row.phase(), none -> new HashMap<>());
        ofPhase.remove(row.cell());
        row.subscribers().ifPresent(number -> ofPhase.put(row.cell(), number));
      }
    }
  }

  /** Whether the number of the cell differs by a small one from any that was published for it. */
  boolean areNear(Cell cell, long count) {
    return all.getOrDefault(cell, Set.of()).stream()
        .anyMatch(other -> isSmall(Math.abs(other - count)));
  }

  /**
   * Whether another phase shows all the cells and their sum differs by a small number: what the one
   * phase has more than the other would be known of all of them together.
   */
  boolean areNear(Collection<Cell> cells, long sum) {
    return newestOfOtherPhases.values().stream()
        .filter(ofPhase -> ofPhase.keySet().containsAll(cells))
        .anyMatch(ofPhase -> isSmall(Math.abs(cells.stream().mapToLong(ofPhase::get).sum() - sum)));
  }

  private boolean isSmall(long count) {
    return count > 0 && count < minimumCell;
  }
}
