package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.disclosure.Relation.Term;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Makes the table of a week that may leave the operator.
 *
 * <p>A number from 1 to below the minimum cell is withheld. With it as many others are withheld as
 * it takes that nobody who has this table and all earlier ones can compute a withheld number by
 * adding and subtracting (see {@link Recoverability}), and that the hidden areas under a published
 * one, or the hidden slices of a published number, hold at least the minimum together. An opening
 * number is last week's closing number: withheld if that was, known if that was published.
 *
 * <p>What is not promised: a withheld number can often be bounded, and who knows that a number is
 * at least 1 may bound it more tightly.
 */
public final class Protection {
  private final Territory territory;
  private final DisclosureSettings settings;

  public Protection(Territory territory, DisclosureSettings settings) {
    this.territory = territory;
    this.settings = settings;
  }

  /**
   * Protects one week of one phase.
   *
   * @param ledger that week's ledger rows of that phase, of all operators; several rows of an area
   *     and flow are added up
   * @param published every row published for earlier weeks of that phase
   * @throws IllegalArgumentException where the rows are of another week or phase, or do not balance
   */
  public ProtectedTable protect(
      String phase, IsoWeek week, List<LedgerRow> ledger, List<PublishedRow> published) {
    return protect(phase, week, ledger, published, List.of());
  }

  /**
   * Protects a week of which other numbers are published: the same phase before, with other input
   * or fewer operators, or another phase, whose subscribers are largely the same ones. A number
   * that differs by a small one from what was published is withheld: the difference would tell.
   *
   * <p>Where no table is safe, as when the list of areas changed under numbers that are published
   * already, every number of the week is withheld.
   *
   * @param comparable what was published for this week, by however many runs and of whatever phase:
   *     whoever kept them all can compare with each; of each phase the newest last; empty where
   *     nothing was
   */
  public ProtectedTable protect(
      String phase,
      IsoWeek week,
      List<LedgerRow> ledger,
      List<PublishedRow> published,
      List<PublishedRow> comparable) {
    published.stream()
        .filter(row -> !row.phase().equals(phase))
        .findFirst()
        .ifPresent(row -> refuse("a published row is of phase " + row.phase()));
    EarlierTables earlier = new EarlierTables(week, published, territory);
    AreaPlaces places = earlier.placesIn(week);
    Set<AreaCode> used = new TreeSet<>(earlier.stillOpen(places.system()));
    ledger.forEach(row -> used.add(places.placeOf(row.commune())));
    PublishedAreas areas = new PublishedAreas(territory, places, used);
    List<Relation> relations = Relations.within(week, areas);
    Map<Cell, Long> counts = counts(phase, week, ledger, areas);
    relations.stream()
        // Operators may have been run with different lists of changes.
        .filter(relation -> relation.kind() != Relation.Kind.REZONING_CANCELS)
        .forEach(relation -> checkThatItHolds(relation, counts));

    Suppression suppression =
        new Suppression(
            week,
            areas,
            relations,
            counts,
            earlier,
            settings.minimumCell(),
            new OtherFigures(phase, comparable, settings.minimumCell()));
    Set<Cell> withheld = suppression.withheld();
    if (isAnythingRecoverable(week, areas, relations, withheld, earlier)) {
      withheld = suppression.all();
    }
    Set<Cell> hidden = withheld;
    Map<Cell, OptionalLong> cells = new HashMap<>();
    counts.forEach(
        (cell, count) ->
            cells.put(cell, hidden.contains(cell) ? OptionalLong.empty() : OptionalLong.of(count)));
    return new ProtectedTable(phase, week, settings.minimumCell(), areas, cells);
  }

  private static Map<Cell, Long> counts(
      String phase, IsoWeek week, List<LedgerRow> ledger, PublishedAreas areas) {
    Map<Cell, Long> counts = new HashMap<>();
    for (PublishedArea area : areas.all()) {
      for (Measure measure : Measure.values()) {
        counts.put(new Cell(week, area.code(), measure), 0L);
      }
    }
    for (LedgerRow row : ledger) {
      if (!row.phase().equals(phase) || !row.week().equals(week)) {
        refuse("a ledger row is of phase %s, week %s".formatted(row.phase(), row.week()));
      }
      PublishedArea area = areas.placeOf(row.commune());
      Measure.of(row.flow())
          .ifPresent(
              measure ->
                  counts.merge(new Cell(week, area.code(), measure), row.subscribers(), Long::sum));
    }
    forgetRezoningWithin(week, ledger, areas, counts);
    addUp(week, areas, counts);
    return counts;
  }

  /**
   * Takes out who was rezoned from one commune to another that is shown in the same area: nothing
   * changed there that the table shows.
   */
  private static void forgetRezoningWithin(
      IsoWeek week, List<LedgerRow> ledger, PublishedAreas areas, Map<Cell, Long> counts) {
    Map<AreaCode, Long> within = new TreeMap<>();
    for (LedgerRow row : ledger) {
      if (row.flow().equals(LedgerFlow.REZONED_OUT.name()) && areas.staysInPlace(row.commune())) {
        within.merge(areas.placeOf(row.commune()).code(), row.subscribers(), Long::sum);
      }
    }
    within.forEach(
        (area, subscribers) -> {
          Cell in = new Cell(week, area, Measure.REZONED_IN);
          // Never below zero, though another operator's week was published with other boundaries.
          long unseen = Math.min(subscribers, counts.get(in));
          counts.merge(in, -unseen, Long::sum);
          counts.merge(new Cell(week, area, Measure.REZONED_OUT), -unseen, Long::sum);
        });
  }

  private static void addUp(IsoWeek week, PublishedAreas areas, Map<Cell, Long> counts) {
    List<PublishedArea> lowestFirst = new ArrayList<>(areas.all());
    Collections.reverse(lowestFirst);
    for (PublishedArea area : lowestFirst) {
      for (PublishedArea below : areas.below(area)) {
        for (Measure measure : Measure.values()) {
          counts.merge(
              new Cell(week, area.code(), measure),
              counts.get(new Cell(week, below.code(), measure)),
              Long::sum);
        }
      }
    }
  }

  private static void checkThatItHolds(Relation relation, Map<Cell, Long> counts) {
    long sum = 0;
    for (Term term : relation.terms()) {
      sum += term.sign() * counts.get(term.cell());
    }
    if (sum != 0) {
      refuse(
          "the ledger does not balance: %s of %s is off by %d"
              .formatted(relation.kind(), relation.terms().get(0).cell().area(), sum));
    }
  }

  /** The last gate: all tables at once, without any of the short cuts of the search. */
  private static boolean isAnythingRecoverable(
      IsoWeek week,
      PublishedAreas areas,
      List<Relation> relations,
      Set<Cell> withheld,
      EarlierTables earlier) {
    List<Relation> all = new ArrayList<>(earlier.relations());
    all.addAll(relations);
    all.addAll(earlier.joining(week, areas));
    List<Cell> hidden = new ArrayList<>(earlier.withheld());
    hidden.addAll(EarlierTables.inOrder(week, areas, withheld));
    Set<Cell> lost = new HashSet<>(Recoverability.exactlyRecoverable(all, hidden));
    if (!lost.isEmpty()) {
      lost.removeAll(alreadyKnown(earlier));
    }
    return !lost.isEmpty();
  }

  /** What earlier tables gave away by themselves cannot be protected any more. */
  private static Collection<Cell> alreadyKnown(EarlierTables earlier) {
    return Recoverability.exactlyRecoverable(earlier.relations(), earlier.withheld());
  }

  private static void refuse(String why) {
    throw new IllegalArgumentException(why);
  }
}
