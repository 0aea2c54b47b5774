package org.sunset2g.lake;

import java.io.IOException;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RewriteTablePathUtil.PositionDeleteReaderWriter;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DeleteSchemaUtil;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;

/**
 * Reads and writes the rows of position delete files.
 *
 * @param from folder of the table at the old place
 * @param to folder at the new place: a file that was written anew before a move was killed names
 *     it, and is read as if it had not been
 */
record CopiedDeletes(String from, String to) implements PositionDeleteReaderWriter {
  @Override
  public CloseableIterable<Record> reader(InputFile file, FileFormat format, PartitionSpec spec) {
    requireParquet(format);
    Schema rows = DeleteSchemaUtil.posDeleteReadSchema(spec.schema());
    CloseableIterable<Record> records =
        Parquet.read(file)
            .project(rows)
            .createReaderFunc(stored -> GenericParquetReaders.buildReader(rows, stored))
            .build();
    return CloseableIterable.transform(
        records,
        row -> {
          String path = row.get(0, CharSequence.class).toString();
          if (path.startsWith(to + "/")) {
            row.set(0, from + path.substring(to.length()));
          }
          return row;
        });
  }

  @Override
  public PositionDeleteWriter<Record> writer(
      OutputFile file, FileFormat format, PartitionSpec spec, StructLike partition)
      throws IOException {
    requireParquet(format);
    return Parquet.writeDeletes(file)
        .createWriterFunc(GenericParquetWriter::create)
        .overwrite()
        .withSpec(spec)
        .withPartition(partition)
        .setAll(java.util.Map.of("write.parquet.compression-codec", "zstd"))
        .buildPositionWriter();
  }

  private static void requireParquet(FileFormat format) {
    if (format != FileFormat.PARQUET) {
      throw new IllegalStateException("delete files of the lake are Parquet, this is " + format);
    }
  }
}
