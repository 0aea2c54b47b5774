package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sunset2g.disclosure.Relation.Kind;
import org.sunset2g.disclosure.Relation.Term;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Chooses what to withhold in one week's table. First small numbers; then, relation by relation,
 * companions for whatever stands alone; then companions for whatever all relations together would
 * give away. A companion is the smallest published number of the relation, by key where two are
 * equal; a slice before the numbers that it is a slice of, and a zero only where nothing else is
 * left. Whatever is once withheld stays withheld, so the search ends.
 */
final class Suppression {
  /** Each round looks at all tables at once; more than these would take minutes. */
  private static final int MOST_ROUNDS = 24;

  /** So many are tried with the provinces of what is lost before the whole country is. */
  private static final int ROUNDS_NEARBY = 3;

  private final IsoWeek week;
  private final PublishedAreas areas;
  private final List<Relation> relations;
  private final Map<Cell, Long> counts;
  private final int minimumCell;
  private final OtherFigures others;
  private final Map<Cell, List<Relation>> relationsOf = new HashMap<>();
  private final NavigableSet<Integer> touched = new TreeSet<>();
  private final Map<Relation, Integer> places = new IdentityHashMap<>();
  private final Set<Cell> fixed = new HashSet<>();
  private final Set<Cell> withheld = new HashSet<>();
  private final Set<Cell> released = new HashSet<>();
  private final Recoverability known;
  private final boolean isRedivided;
  private final Exchanges exchanges;
  private int rounds;
  private final List<Relation> joined = new ArrayList<>();

  Suppression(
      IsoWeek week,
      PublishedAreas areas,
      List<Relation> relations,
      Map<Cell, Long> counts,
      EarlierTables earlier,
      int minimumCell,
      OtherFigures others) {
    this.week = week;
    this.areas = areas;
    this.relations = relations;
    this.counts = counts;
    this.minimumCell = minimumCell;
    this.others = others;
    for (Relation relation : relations) {
      places.put(relation, places.size());
      for (Term term : relation.terms()) {
        relationsOf.computeIfAbsent(term.cell(), none -> new ArrayList<>(3)).add(relation);
      }
    }
    this.known =
        new Recoverability(earlier.relations(), earlier.withheld(), earlier.openToThisWeek());
    List<AreaJoins.Group> redivided = earlier.redivided(areas);
    this.isRedivided = !redivided.isEmpty();
    this.exchanges = new Exchanges(week, areas, counts, fixed, withheld, redivided);
    this.joined.addAll(relations);
    this.joined.addAll(earlier.joining(week, areas));
    areas.all().forEach(area -> startWithOpening(area, earlier));
    startWithJoinedOpenings(earlier);
    startWithRezoning();
    counts.forEach(
        (cell, count) -> {
          if ((isSmall(count) || others.areNear(cell, count)) && !fixed.contains(cell)) {
            withhold(cell);
          }
        });
  }

  private boolean withhold(Cell cell) {
    boolean isNew = withheld.add(cell);
    if (isNew) {
      relationsOf.getOrDefault(cell, List.of()).forEach(of -> touched.add(places.get(of)));
    }
    return isNew;
  }

  private void startWithOpening(PublishedArea area, EarlierTables earlier) {
    Cell opening = new Cell(week, area.code(), Measure.OPENING);
    Optional<PublishedRow> before = earlier.lastClosing(area, areas);
    if (before.isEmpty()) {
      if (counts.get(opening) == 0 && earlier.hadNobodyIn(area, areas)) {
        fixed.add(opening);
      }
      return;
    }
    OptionalLong number = before.get().subscribers();
    if (number.isEmpty()) {
      withhold(opening);
      fixed.add(opening);
    } else if (number.getAsLong() == counts.get(opening)) {
      fixed.add(opening);
    } else if (isSmall(Math.abs(number.getAsLong() - counts.get(opening)))) {
      // Another set of operators than last week: the difference would be a small number of theirs.
      withhold(opening);
    }
  }

  /** Where the country was divided anew: the opening numbers that last week's table tells. */
  private void startWithJoinedOpenings(EarlierTables earlier) {
    if (earlier.isSameDivision(areas)) {
      return;
    }
    List<Relation> ofOpenings = new ArrayList<>(earlier.joining(week, areas));
    relations.stream()
        .filter(relation -> relation.kind() == Kind.AREAS_ADD_UP)
        .filter(relation -> relation.terms().get(0).cell().measure() == Measure.OPENING)
        .forEach(ofOpenings::add);
    Set<Cell> openings = new HashSet<>();
    areas.all().forEach(area -> openings.add(new Cell(week, area.code(), Measure.OPENING)));
    openings.removeIf(opening -> fixed.contains(opening) && !withheld.contains(opening));
    Set<Cell> told = known.recoverable(ofOpenings, EarlierTables.inOrder(week, areas, openings));
    told.retainAll(openings);
    told.removeAll(withheld);
    fixed.addAll(told);
  }

  /**
   * Where no boundary that the table shows was changed, everybody knows that nobody was rezoned.
   */
  private void startWithRezoning() {
    Set<Cell> possible = new HashSet<>();
    for (AreaJoins.Group group : areas.rezoned()) {
      group.left().forEach(from -> possible.add(new Cell(week, from.code(), Measure.REZONED_OUT)));
      group.right().forEach(to -> possible.add(new Cell(week, to.code(), Measure.REZONED_IN)));
    }
    List<PublishedArea> lowestFirst = new ArrayList<>(areas.all());
    Collections.reverse(lowestFirst);
    for (PublishedArea area : lowestFirst) {
      for (Measure measure : List.of(Measure.REZONED_OUT, Measure.REZONED_IN)) {
        Cell cell = new Cell(week, area.code(), measure);
        if (areas.below(area).stream()
            .anyMatch(below -> possible.contains(new Cell(week, below.code(), measure)))) {
          possible.add(cell);
        }
        if (!possible.contains(cell) && counts.get(cell) == 0) {
          fixed.add(cell);
        }
      }
    }
  }

  private boolean isSmall(long count) {
    return count > 0 && count < minimumCell;
  }

  /** The cells to withhold: small, companion, or hidden since last week. */
  Set<Cell> withheld() {
    do {
      accompanyInEveryRelation();
    } while (accompanyWhatIsRecoverable());
    return withheld;
  }

  /** Every cell but those whose number everybody knows already. */
  Set<Cell> all() {
    Set<Cell> all = new HashSet<>(counts.keySet());
    all.removeIf(
        cell -> fixed.contains(cell) && !withheld.contains(cell) && !released.contains(cell));
    return all;
  }

  /**
   * Looks at the relations in which something was withheld since they were looked at: sums before
   * rows, low areas before high ones, so that a neighbour goes rather than a total.
   */
  private void accompanyInEveryRelation() {
    while (!touched.isEmpty()) {
      Relation relation = relations.get(touched.pollLast());
      while (givesAway(relation)) {
        Optional<Cell> companion = companion(Stream.of(relation));
        if (companion.isEmpty()) {
          break;
        }
        withhold(companion.get());
      }
    }
  }

  /**
   * Whether a relation alone gives withheld numbers away: one stands alone; or they only add up (no
   * subtraction among them) and their sum leaves each no choice but 1; or they are areas or slices
   * whose sum, which anybody can compute, is itself a small number, or differs by one from another
   * phase's.
   */
  private boolean givesAway(Relation relation) {
    List<Cell> cells = new ArrayList<>();
    int signs = 0;
    long sum = 0;
    for (Term term : relation.terms()) {
      if (withheld.contains(term.cell())) {
        cells.add(term.cell());
        signs += term.sign();
        sum += counts.get(term.cell());
      }
    }
    int hidden = cells.size();
    if (hidden < 2) {
      return hidden == 1;
    }
    boolean onlyAddsUp = Math.abs(signs) == hidden;
    return onlyAddsUp
        && (sum <= hidden
            || (relation.kind() == Kind.AREAS_ADD_UP || relation.kind() == Kind.SLICES_ADD_UP)
                && (sum < minimumCell || others.areNear(cells, sum)));
  }

  private Optional<Cell> companion(Stream<Relation> among) {
    return among
        .flatMap(relation -> relation.terms().stream())
        .map(Term::cell)
        .filter(cell -> !withheld.contains(cell) && !fixed.contains(cell))
        .min(
            Comparator.<Cell>comparingInt(cell -> counts.get(cell) > 0 ? 0 : 1)
                .thenComparingInt(cell -> cell.measure().isSlice() ? 0 : 1)
                .thenComparing(counts::get)
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Finds companions for what all tables together give away; false where they give nothing. */
  private boolean accompanyWhatIsRecoverable() {
    NavigableSet<Cell> lost =
        known.recoverable(joined, EarlierTables.inOrder(week, areas, withheld));
    lost.removeAll(known.recoverable());
    if (lost.isEmpty()) {
      return false;
    }
    rounds++;
    boolean changed = false;
    for (Cell cell : lost) {
      Optional<List<Cell>> exchange = exchanges.cheapest(cell);
      if (exchange.isPresent()) {
        for (Cell altered : exchange.get()) {
          changed |= withhold(altered);
        }
      }
    }
    return changed || absorbOpenings(lost) || release(lost) || accompany(lost) || widen(lost);
  }

  /**
   * Last week's numbers can be altered in ways that this week's opening numbers follow. They are
   * safe where one measure is withheld wherever the opening number is: it takes up every change.
   * Those gone quiet are missed least.
   */
  private boolean absorbOpenings(Set<Cell> lost) {
    Set<PublishedArea> provinces = new HashSet<>();
    for (Cell cell : lost) {
      areas
          .find(cell.area())
          .ifPresent(
              area -> provinces.addAll(areas.above(area).map(List::of).orElse(List.of(area))));
    }
    boolean isEverywhere = rounds > ROUNDS_NEARBY;
    boolean changed = false;
    for (PublishedArea area : areas.all()) {
      Cell opening = new Cell(week, area.code(), Measure.OPENING);
      if (isRedivided && isEverywhere && !fixed.contains(opening)) {
        changed |= withhold(opening);
      }
      boolean isNear =
          isEverywhere
              || area.level() == AreaLevel.COUNTRY
              || area.level().isFormer()
              || provinces.contains(area)
              || areas.above(area).filter(provinces::contains).isPresent();
      if (isNear && withheld.contains(opening)) {
        changed |= withhold(new Cell(week, area.code(), Measure.GONE_QUIET));
      }
    }
    return changed;
  }

  /**
   * Where nothing but numbers of this week that are not small can be computed, they are published:
   * they hide nothing, and who withholds them only pretends to.
   */
  private boolean release(Set<Cell> lost) {
    if (!lost.stream().allMatch(this::isHarmless)) {
      return false;
    }
    for (Cell cell : lost) {
      withheld.remove(cell);
      fixed.add(cell);
      released.add(cell);
      relationsOf.getOrDefault(cell, List.of()).forEach(of -> touched.add(places.get(of)));
    }
    return true;
  }

  private boolean isHarmless(Cell cell) {
    return cell.week().equals(week)
        && withheld.contains(cell)
        && !fixed.contains(cell)
        && !isSmall(counts.get(cell))
        && !others.areNear(cell, counts.get(cell));
  }

  /** One more number of a relation of each; for what no rule above finds a way for. */
  private boolean accompany(Set<Cell> lost) {
    boolean changed = false;
    for (Cell cell : lost) {
      Optional<Cell> companion = companion(relationsOf.getOrDefault(cell, List.of()).stream());
      changed |= companion.isPresent() && withhold(companion.get());
    }
    return changed && rounds < MOST_ROUNDS;
  }

  /** Withholds whole rows: of the areas in question, of their neighbours, of the country. */
  private boolean widen(Set<Cell> lost) {
    List<PublishedArea> own =
        lost.stream().map(cell -> areas.find(cell.area())).flatMap(Optional::stream).toList();
    List<PublishedArea> near =
        own.stream()
            .flatMap(area -> areas.above(area).stream())
            .flatMap(above -> Stream.concat(Stream.of(above), areas.below(above).stream()))
            .toList();
    return withholdRows(own) || withholdRows(near) || withholdRows(List.copyOf(areas.all()));
  }

  private boolean withholdRows(List<PublishedArea> rows) {
    boolean changed = false;
    for (PublishedArea area : rows) {
      for (Measure measure : Measure.values()) {
        Cell cell = new Cell(week, area.code(), measure);
        changed |= !fixed.contains(cell) && withhold(cell);
      }
    }
    return changed;
  }
}
