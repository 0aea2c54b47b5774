package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.parquet.Parquet;

/** The rows of data files that are not to be read, as one delete file. */
final class PositionDeletes {
  private PositionDeletes() {}

  /** Empty where all rows are to be read. */
  static Optional<DeleteFile> of(Table table, StructLike partition, LandedRows rows) {
    if (rows.taken().stream().allMatch(positions -> positions.length == 0)) {
      return Optional.empty();
    }
    // The format wants them in the order of paths, then positions.
    List<Integer> byPath =
        IntStream.range(0, rows.files().size())
            .boxed()
            .sorted((one, other) -> path(rows, one).compareTo(path(rows, other)))
            .toList();
    String target =
        table
            .locationProvider()
            .newDataLocation(table.spec(), partition, UUID.randomUUID() + "-deletes.parquet");
    try {
      PositionDeleteWriter<Record> writer =
          Parquet.writeDeletes(table.io().newOutputFile(target))
              .forTable(table)
              // Places alone: rows that do not count need not be written a second time.
              .rowSchema(null)
              .withSpec(table.spec())
              .withPartition(partition)
              .buildPositionWriter();
      try (writer) {
        PositionDelete<Record> deleted = PositionDelete.create();
        for (int file : byPath) {
          for (long position : rows.taken().get(file)) {
            writer.write(deleted.set(path(rows, file), position));
          }
        }
      }
      return Optional.of(writer.toDeleteFile());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String path(LandedRows rows, int file) {
    return rows.files().get(file).path();
  }
}
