package org.sunset2g.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** Parquet files row by row. */
final class ParquetRows {
  private static final long LEAST_ROW_GROUP = 128 << 10;

  private ParquetRows() {}

  static void read(Path file, Consumer<Group> each) throws IOException {
    try (ParquetReader<Group> rows =
        ParquetReader.builder(new GroupReadSupport(), hadoop(file)).build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        each.accept(row);
      }
    }
  }

  /**
   * Writes the file anew.
   *
   * @param rowGroups how many row groups it is to have, about
   * @param change what becomes of a row
   */
  static void rewrite(Path source, Path target, int rowGroups, UnaryOperator<Group> change)
      throws IOException {
    Configuration configuration = new Configuration(false);
    MessageType schema;
    try (ParquetFileReader footer =
        ParquetFileReader.open(HadoopInputFile.fromPath(hadoop(source), configuration))) {
      schema = footer.getFileMetaData().getSchema();
    }
    // In memory, by which the writer goes, a row takes about twice what it takes on the disk.
    long rowGroup = Math.max(LEAST_ROW_GROUP, Files.size(source) * 2 / rowGroups);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(hadoop(target))
            .withType(schema)
            .withConf(configuration)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(rowGroup)
            .withPageSize((int) Math.min(256 << 10, rowGroup / 8))
            .build()) {
      read(
          source,
          row -> {
            try {
              writer.write(change.apply(row));
            } catch (IOException unwritable) {
              throw new UncheckedIOException(unwritable);
            }
          });
    }
    // Hadoop leaves checksums beside it, which no operator delivers.
    Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
  }

  static boolean has(Group row, String column) {
    return row.getFieldRepetitionCount(column) > 0;
  }

  /** The row with another text in that column. */
  static Group with(Group row, String column, String text) {
    Group changed = new SimpleGroup(row.getType());
    for (int field = 0; field < row.getType().getFieldCount(); field++) {
      if (row.getType().getFieldName(field).equals(column)) {
        changed.add(field, text);
      } else if (row.getFieldRepetitionCount(field) > 0) {
        switch (row.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()) {
          case INT32 -> changed.add(field, row.getInteger(field, 0));
          case BOOLEAN -> changed.add(field, row.getBoolean(field, 0));
          default -> changed.add(field, row.getBinary(field, 0));
        }
      }
    }
    return changed;
  }

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
