package org.sunset2g.feed.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One row of a file, before anything is known of its columns.
 *
 * @param line line it begins on, or row of the sheet, counted from 1
 * @param cells cells from the left; a row may have fewer than the header
 */
record SheetRow(long line, List<Cell> cells) {
  private static final Cell NOTHING = new Cell("", Optional.empty());

  /**
   * One cell.
   *
   * @param text what is written, without blanks around it
   * @param day the day that a spreadsheet's number stands for, should the column hold days
   */
  record Cell(String text, Optional<LocalDate> day) {
    static Cell of(String text) {
      return new Cell(stripped(text), Optional.empty());
    }

    boolean isEmpty() {
      return text.isEmpty();
    }

    private static String stripped(String text) {
      return text.replaceAll("^[\\s\\u00a0\\u200b\\ufeff]+|[\\s\\u00a0\\u200b\\ufeff]+$", "");
    }
  }

  SheetRow {
    cells = List.copyOf(cells);
  }

  Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : NOTHING;
  }

  boolean isEmpty() {
    return cells.stream().allMatch(Cell::isEmpty);
  }
}
