package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.data.SparkParquetWriters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** A data file in the making; what was begun and not ended is deleted when it is closed. */
public final class RowFile implements AutoCloseable {
  private final Table table;
  private final String path;
  private final DataWriter<InternalRow> writer;
  private long rows;
  private boolean isEnded;

  RowFile(Table table, StructLike partition, String path) {
    this.table = table;
    this.path = path;
    Schema schema = table.schema();
    StructType ofRows = SparkSchemaUtil.convert(schema);
    try {
      this.writer =
          Parquet.writeData(table.io().newOutputFile(path))
              .forTable(table)
              .withSpec(table.spec())
              .withPartition(partition)
              .createWriterFunc(stored -> SparkParquetWriters.buildWriter(schema, stored, ofRows))
              .build();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Adds a row, which takes the position {@link #size} had before. */
  public void add(InternalRow row) {
    writer.write(row);
    rows++;
  }

  /** Rows so far. */
  public long size() {
    return rows;
  }

  /** Ends the file. */
  public LandedFile end() {
    try {
      writer.close();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    isEnded = true;
    return new LandedFile(path, rows, writer.toDataFile());
  }

  @Override
  public void close() {
    if (isEnded) {
      return;
    }
    isEnded = true;
    try {
      writer.close();
    } catch (IOException | RuntimeException unended) {
      // It is deleted anyway.
    }
    table.io().deleteFile(path);
  }
}
