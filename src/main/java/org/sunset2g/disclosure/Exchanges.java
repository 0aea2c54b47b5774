package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Ways to change numbers of a week's table that keep everything true that a reader knows of it: one
 * more of this and one less of that here, and the other way round in another area. Where all
 * numbers of such a change are withheld, none of them can be computed, whatever else is published.
 */
final class Exchanges {
  /** Enough to choose from: a province has some hundred communes. */
  private static final int PARTNERS = 80;

  private static final int LEAVES = 12;

  /** A zero that is withheld hides little: it cannot become less. */
  private static final int PRICE_OF_ZERO = 4;

  /** One more, or one less, of a measure in an area without areas below. */
  private record Step(PublishedArea leaf, Measure measure, int by) {}

  private record Price(int cells, long subscribers) implements Comparable<Price> {
    private static final Price MOST = new Price(Integer.MAX_VALUE, 0);

    @Override
    public int compareTo(Price other) {
      int order = Integer.compare(cells, other.cells);
      return order != 0 ? order : Long.compare(subscribers, other.subscribers);
    }
  }

  private final IsoWeek week;
  private final PublishedAreas areas;
  private final Map<Cell, Long> counts;
  private final Set<Cell> fixed;
  private final Set<Cell> withheld;
  private final Map<AreaCode, List<PublishedArea>> above = new HashMap<>();
  private final List<AreaJoins.Group> rezoned;
  private final List<AreaJoins.Group> redivided;

  /**
   * @param fixed numbers that everybody knows, and those that cannot be withheld any more
   * @param withheld what is withheld so far; looked at again each time
   * @param redivided areas of last week and this one that share ground; none where the division is
   *     the same
   */
  Exchanges(
      IsoWeek week,
      PublishedAreas areas,
      Map<Cell, Long> counts,
      Set<Cell> fixed,
      Set<Cell> withheld,
      List<AreaJoins.Group> redivided) {
    this.week = week;
    this.areas = areas;
    this.counts = counts;
    this.fixed = fixed;
    this.withheld = withheld;
    this.redivided = redivided;
    for (PublishedArea leaf : areas.leaves()) {
      List<PublishedArea> line = new ArrayList<>();
      Optional<PublishedArea> next = areas.above(leaf);
      while (next.isPresent()) {
        line.add(next.get());
        next = areas.above(next.get());
      }
      above.put(leaf.code(), line);
    }
    for (PublishedArea former : areas.former()) {
      areas.below(former).forEach(leaf -> above.get(leaf.code()).add(former));
    }
    this.rezoned = areas.rezoned();
  }

  /**
   * The cells of the change that takes fewest further numbers out of the table, of those that alter
   * this one; empty where none was found. An opening number that is an area's closing number of
   * last week has none.
   */
  Optional<List<Cell>> cheapest(Cell cell) {
    Optional<PublishedArea> area = areas.find(cell.area());
    boolean isOfLastWeek = cell.measure() == Measure.OPENING && redivided.isEmpty();
    if (area.isEmpty() || !cell.week().equals(week) || isOfLastWeek) {
      return Optional.empty();
    }
    Price least = Price.MOST;
    List<Cell> cheapest = null;
    for (PublishedArea leaf : leaves(area.get(), cell.measure())) {
      for (List<Step> steps : changes(area.get(), leaf, cell.measure())) {
        List<Cell> cells = cells(steps);
        Price price = cells.contains(cell) ? price(cells) : Price.MOST;
        if (price.compareTo(least) < 0) {
          least = price;
          cheapest = cells;
        }
      }
    }
    return Optional.ofNullable(cheapest);
  }

  private Price price(List<Cell> cells) {
    int further = 0;
    long subscribers = 0;
    for (Cell cell : cells) {
      if (!withheld.contains(cell)) {
        if (fixed.contains(cell)) {
          return Price.MOST;
        }
        further += counts.get(cell) > 0 ? 1 : PRICE_OF_ZERO;
        subscribers += counts.get(cell);
      }
    }
    return new Price(further, subscribers);
  }

  private List<PublishedArea> leaves(PublishedArea area, Measure measure) {
    if (area.level().isLowest()) {
      return List.of(area);
    }
    return areas.leaves().stream()
        .filter(leaf -> above.get(leaf.code()).contains(area))
        .sorted(hiddenFirst(measure))
        .limit(LEAVES)
        .toList();
  }

  private Comparator<PublishedArea> hiddenFirst(Measure measure) {
    return Comparator.comparingInt(
        leaf -> withheld.contains(new Cell(week, leaf.code(), measure)) ? 0 : 1);
  }

  private List<List<Step>> changes(PublishedArea area, PublishedArea leaf, Measure measure) {
    List<List<Step>> changes = new ArrayList<>();
    if (measure == Measure.REZONED_IN || measure == Measure.REZONED_OUT) {
      changes.addAll(rezonings(leaf, measure));
    } else if (measure == Measure.OPENING) {
      for (AreaJoins.Group group : redivided) {
        if (group.right().contains(leaf)) {
          group.right().stream()
              .filter(other -> !other.equals(leaf))
              .forEach(other -> exchange(leaf, measure, 1, other, measure, -1, changes));
        }
      }
    } else if (area.level() == AreaLevel.COUNTRY) {
      change(leaf, measure, 1).stream().filter(Exchanges::keepsMoves).forEach(changes::add);
    } else {
      for (PublishedArea partner : partners(area, leaf, measure)) {
        exchange(leaf, measure, 1, partner, measure, -1, changes);
      }
    }
    return changes;
  }

  /** As many move in somewhere as move out elsewhere. */
  private static boolean keepsMoves(List<Step> steps) {
    return steps.stream()
            .mapToInt(
                step ->
                    step.measure() == Measure.MOVED_IN
                        ? step.by()
                        : step.measure() == Measure.MOVED_OUT ? -step.by() : 0)
            .sum()
        == 0;
  }

  /** Both halves make up for themselves by the same measure. */
  private void exchange(
      PublishedArea one,
      Measure ofOne,
      int byOne,
      PublishedArea other,
      Measure ofOther,
      int byOther,
      List<List<Step>> changes) {
    List<List<Step>> here = change(one, ofOne, byOne);
    List<List<Step>> there = change(other, ofOther, byOther);
    for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
      List<Step> both = new ArrayList<>(here.get(i));
      both.addAll(there.get(i));
      changes.add(both);
    }
  }

  /** Areas in the same part of the country, which one more here and one less there leaves alone. */
  private List<PublishedArea> partners(PublishedArea area, PublishedArea leaf, Measure measure) {
    boolean isProvince = area.level() == AreaLevel.PROVINCE;
    Optional<PublishedArea> province = areas.above(leaf);
    return areas.leaves().stream()
        .filter(other -> !other.equals(leaf) && !above.get(other.code()).contains(area))
        .filter(other -> isProvince || areas.above(other).equals(province))
        .sorted(hiddenFirst(measure))
        .limit(PARTNERS)
        .toList();
  }

  /** Rezoning keeps the sums of those who left some areas and came to others. */
  private List<List<Step>> rezonings(PublishedArea leaf, Measure measure) {
    boolean isIn = measure == Measure.REZONED_IN;
    List<List<Step>> changes = new ArrayList<>();
    for (AreaJoins.Group group : rezoned) {
      List<PublishedArea> own = isIn ? group.right() : group.left();
      List<PublishedArea> others = isIn ? group.left() : group.right();
      if (own.contains(leaf)) {
        own.stream()
            .filter(other -> !other.equals(leaf))
            .forEach(other -> exchange(leaf, measure, 1, other, measure, -1, changes));
        Measure counterpart = isIn ? Measure.REZONED_OUT : Measure.REZONED_IN;
        others.forEach(other -> exchange(leaf, measure, 1, other, counterpart, 1, changes));
      }
    }
    return changes;
  }

  /** The ways in which one measure of a leaf changes and another one makes up for it, in order. */
  private List<List<Step>> change(PublishedArea leaf, Measure measure, int by) {
    List<List<Step>> ways = new ArrayList<>();
    if (measure.isSlice()) {
      for (Measure.Slicing slicing : Measure.slicings()) {
        if (slicing.slices().contains(measure)) {
          slicing.slices().stream()
              .filter(other -> other != measure)
              .forEach(
                  other ->
                      ways.add(List.of(new Step(leaf, measure, by), new Step(leaf, other, -by))));
        }
      }
      return ways;
    }
    for (Measure other : Measure.ofBalance()) {
      if (other != measure && mayMakeUp(other)) {
        int back = -by * measure.balanceSign() * other.balanceSign();
        for (List<Step> one : sliced(leaf, measure, by)) {
          for (List<Step> two : sliced(leaf, other, back)) {
            List<Step> steps = new ArrayList<>(one);
            steps.addAll(two);
            ways.add(steps);
          }
        }
      }
    }
    return ways;
  }

  private static boolean mayMakeUp(Measure measure) {
    return measure != Measure.OPENING
        && measure != Measure.REZONED_IN
        && measure != Measure.REZONED_OUT;
  }

  /** The step, with each slice that may follow it. */
  private static List<List<Step>> sliced(PublishedArea leaf, Measure measure, int by) {
    Step step = new Step(leaf, measure, by);
    return Measure.slicings().stream()
        .filter(slicing -> slicing.whole().contains(measure))
        .findFirst()
        .map(
            slicing ->
                slicing.slices().stream()
                    .map(slice -> List.of(step, new Step(leaf, slice, by)))
                    .toList())
        .orElse(List.of(List.of(step)));
  }

  /** All cells that the steps alter: in the leaves, and above them what does not cancel out. */
  private List<Cell> cells(List<Step> steps) {
    Map<Cell, Integer> altered = new LinkedHashMap<>();
    for (Step step : steps) {
      altered.merge(new Cell(week, step.leaf().code(), step.measure()), step.by(), Integer::sum);
      for (PublishedArea area : above.get(step.leaf().code())) {
        altered.merge(new Cell(week, area.code(), step.measure()), step.by(), Integer::sum);
      }
    }
    return altered.entrySet().stream()
        .filter(cell -> cell.getValue() != 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
