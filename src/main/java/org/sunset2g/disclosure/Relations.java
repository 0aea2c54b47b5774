package org.sunset2g.disclosure;

import java.util.ArrayList;
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
              Measure.ofBalance().stream()
                  .map(measure -> term(week, area, measure, measure.balanceSign()))
                  .toList()));
    }
    for (PublishedArea area : areas.all()) {
      for (Measure.Slicing slicing : Measure.slicings()) {
        List<Term> terms = new ArrayList<>();
        slicing.whole().forEach(measure -> terms.add(term(week, area, measure, -1)));
        slicing.slices().forEach(measure -> terms.add(term(week, area, measure, 1)));
        relations.add(new Relation(Kind.SLICES_ADD_UP, terms));
      }
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
    for (AreaJoins.Group group : areas.rezoned()) {
      List<Term> terms = new ArrayList<>();
      group.left().forEach(from -> terms.add(term(week, from, Measure.REZONED_OUT, -1)));
      group.right().forEach(to -> terms.add(term(week, to, Measure.REZONED_IN, 1)));
      relations.add(new Relation(Kind.REZONING_CANCELS, terms));
    }
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
   * What joins a week's opening numbers to the closing numbers of the week before. Under the same
   * code system an area is joined to itself, where its closing number was withheld: a published one
   * is known, and joins nothing. Where another code system came into force, areas are joined that
   * share ground.
   */
  static List<Relation> joining(
      IsoWeek week, PublishedAreas before, PublishedAreas areas, Set<Cell> withheldBefore) {
    if (before.system().equals(areas.system())) {
      return areas.all().stream()
          .filter(
              area ->
                  withheldBefore.contains(new Cell(week.previous(), area.code(), Measure.CLOSING)))
          .map(area -> join(week, List.of(area), List.of(area)))
          .toList();
    }
    return AreaJoins.ofTables(before, areas).stream()
        .map(group -> join(week, group.left(), group.right()))
        .toList();
  }

  private static Relation join(IsoWeek week, List<PublishedArea> before, List<PublishedArea> now) {
    List<Term> terms = new ArrayList<>();
    now.forEach(area -> terms.add(term(week, area, Measure.OPENING, 1)));
    before.forEach(area -> terms.add(term(week.previous(), area, Measure.CLOSING, -1)));
    return new Relation(Kind.WEEKS_JOIN, terms);
  }

  private static Term term(IsoWeek week, PublishedArea area, Measure measure, int sign) {
    return new Term(new Cell(week, area.code(), measure), sign);
  }
}
