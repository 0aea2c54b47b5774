package org.sunset2g.disclosure.attack;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One published number, as a reader sees it.
 *
 * @param file where it is told first
 * @param phase sunset phase; empty for inflow, which has none
 * @param measure what is counted: a measure, or the cell of a breakdown
 * @param shown subscribers; {@link #WITHHELD} where the cell is empty
 * @param minimumCell how many whole numbers must remain possible
 */
public record PublishedFigure(
    String file,
    String phase,
    IsoWeek week,
    AreaCode area,
    String measure,
    long shown,
    int minimumCell) {
  /** Stands for a cell without a number. */
  public static final long WITHHELD = Long.MIN_VALUE;

  public PublishedFigure {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(week, "week");
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(measure, "measure");
  }

  public boolean isWithheld() {
    return shown == WITHHELD;
  }

  /** The figure in words, without its number. */
  public String place() {
    String where = area.code().isEmpty() ? "country" : area.toString();
    return "%s %s %s%s".formatted(week, where, measure, phase.isEmpty() ? "" : " of " + phase);
  }

  /** The number as shown. */
  public String written() {
    return isWithheld() ? "nothing" : Long.toString(shown);
  }
}
