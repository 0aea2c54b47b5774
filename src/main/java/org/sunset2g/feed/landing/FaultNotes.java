package org.sunset2g.feed.landing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.RejectedRow;

/** The faults that {@link ScratchFiles} noted, as rows of {@code rejected_row}. */
final class FaultNotes implements Iterator<Row> {
  static final StructType SCHEMA =
      new StructType()
          .add(RejectedRow.OPERATOR, DataTypes.StringType)
          .add(RejectedRow.WEEK, DataTypes.StringType)
          .add(RejectedRow.TABLE_NAME, DataTypes.StringType)
          .add(RejectedRow.FILE, DataTypes.StringType)
          .add(RejectedRow.LINE, DataTypes.LongType)
          .add(RejectedRow.COLUMN, DataTypes.StringType)
          .add(RejectedRow.REASON, DataTypes.StringType)
          .add(RejectedRow.VALUE, DataTypes.StringType);

  private final DataInputStream notes;
  private final RowSource source;
  private Row next;

  FaultNotes(String file, RowSource source) {
    this.source = source;
    try {
      this.notes =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(file))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    read();
  }

  private void read() {
    try {
      long line = notes.readLong();
      String reason = notes.readUTF();
      String column = notes.readUTF();
      String shape = notes.readUTF();
      next = source.rejected(line, column, reason, shape);
    } catch (EOFException ended) {
      next = null;
      close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void close() {
    try {
      notes.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
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
    read();
    return row;
  }

  /** Where rejected rows come from. */
  record RowSource(String operator, String week, String table, String file)
      implements java.io.Serializable {
    Row rejected(long line, String column, String reason, String shape) {
      return RowFactory.create(
          operator,
          week,
          table,
          file,
          line,
          column.isEmpty() ? null : column,
          reason,
          shape.isEmpty() ? null : shape);
    }
  }
}
