package org.sunset2g.disclosure.attack;

import java.util.List;
import java.util.Objects;

/**
 * A figure that says more than promised, or relations that cannot all hold.
 *
 * @param figure the figure; of several that contradict one another, the first
 * @param low smallest number that remains possible, subscribers
 * @param high largest number that remains possible, subscribers; below {@code low} where none does
 * @param because the relations, or files, that tell so much
 */
public record Finding(
    Kind kind, PublishedFigure figure, long low, long high, List<String> because) {
  /** What is wrong. */
  public enum Kind {
    /** The number is not a multiple of the minimum cell: it is read as exact. */
    NOT_A_MULTIPLE,
    /** Two files, or two places of one, tell different numbers. */
    TOLD_DIFFERENTLY,
    /** No whole numbers satisfy what is shown: some file is wrong. */
    CONTRADICTION,
    /** Fewer whole numbers remain possible than promised. */
    TOO_NARROW,
    /** Neither a witness nor a bound settled the figure or sum: it must count as too narrow. */
    UNSETTLED
  }

  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(figure, "figure");
    because = List.copyOf(because);
  }

  /** How many whole numbers remain possible. */
  public long possible() {
    return Math.max(0, high - low + 1);
  }
}
