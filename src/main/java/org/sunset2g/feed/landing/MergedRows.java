package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.quality.ColumnarCheck;
import org.sunset2g.quality.Repeats;

/** The rows that come in place of observations that are to become one. */
final class MergedRows {
  private MergedRows() {}

  /** Rows of a kept file. */
  private record Wanted(String file, long[] positions) implements Serializable {}

  /**
   * Reads those observations where they are kept, and puts what becomes of them into files.
   *
   * @param places of the observations, see {@link KeptRows#place}
   * @return the files; none where there are no such observations, or they are not kept
   */
  static List<Shelf.KeptFile> put(
      SparkSession spark,
      LandingFeed.Place place,
      Contract contract,
      List<CheckedPart> parts,
      long[] places,
      Shelf shelf) {
    if (places.length == 0 || !shelf.keeps()) {
      return List.of();
    }
    String step = "repeats " + place.operator() + " " + contract.table();
    spark.sparkContext().setJobGroup(step, step, false);
    StructType columns = LandingFeed.fileColumns(contract);
    List<Wanted> files = wanted(parts, places);
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(files, files.size())
            .flatMap(file -> read(file, columns));
    Dataset<Row> several = spark.internalCreateDataFrame(rows.rdd(), columns, false);
    return Repeats.merged(contracted(several, place, contract), contract)
        .coalesce(1)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(
            (Iterator<InternalRow> merged) -> {
              try (LazyRowFile file = new LazyRowFile(shelf)) {
                merged.forEachRemaining(file::add);
                return file.end().iterator();
              }
            })
        .collect();
  }

  private static List<Wanted> wanted(List<CheckedPart> parts, long[] places) {
    SortedMap<String, List<Long>> byFile = new TreeMap<>();
    for (long each : places) {
      Shelf.KeptFile file = parts.get(KeptRows.partOf(each)).kept().get(KeptRows.fileOf(each));
      byFile.computeIfAbsent(file.path(), none -> new ArrayList<>()).add(KeptRows.positionOf(each));
    }
    List<Wanted> wanted = new ArrayList<>();
    byFile.forEach(
        (file, positions) ->
            wanted.add(
                new Wanted(file, positions.stream().mapToLong(each -> each).sorted().toArray())));
    return wanted;
  }

  /** The rows at those positions of a file. */
  private static Iterator<InternalRow> read(Wanted wanted, StructType columns) {
    List<InternalRow> rows = new ArrayList<>(wanted.positions().length);
    try (ColumnBatches batches = ColumnBatches.of(wanted.file(), columns)) {
      long before = 0;
      int next = 0;
      while (next < wanted.positions().length && batches.next()) {
        for (;
            next < wanted.positions().length && wanted.positions()[next] < before + batches.rows();
            next++) {
          rows.add(row(batches, (int) (wanted.positions()[next] - before)));
        }
        before += batches.rows();
      }
      return rows.iterator();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InternalRow row(ColumnBatches batches, int at) {
    return new GenericInternalRow(
        Arrays.stream(batches.columns())
            .map(column -> ColumnarCheck.field(column, at))
            .map(field -> field instanceof UTF8String text ? text.copy() : field)
            .toArray());
  }

  /** What the path says stands in no copy of a file. */
  private static Dataset<Row> contracted(
      Dataset<Row> rows, LandingFeed.Place place, Contract contract) {
    return rows.select(
        contract.columnNames().stream()
            .map(
                name ->
                    switch (name) {
                      case DeviceObservation.OPERATOR -> lit(place.operator()).as(name);
                      case DeviceObservation.WEEK -> lit(place.week().toString()).as(name);
                      default -> col(name);
                    })
            .toArray(org.apache.spark.sql.Column[]::new));
  }
}
