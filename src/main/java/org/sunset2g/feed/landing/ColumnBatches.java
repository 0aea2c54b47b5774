package org.sunset2g.feed.landing;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.execution.datasources.parquet.VectorizedParquetRecordReader;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;

/** The columns of a part of a Parquet file, batch by batch, by Spark's own vectorised reader. */
final class ColumnBatches implements AutoCloseable {
  static final int CAPACITY = 4096;

  private final VectorizedParquetRecordReader reader =
      new VectorizedParquetRecordReader(false, CAPACITY);
  private final WritableColumnVector[] columns;
  private final long[] groupRows;
  private ColumnarBatch batch;
  private int group = -1;
  private long leftOfGroup;
  private boolean isBeginOfGroup;

  /**
   * @param schema the columns to be read, named and typed as the file has them
   */
  static ColumnBatches of(ColumnPart part, StructType schema) throws IOException {
    return new ColumnBatches(
        Places.hadoop(part.path()), part.start(), part.length(), part.groupRows(), schema);
  }

  /** The columns of a whole file, wherever Hadoop finds it. */
  static ColumnBatches of(String file, StructType schema) throws IOException {
    Path path = new Path(file);
    try (ParquetFileReader footer =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop()))) {
      long[] groups =
          footer.getRowGroups().stream().mapToLong(BlockMetaData::getRowCount).toArray();
      return new ColumnBatches(path, 0, Long.MAX_VALUE, groups, schema);
    }
  }

  private ColumnBatches(Path path, long start, long length, long[] groupRows, StructType schema)
      throws IOException {
    this.groupRows = groupRows;
    this.columns = new WritableColumnVector[schema.size()];
    try {
      reader.initialize(
          new FileSplit(path, start, length, new String[0]),
          new TaskAttemptContextImpl(configuration(schema), new TaskAttemptID()));
      reader.initBatch(new StructType(), InternalRow.empty());
      reader.enableReturningBatches();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  /** As Spark has it in this process, with what its settings say of file systems. */
  private static Configuration hadoop() {
    return new Configuration(HadoopSettings.current());
  }

  /** What Spark's reader is told by the session that plans it. */
  private static Configuration configuration(StructType schema) {
    Configuration configuration = hadoop();
    configuration.set(ParquetInputFormat.READ_SUPPORT_CLASS, ParquetReadSupport.class.getName());
    configuration.set(ParquetReadSupport.SPARK_ROW_REQUESTED_SCHEMA(), schema.json());
    configuration.setBoolean("spark.sql.caseSensitive", true);
    configuration.setBoolean("spark.sql.optimizer.nestedSchemaPruning.enabled", false);
    configuration.setBoolean("spark.sql.parquet.binaryAsString", false);
    configuration.setBoolean("spark.sql.parquet.int96AsTimestamp", true);
    configuration.setBoolean("spark.sql.parquet.inferTimestampNTZ.enabled", true);
    configuration.setBoolean("spark.sql.legacy.parquet.nanosAsLong", false);
    configuration.setBoolean("spark.sql.parquet.fieldId.read.enabled", false);
    return configuration;
  }

  /** Goes on to the next batch, which lies within one row group. */
  boolean next() throws IOException {
    if (!isRead()) {
      if (group != groupRows.length - 1 || leftOfGroup != 0) {
        throw new IOException("the file ends within a row group");
      }
      return false;
    }
    batch = reader.resultBatch();
    isBeginOfGroup = leftOfGroup == 0;
    if (isBeginOfGroup) {
      leftOfGroup = groupRows[++group];
    }
    leftOfGroup -= batch.numRows();
    for (int at = 0; at < columns.length; at++) {
      columns[at] = (WritableColumnVector) batch.column(at);
    }
    return true;
  }

  /** Spark's reader says of damaged pages what its parts happen to throw. */
  private boolean isRead() throws IOException {
    try {
      return reader.nextBatch();
    } catch (RuntimeException damaged) {
      throw new IOException(damaged);
    }
  }

  int rows() {
    return batch.numRows();
  }

  /** The columns of the batch; they hold until the next one. */
  WritableColumnVector[] columns() {
    return columns;
  }

  /** Whether the batch is the first of a row group, with dictionaries of its own. */
  boolean isBeginOfGroup() {
    return isBeginOfGroup;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
