package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.StatusSlice;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Rows of {@code status_slice}, as values and as a frame. */
final class SliceRows {
  private SliceRows() {}

  /** Slices as values. */
  static List<SliceEntry> entries(Dataset<Row> slices) {
    List<SliceEntry> entries = new ArrayList<>();
    slices
        .select(
            StatusSlice.WEEK,
            StatusSlice.OPERATOR,
            StatusSlice.PHASE,
            StatusSlice.CODE_SYSTEM,
            StatusSlice.COMMUNE,
            StatusSlice.FLOW,
            StatusSlice.STATUS,
            StatusSlice.SUBSCRIBERS)
        .collectAsList()
        .forEach(
            row ->
                entries.add(
                    new SliceEntry(
                        IsoWeek.parse(row.getString(0)),
                        row.getString(1),
                        row.getString(2),
                        new AreaCode(row.getString(3), row.getString(4)),
                        row.getString(5),
                        SubscriberStatus.valueOf(row.getString(6)),
                        row.getLong(7))));
    entries.sort(null);
    return entries;
  }

  /** Slices as a frame of one partition. */
  static Dataset<Row> frame(SparkSession spark, Collection<SliceEntry> slices) {
    StructType layout =
        new StructType()
            .add(StatusSlice.WEEK, DataTypes.StringType)
            .add(StatusSlice.OPERATOR, DataTypes.StringType)
            .add(StatusSlice.PHASE, DataTypes.StringType)
            .add(StatusSlice.CODE_SYSTEM, DataTypes.StringType)
            .add(StatusSlice.COMMUNE, DataTypes.StringType)
            .add(StatusSlice.FLOW, DataTypes.StringType)
            .add(StatusSlice.STATUS, DataTypes.StringType)
            .add(StatusSlice.SUBSCRIBERS, DataTypes.LongType);
    List<Row> rows =
        slices.stream()
            .sorted()
            .map(
                slice ->
                    RowFactory.create(
                        slice.week().toString(),
                        slice.operator(),
                        slice.phase(),
                        slice.area().system(),
                        slice.area().code(),
                        slice.flow(),
                        slice.status().name(),
                        slice.subscribers()))
            .toList();
    return spark.createDataFrame(rows, layout).coalesce(1);
  }
}
