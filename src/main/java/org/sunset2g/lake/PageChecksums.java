package org.sunset2g.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Holds the pages of a Parquet file against the checksums that they were written with. Nothing is
 * unpacked or decoded: it costs little more than to read the bytes.
 */
final class PageChecksums {
  private PageChecksums() {}

  /**
   * Reads all pages, a column at a time.
   *
   * @throws IOException where the file cannot be read
   * @throws RuntimeException where it is not what was written
   */
  static void verify(String file, Configuration hadoop) throws IOException {
    HadoopInputFile input = HadoopInputFile.fromPath(new Path(file), hadoop);
    ParquetReadOptions options =
        HadoopReadOptions.builder(hadoop).usePageChecksumVerification().build();
    try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      for (Type column : schema.getFields()) {
        reader.setRequestedSchema(new MessageType(schema.getName(), column));
        for (int group = 0; group < reader.getRowGroups().size(); group++) {
          reader.readRowGroup(group);
        }
      }
    }
  }
}
