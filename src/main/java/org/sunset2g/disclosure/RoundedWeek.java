package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.sunset2g.disclosure.PublishedBefore.NestedPhase;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Rounds the counts of a week's lowest areas, and adds up what is shown of those above. */
final class RoundedWeek {
  private static final int OPENING = Measure.OPENING.ordinal();
  private static final int CLOSING = Measure.CLOSING.ordinal();
  private static final int COLUMNS = Measure.values().length;

  private final String phase;
  private final IsoWeek week;
  private final int minimumCell;
  private final PublishedTree tree;
  private final SplittableRandom draw;
  private final HandsetParts parts;

  RoundedWeek(
      String phase, IsoWeek week, int minimumCell, PublishedTree tree, SplittableRandom draw) {
    this.phase = phase;
    this.week = week;
    this.minimumCell = minimumCell;
    this.tree = tree;
    this.draw = draw;
    // Drawn apart: what is shown again must not take the draws of the breakdowns with it.
    this.parts = new HandsetParts(minimumCell, tree, draw.split());
  }

  /**
   * @param counts by leaf and measure
   * @param opening opening figures that are settled, by leaf
   */
  ProtectedWeek of(
      long[][] counts,
      Map<AreaCode, Long> opening,
      List<HandsetCount> handsets,
      PublishedBefore before) {
    long[][] shown = before.sameWeek().isEmpty() ? null : stillTrue(counts, opening, before);
    if (shown == null) {
      shown = rounded(counts, opening, before.otherPhases());
    }
    return table(shown, handsets);
  }

  /**
   * What was shown of this week before, where every figure of it is still as close to the true
   * number as a figure is: it is shown again, for what differs by little would be told by the
   * difference.
   */
  private long[][] stillTrue(long[][] counts, Map<AreaCode, Long> opening, PublishedBefore before) {
    ProtectedWeek last = before.sameWeek().get(before.sameWeek().size() - 1);
    long[][] shown = new long[counts.length][COLUMNS];
    for (int leaf = 0; leaf < counts.length; leaf++) {
      AreaCode code = tree.leaves().get(leaf).code();
      Optional<AreaFigures> row = last.find(code);
      for (Measure measure : Measure.values()) {
        long figure = row.map(figures -> figures.of(measure)).orElse(0L);
        if (Math.abs(figure - counts[leaf][measure.ordinal()]) >= minimumCell) {
          return null;
        }
        shown[leaf][measure.ordinal()] = figure;
      }
      if (opening.getOrDefault(code, shown[leaf][OPENING]) != shown[leaf][OPENING]
          || !isWithin(before.otherPhases(), code, shown[leaf][CLOSING])) {
        return null;
      }
    }
    boolean isSameTree =
        last.figures().stream()
            .filter(row -> row.area().level().isLowest())
            .allMatch(row -> tree.has(row.area().code()));
    return isSameTree ? shown : null;
  }

  private static boolean isWithin(List<NestedPhase> phases, AreaCode leaf, long closing) {
    return phases.stream()
        .allMatch(
            phase -> {
              long other = closing(phase.table(), leaf);
              return phase.nesting() == PublishedBefore.Nesting.INSIDE
                  ? other <= closing
                  : other >= closing;
            });
  }

  private static long closing(ProtectedWeek table, AreaCode leaf) {
    return table.find(leaf).map(row -> row.of(Measure.CLOSING)).orElse(0L);
  }

  private long[][] rounded(
      long[][] counts, Map<AreaCode, Long> opening, List<NestedPhase> otherPhases) {
    LeafFigures leaves = new LeafFigures(minimumCell, tree.above(), tree.nodes(), counts);
    boolean[] isSettled = new boolean[counts.length];
    long[] least = new long[counts.length];
    long[] most = new long[counts.length];
    Arrays.fill(most, Long.MAX_VALUE);
    for (int leaf = 0; leaf < counts.length; leaf++) {
      AreaCode code = tree.leaves().get(leaf).code();
      if (opening.containsKey(code)) {
        isSettled[leaf] = true;
        leaves.show(leaf, OPENING, opening.get(code));
      }
      for (NestedPhase phase : otherPhases) {
        long other = closing(phase.table(), code);
        if (phase.nesting() == PublishedBefore.Nesting.INSIDE) {
          least[leaf] = Math.max(least[leaf], other);
        } else {
          most[leaf] = Math.min(most[leaf], other);
        }
      }
    }
    RoundingTies ties = new RoundingTies(tree.leaves(), tree.areas().rezoned(), leaves);
    new BalanceRounding(leaves, isSettled, least, most, ties, draw).round();
    for (Measure.Slicing slicing : Measure.slicings()) {
      slice(leaves, slicing);
    }
    long[][] shown = new long[counts.length][];
    Arrays.setAll(shown, leaves::shown);
    return shown;
  }

  private void slice(LeafFigures leaves, Measure.Slicing slicing) {
    Apportionment<Measure> slices = new Apportionment<>(minimumCell, tree.above(), draw);
    for (int leaf = 0; leaf < leaves.leaves(); leaf++) {
      SortedMap<Measure, Long> counts = new TreeMap<>();
      for (Measure slice : slicing.slices()) {
        if (leaves.count(leaf, slice.ordinal()) > 0) {
          counts.put(slice, leaves.count(leaf, slice.ordinal()));
        }
      }
      long whole = 0;
      for (Measure measure : slicing.whole()) {
        whole += leaves.shown(leaf, measure.ordinal());
      }
      int at = leaf;
      slices
          .divide(leaf, counts, whole, slicing.otherwise())
          .forEach((slice, figure) -> leaves.show(at, slice.ordinal(), figure));
    }
  }

  private ProtectedWeek table(long[][] shown, List<HandsetCount> handsets) {
    Map<AreaCode, long[]> sums = new HashMap<>();
    tree.areas().tree().forEach(area -> sums.put(area.code(), new long[COLUMNS]));
    for (int leaf = 0; leaf < shown.length; leaf++) {
      for (AreaCode area : tree.line(leaf)) {
        add(sums.get(area), shown[leaf]);
      }
    }
    List<AreaFigures> figures = new ArrayList<>();
    for (PublishedArea area : tree.areas().tree()) {
      figures.add(new AreaFigures(area, tree.areas().above(area.code()), sums.get(area.code())));
    }
    tree.areas()
        .former()
        .forEach(
            (former, members) -> {
              long[] sum = new long[COLUMNS];
              members.forEach(member -> add(sum, sums.get(member.code())));
              figures.add(new AreaFigures(former, Optional.empty(), sum));
            });
    long[] closing = new long[shown.length];
    Arrays.setAll(closing, leaf -> shown[leaf][CLOSING]);
    return ProtectedWeek.published(
        phase,
        week,
        minimumCell,
        figures,
        parts.sims(handsets, closing),
        parts.models(handsets, closing));
  }

  private static void add(long[] sum, long[] more) {
    for (int column = 0; column < COLUMNS; column++) {
      sum[column] += more[column];
    }
  }
}
