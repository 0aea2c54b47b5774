package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One week's table as it may be seen by anybody. Only {@link Protection} makes one, so whoever
 * holds it cannot show a number that was not protected.
 */
public final class ProtectedTable {
  private final String phase;
  private final IsoWeek week;
  private final int minimumCell;
  private final PublishedAreas areas;
  private final Map<Cell, OptionalLong> cells;

  ProtectedTable(
      String phase,
      IsoWeek week,
      int minimumCell,
      PublishedAreas areas,
      Map<Cell, OptionalLong> cells) {
    this.phase = phase;
    this.week = week;
    this.minimumCell = minimumCell;
    this.areas = areas;
    this.cells = Map.copyOf(cells);
  }

  public String phase() {
    return phase;
  }

  public IsoWeek week() {
    return week;
  }

  /** The smallest number that is published, zero apart. */
  public int minimumCell() {
    return minimumCell;
  }

  public PublishedAreas areas() {
    return areas;
  }

  /** The number; empty where it is withheld. */
  public OptionalLong cell(PublishedArea area, Measure measure) {
    OptionalLong cell = cells.get(new Cell(week, area.code(), measure));
    if (cell == null) {
      throw new IllegalArgumentException("the table has no area " + area);
    }
    return cell;
  }

  /** All rows: areas from the country down, in each the measures in their order. */
  public List<PublishedRow> rows() {
    List<PublishedRow> rows = new ArrayList<>();
    for (PublishedArea area : areas.all()) {
      for (Measure measure : Measure.values()) {
        rows.add(new PublishedRow(phase, week, area, measure, cell(area, measure)));
      }
    }
    return rows;
  }

  public long withheldCells() {
    return cells.values().stream().filter(OptionalLong::isEmpty).count();
  }
}
