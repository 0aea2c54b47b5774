package org.sunset2g.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * What a reader has already when a week is published: nothing of it can be taken back, and all of
 * it must go together with the new table.
 *
 * @param lastWeek the table of the week before: this week's opening numbers are its closing numbers
 * @param sameWeek what was shown of this very week before, with other input or fewer operators;
 *     newest last
 * @param otherPhases this week's tables of other phases: where all of one's subscribers are the
 *     other's too, no area may show more of it
 */
public record PublishedBefore(
    Optional<ProtectedWeek> lastWeek, List<ProtectedWeek> sameWeek, List<NestedPhase> otherPhases) {
  public static final PublishedBefore NOTHING =
      new PublishedBefore(Optional.empty(), List.of(), List.of());

  /** How the subscribers of another phase lie to those of the phase that is protected. */
  public enum Nesting {
    /** Everybody whom the other phase puts at risk, this one does too. */
    INSIDE,
    /** Everybody whom this phase puts at risk, the other one does too. */
    AROUND
  }

  public record NestedPhase(ProtectedWeek table, Nesting nesting) {}

  public PublishedBefore {
    sameWeek = List.copyOf(sameWeek);
    otherPhases = List.copyOf(otherPhases);
  }

  /**
   * The same without tables that were rounded to something else: their figures cannot be shown
   * again, and say nothing of figures that are multiples of another number.
   */
  PublishedBefore comparableWith(int minimumCell) {
    return new PublishedBefore(
        lastWeek.filter(table -> table.minimumCell() % minimumCell == 0),
        sameWeek.stream().filter(table -> table.minimumCell() == minimumCell).toList(),
        otherPhases);
  }
}
