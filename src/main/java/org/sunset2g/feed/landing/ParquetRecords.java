package org.sunset2g.feed.landing;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows that Spark reads from Parquet: the line, then one field per column of the contract. */
final class ParquetRecords implements Records {
  private final Iterator<InternalRow> rows;
  private final DataType[] types;
  private InternalRow row;

  /**
   * @param types types of the row's columns, that of the line first
   */
  ParquetRecords(Iterator<InternalRow> rows, DataType[] types) {
    this.rows = rows;
    this.types = types;
  }

  @Override
  public boolean next() {
    try {
      row = rows.hasNext() ? rows.next() : null;
      return row != null;
    } catch (RuntimeException damaged) {
      throw new UnreadableRows(damaged);
    }
  }

  @Override
  public long line() {
    return row.getLong(0);
  }

  @Override
  public int width() {
    return types.length - 1;
  }

  @Override
  public Object field(int at) {
    if (row.isNullAt(at + 1)) {
      return null;
    }
    Object value = row.get(at + 1, types[at + 1]);
    return value instanceof UTF8String text && text.numBytes() == 0 ? null : value;
  }

  @Override
  public void close() {
    // Spark closes its files at the end of the task.
  }
}
