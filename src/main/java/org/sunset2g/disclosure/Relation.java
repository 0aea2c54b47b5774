package org.sunset2g.disclosure;

import java.util.List;

/**
 * Something every reader knows of the tables: these cells, with their signs, add up to zero.
 *
 * @param kind what makes it true
 */
public record Relation(Kind kind, List<Term> terms) {
  /** A cell and the sign it has in the sum, +1 or -1. */
  public record Term(Cell cell, int sign) {}

  /** What makes a relation true. */
  public enum Kind {
    /** A measure of an area is the sum over the published areas below it. */
    AREAS_ADD_UP,
    /** Opening and flows of an area make its closing number. */
    ROW_BALANCES,
    /** Who moved in somewhere in the country moved out elsewhere in it. */
    MOVES_CANCEL,
    /** Who was rezoned out of some areas was rezoned into those that share their ground. */
    REZONING_CANCELS,
    /** Slices of an area add up to the numbers that they are slices of. */
    SLICES_ADD_UP,
    /** The opening number is last week's closing number. */
    WEEKS_JOIN
  }

  public Relation {
    terms = List.copyOf(terms);
  }
}
