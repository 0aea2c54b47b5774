package org.sunset2g.disclosure;

import java.util.Comparator;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** One number of the published tables of a phase: a week, an area, a measure. */
public record Cell(IsoWeek week, AreaCode area, Measure measure) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::week).thenComparing(Cell::area).thenComparing(Cell::measure);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
