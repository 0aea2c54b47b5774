package org.sunset2g.quality;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts rows by one or two columns that are counted together. Where they have dictionaries it
 * counts by the places in them, and looks for the texts only when the dictionaries end.
 */
final class ValueCounts {
  /** Pairs beyond this many are counted by their texts. */
  private static final int MOST_CELLS = 1 << 22;

  private final ColumnOfBatch first;
  private final ColumnOfBatch last;
  private final UTF8String[] texts;
  private Cell[][] cells = new Cell[0][];
  private long size;

  /** Rows with one value, or one pair of values. */
  private static final class Cell {
    private final UTF8String[] texts;
    private long rows;

    Cell(UTF8String[] texts) {
      this.texts = texts;
    }
  }

  ValueCounts(List<ColumnOfBatch> columns) {
    this.first = columns.size() == 2 ? columns.get(0) : null;
    this.last = columns.isEmpty() ? null : columns.get(columns.size() - 1);
    this.texts = new UTF8String[columns.size()];
  }

  void count(int row, RowMeasures measures) {
    if (last == null) {
      return;
    }
    int ofFirst = first == null ? 0 : first.id(row);
    int ofLast = last.id(row);
    if (ofFirst < 0 || ofLast < 0) {
      measures.value(texts(row));
      return;
    }
    Cell cell = cell(ofFirst, ofLast);
    if (cell == null) {
      measures.value(texts(row));
      return;
    }
    if (cell.rows++ == 0 && cell.texts[0] == null) {
      UTF8String[] found = texts(row);
      for (int at = 0; at < found.length; at++) {
        cell.texts[at] = found[at].copy();
      }
    }
  }

  private UTF8String[] texts(int row) {
    if (first != null) {
      texts[0] = first.text(row);
    }
    texts[texts.length - 1] = last.text(row);
    return texts;
  }

  private Cell cell(int ofFirst, int ofLast) {
    if (ofFirst >= cells.length) {
      cells = java.util.Arrays.copyOf(cells, Math.max(ofFirst + 1, cells.length * 2));
    }
    Cell[] row = cells[ofFirst];
    if (row == null || ofLast >= row.length) {
      int length = Math.max(ofLast + 1, row == null ? 64 : row.length * 2);
      size += length - (row == null ? 0 : row.length);
      if (size > MOST_CELLS) {
        size -= length - (row == null ? 0 : row.length);
        return null;
      }
      row = row == null ? new Cell[length] : java.util.Arrays.copyOf(row, length);
      cells[ofFirst] = row;
    }
    if (row[ofLast] == null) {
      row[ofLast] = new Cell(new UTF8String[texts.length]);
    }
    return row[ofLast];
  }

  /** Adds what was counted, and begins anew. */
  void addTo(RowMeasures measures) {
    for (Cell[] row : cells) {
      for (Cell cell : row == null ? new Cell[0] : row) {
        if (cell != null) {
          measures.values(cell.texts, cell.rows);
        }
      }
    }
    cells = new Cell[0][];
    size = 0;
  }
}
