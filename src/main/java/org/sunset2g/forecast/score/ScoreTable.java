package org.sunset2g.forecast.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.ScoreRow.Grouping;

/**
 * Gathers trials into scores. Its size depends on worlds, levels and bands, never on the number of
 * trials. The same trials in the same order give the same figures.
 */
public final class ScoreTable {
  private record Cell(String world, AreaLevel level, Horizon horizon, AreaSize size) {
    static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::world)
            .thenComparing(Cell::level)
            .thenComparing(Cell::horizon)
            .thenComparing(Cell::size);
  }

  private final Map<Cell, Tally> cells = new TreeMap<>(Cell.ORDER);
  private final Set<String> worlds = new LinkedHashSet<>();

  /** Counts a trial; one at the cut-off counts in that band too. */
  public void add(Trial trial) {
    worlds.add(trial.world());
    count(trial, Horizon.of(trial.weeksAhead()));
    if (trial.isAtCutOff()) {
      count(trial, Horizon.AT_CUT_OFF);
    }
  }

  private void count(Trial trial, Horizon horizon) {
    Cell cell = new Cell(trial.world(), trial.level(), horizon, AreaSize.of(trial.now()));
    cells.computeIfAbsent(cell, none -> new Tally()).add(trial);
  }

  /** Worlds in the order in which they came. */
  public List<String> worlds() {
    return List.copyOf(worlds);
  }

  /** Whether there is nothing to score. */
  public boolean isEmpty() {
    return cells.isEmpty();
  }

  /** The score of all trials of all worlds. */
  public Score all() {
    return sum(cell -> cell.horizon().isOfWeeks());
  }

  /** The score of all trials that looked four weeks ahead or more. */
  public Score fourWeeksOrMore() {
    return sum(cell -> cell.horizon().isFourOrMore());
  }

  private Score sum(Predicate<Cell> chosen) {
    Tally sum = new Tally();
    cells.forEach(
        (cell, tally) -> {
          if (chosen.test(cell)) {
            sum.add(tally);
          }
        });
    return sum.score();
  }

  /**
   * All lines: first those of all worlds together, then those of each; groups without trials out.
   */
  public List<ScoreRow> rows() {
    Baseline bestOverall = all().best();
    List<ScoreRow> rows = new ArrayList<>();
    List<Optional<String>> ofWorlds = new ArrayList<>(List.of(Optional.empty()));
    worlds.forEach(world -> ofWorlds.add(Optional.of(world)));
    for (Optional<String> world : ofWorlds) {
      for (Grouping grouping : Grouping.values()) {
        Map<List<Integer>, Tally> tallies = new TreeMap<>(ScoreTable::inOrder);
        Map<List<Integer>, String> names = new TreeMap<>(ScoreTable::inOrder);
        cells.forEach(
            (cell, tally) -> {
              if (world.map(cell.world()::equals).orElse(true)) {
                group(grouping)
                    .apply(cell)
                    .ifPresent(
                        group -> {
                          tallies.computeIfAbsent(group.key(), none -> new Tally()).add(tally);
                          names.put(group.key(), group.name());
                        });
              }
            });
        tallies.forEach(
            (key, tally) ->
                rows.add(
                    new ScoreRow(world, grouping, names.get(key), tally.score(), bestOverall)));
      }
    }
    return rows;
  }

  private record Group(String name, List<Integer> key) {}

  private static int inOrder(List<Integer> one, List<Integer> other) {
    for (int at = 0; at < one.size(); at++) {
      int order = one.get(at).compareTo(other.get(at));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The group of a cell in each of the ways to group; none where it is not of them. */
  private static Function<Cell, Optional<Group>> group(Grouping grouping) {
    return cell -> {
      Horizon horizon = cell.horizon();
      boolean isOnce = horizon.isOfWeeks();
      return switch (grouping) {
        case ALL -> only(isOnce, "all", 0);
        case HORIZON -> only(true, horizon.written(), horizon.ordinal());
        case FOUR_WEEKS_OR_MORE -> only(horizon.isFourOrMore(), "4+ weeks", 0);
        case AREA_SIZE -> only(isOnce, cell.size().written(), cell.size().ordinal());
        case LEVEL -> only(isOnce, cell.level().written(), cell.level().ordinal());
        case LEVEL_AND_HORIZON ->
            only(
                true,
                cell.level().written() + ", " + horizon.written(),
                cell.level().ordinal(),
                horizon.ordinal());
      };
    };
  }

  private static Optional<Group> only(boolean isIn, String name, Integer... key) {
    return isIn ? Optional.of(new Group(name, List.of(key))) : Optional.empty();
  }
}
