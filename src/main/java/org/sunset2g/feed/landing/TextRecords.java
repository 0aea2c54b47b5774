package org.sunset2g.feed.landing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sunset2g.quality.LandingRows;

/** Records as rows of text, as {@link LandingRows} describes them; closed at their end. */
final class TextRecords implements Iterator<Row> {
  private final Records records;
  private final int[] positions;
  private final int width;
  private Row next;

  /**
   * @param positions place in the file of every file column of the contract, or -1
   * @param width number of columns in the file
   */
  TextRecords(Records records, int[] positions, int width) {
    this.records = records;
    this.positions = positions;
    this.width = width;
    advance();
  }

  private void advance() {
    if (!records.next()) {
      next = null;
      records.close();
      return;
    }
    Object[] row = new Object[positions.length + 2];
    row[0] = records.line();
    if (records.width() != width) {
      row[1] = records.width();
    } else {
      for (int at = 0; at < positions.length; at++) {
        Object field = records.field(positions[at]);
        row[at + 2] = field == null ? null : field.toString();
      }
    }
    next = RowFactory.create(row);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    advance();
    return row;
  }
}
