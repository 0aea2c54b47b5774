package org.sunset2g.lake;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;

/**
 * Makes data files for the rows of one operator and week, in the tasks that read them. They belong
 * to no table, and nobody sees them, until {@link Lake#land} takes them in.
 */
public final class LandingFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Table table;
  private final Map<String, String> partition;

  LandingFiles(Table table, String operator, String week) {
    this.table = SerializableTable.copyOf(table);
    this.partition = Map.of("operator", operator, "week", week);
  }

  /** A new file, to be filled row by row. */
  public RowFile rows() {
    return new RowFile(table, partition(), newPath());
  }

  /**
   * A new file with row groups of a Parquet file whose columns are stored as the lake stores them:
   * they are copied as they are, and no row is looked at.
   *
   * @param source the file
   * @param firstGroup place of the first row group in it
   * @param groups how many of them
   * @param blanked positions, counted through these row groups, of fields that must not be kept, by
   *     column; each in order
   * @param filled what is put into empty fields, by column
   */
  public LandedFile copied(
      Path source,
      int firstGroup,
      int groups,
      Map<String, long[]> blanked,
      Map<String, Boolean> filled) {
    String path = newPath();
    try {
      List<Long> groupOffsets =
          new ParquetCopy(table.schema(), source, blanked, filled)
              .write(table.io().newOutputFile(path), firstGroup, groups);
      InputFile written = table.io().newInputFile(path);
      DataFile file =
          DataFiles.builder(table.spec())
              .withInputFile(written)
              .withPartition(partition())
              // Without them the file is split anywhere, and a row group read with each part of it.
              .withSplitOffsets(groupOffsets)
              .withMetrics(ParquetUtil.fileMetrics(written, MetricsConfig.forTable(table)))
              .build();
      return new LandedFile(path, file.recordCount(), file);
    } catch (IOException | RuntimeException failed) {
      table.io().deleteFile(path);
      throw failed instanceof IOException unwritable
          ? new UncheckedIOException(unwritable)
          : (RuntimeException) failed;
    }
  }

  PartitionData partition() {
    PartitionSpec spec = table.spec();
    PartitionData data = new PartitionData(spec.partitionType());
    for (int at = 0; at < spec.fields().size(); at++) {
      PartitionField field = spec.fields().get(at);
      data.set(at, partition.get(field.name()));
    }
    return data;
  }

  private String newPath() {
    return table
        .locationProvider()
        .newDataLocation(table.spec(), partition(), UUID.randomUUID() + ".parquet");
  }
}
