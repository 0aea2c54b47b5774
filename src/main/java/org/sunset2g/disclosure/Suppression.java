package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.sunset2g.disclosure.Relation.Kind;
import org.sunset2g.disclosure.Relation.Term;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Chooses what to withhold in one week's table. First small numbers; then, relation by relation,
 * companions for whatever stands alone; then companions for whatever all relations together would
 * give away. A companion is the smallest published number of the relation, by key where two are
 * equal; a zero only where nothing else is left. Whatever is once withheld stays withheld, so the
 * search ends.
 */
final class Suppression {
  private final IsoWeek week;
  private final PublishedAreas areas;
  private final List<Relation> relations;
  private final Map<Cell, Long> counts;
  private final int minimumCell;
  private final Map<Cell, List<Relation>> relationsOf = new HashMap<>();
  private final Set<Cell> fixed = new HashSet<>();
  private final Set<Cell> withheld = new HashSet<>();
  private final Recoverability known;
  private final List<Relation> joined = new ArrayList<>();

  Suppression(
      IsoWeek week,
      PublishedAreas areas,
      List<Relation> relations,
      Map<Cell, Long> counts,
      EarlierTables earlier,
      int minimumCell,
      Map<Cell, Set<Long>> superseded) {
    this.week = week;
    this.areas = areas;
    this.relations = relations;
    this.counts = counts;
    this.minimumCell = minimumCell;
    for (Relation relation : relations) {
      for (Term term : relation.terms()) {
        relationsOf.computeIfAbsent(term.cell(), none -> new ArrayList<>(3)).add(relation);
      }
    }
    this.known =
        new Recoverability(earlier.relations(), earlier.withheld(), earlier.openToThisWeek());
    this.joined.addAll(relations);
    this.joined.addAll(Relations.joining(week, areas, earlier.openToThisWeek()));
    areas.all().forEach(area -> startWithOpening(area, earlier));
    counts.forEach(
        (cell, count) -> {
          boolean hasChangedALittle =
              superseded.getOrDefault(cell, Set.of()).stream()
                  .anyMatch(before -> isSmall(Math.abs(before - count)));
          if ((isSmall(count) || hasChangedALittle) && !fixed.contains(cell)) {
            withheld.add(cell);
          }
        });
  }

  private void startWithOpening(PublishedArea area, EarlierTables earlier) {
    Cell opening = new Cell(week, area.code(), Measure.OPENING);
    Optional<PublishedRow> before = earlier.lastClosing(area);
    if (before.isEmpty()) {
      return;
    }
    OptionalLong number = earlier.lastClosingNumber(area);
    if (number.isEmpty()) {
      withheld.add(opening);
      fixed.add(opening);
    } else if (number.getAsLong() == counts.get(opening)) {
      fixed.add(opening);
    } else if (isSmall(Math.abs(number.getAsLong() - counts.get(opening)))) {
      // Another set of operators than last week: the difference would be a small number of theirs.
      withheld.add(opening);
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

  private void accompanyInEveryRelation() {
    boolean changed;
    do {
      changed = false;
      for (Relation relation : relations) {
        while (givesAway(relation)) {
          Optional<Cell> companion = companion(Stream.of(relation));
          if (companion.isEmpty()) {
            break;
          }
          withheld.add(companion.get());
          changed = true;
        }
      }
    } while (changed);
  }

  /**
   * Whether a relation alone gives withheld numbers away: one stands alone; or they only add up (no
   * subtraction among them) and their sum leaves each no choice but 1; or they are areas whose sum,
   * which anybody can compute, is itself a small number.
   */
  private boolean givesAway(Relation relation) {
    int hidden = 0;
    int signs = 0;
    long sum = 0;
    for (Term term : relation.terms()) {
      if (withheld.contains(term.cell())) {
        hidden++;
        signs += term.sign();
        sum += counts.get(term.cell());
      }
    }
    if (hidden < 2) {
      return hidden == 1;
    }
    boolean onlyAddsUp = Math.abs(signs) == hidden;
    return onlyAddsUp
        && (sum <= hidden || (relation.kind() == Kind.AREAS_ADD_UP && sum < minimumCell));
  }

  private Optional<Cell> companion(Stream<Relation> among) {
    return among
        .flatMap(relation -> relation.terms().stream())
        .map(Term::cell)
        .filter(cell -> !withheld.contains(cell) && !fixed.contains(cell))
        .min(
            Comparator.<Cell>comparingInt(cell -> counts.get(cell) > 0 ? 0 : 1)
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
    Set<Relation> helped = new HashSet<>();
    boolean changed = false;
    for (Cell cell : lost) {
      List<Relation> of = relationsOf.getOrDefault(cell, List.of());
      if (of.stream().anyMatch(helped::contains)) {
        changed = true;
        continue;
      }
      Optional<Cell> companion = companion(of.stream());
      if (companion.isPresent()) {
        withheld.add(companion.get());
        helped.addAll(of);
        changed = true;
      }
    }
    return changed || widen(lost);
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
        changed |= !fixed.contains(cell) && withheld.add(cell);
      }
    }
    return changed;
  }
}
