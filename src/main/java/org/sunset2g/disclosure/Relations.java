package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sunset2g.disclosure.Relation.Kind;
import org.sunset2g.disclosure.Relation.Term;
import org.sunset2g.vocabulary.IsoWeek;

/** Everything a reader knows of how the cells of the tables hang together. */
final class Relations {
  private Relations() {}

  /** The relations inside one week's table, lowest areas first. */
  static List<Relation> within(IsoWeek week, PublishedAreas areas) {
    List<Relation> relations = new ArrayList<>();
    for (PublishedArea area : areas.all()) {
      relations.add(
          new Relation(
              Kind.ROW_BALANCES,
              Arrays.stream(Measure.values())
                  .map(measure -> term(week, area, measure, measure.balanceSign()))
                  .toList()));
    }
    for (PublishedArea area : areas.all()) {
      if (!areas.below(area).isEmpty()) {
        for (Measure measure : Measure.values()) {
          relations.add(areasAddUp(week, areas, area, measure));
        }
      }
    }
    relations.add(
        new Relation(
            Kind.MOVES_CANCEL,
            List.of(
                term(week, PublishedArea.COUNTRY, Measure.MOVED_IN, 1),
                term(week, PublishedArea.COUNTRY, Measure.MOVED_OUT, -1))));
    return relations;
  }

  private static Relation areasAddUp(
      IsoWeek week, PublishedAreas areas, PublishedArea area, Measure measure) {
    List<Term> terms = new ArrayList<>();
    terms.add(term(week, area, measure, -1));
    areas.below(area).forEach(below -> terms.add(term(week, below, measure, 1)));
    return new Relation(Kind.AREAS_ADD_UP, terms);
  }

  /**
   * What joins a week's opening numbers to the closing numbers of the week before that were
   * withheld. A published closing number is known, and joins nothing.
   */
  static List<Relation> joining(IsoWeek week, PublishedAreas areas, Set<Cell> withheldBefore) {
    return areas.all().stream()
        .filter(
            area ->
                withheldBefore.contains(new Cell(week.previous(), area.code(), Measure.CLOSING)))
        .map(
            area ->
                new Relation(
                    Kind.WEEKS_JOIN,
                    List.of(
                        term(week, area, Measure.OPENING, 1),
                        term(week.previous(), area, Measure.CLOSING, -1))))
        .toList();
  }

  private static Term term(IsoWeek week, PublishedArea area, Measure measure, int sign) {
    return new Term(new Cell(week, area.code(), measure), sign);
  }
}
