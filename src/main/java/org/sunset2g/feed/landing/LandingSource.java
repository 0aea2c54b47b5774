package org.sunset2g.feed.landing;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.RowRules;

/**
 * A landing file that was looked through and is ready to be read once.
 *
 * @param file the file with size and fingerprint
 * @param header where the columns are
 * @param count rows that the look through the file found
 * @param reader reads it in the tasks of a cluster, or of this process
 */
record LandingSource(LandingFile file, Header header, long count, Reader reader) {

  /** Reads the file, one task per part. */
  interface Reader {
    List<CheckedPart> read(SparkSession spark, Manner manner);
  }

  /**
   * How a part is read.
   *
   * @param columns the file columns of the contract as Spark has them
   * @param scratch path of the folder for what is needed beside the rows
   */
  record Manner(Header header, RowRules rules, StructType columns, String scratch, Shelf shelf)
      implements Serializable {

    ScratchFiles scratchFiles(int part) {
      return new ScratchFiles(Path.of(scratch), part);
    }

    /** Reads a part row by row. */
    CheckedPart read(Records records, int part) {
      try (CheckedRows rows =
              new CheckedRows(records, header, rules, scratchFiles(part), Optional.empty());
          LazyRowFile file = new LazyRowFile(shelf)) {
        while (rows.hasNext()) {
          file.add(rows.next());
        }
        List<Shelf.KeptFile> kept = file.end();
        return new CheckedPart(rows.end(), kept, kept.stream().map(each -> new long[0]).toList());
      }
    }
  }

  static LandingSource ofCsv(CsvPreflight csv) {
    return new LandingSource(
        csv.file(),
        csv.header(),
        csv.rows(),
        (spark, manner) ->
            parts(spark, csv.chunks(), (chunk, part) -> manner.read(new CsvRecords(chunk), part)));
  }

  static LandingSource ofParquet(ParquetLanding landing, Contract contract) {
    Dataset<Row> stored = landing.stored();
    int width = contract.fileColumns().size();
    Header inOrder = new Header(IntStream.range(0, width).toArray(), width, landing.notes());
    DataType[] types =
        Arrays.stream(stored.schema().fields()).map(StructField::dataType).toArray(DataType[]::new);
    return new LandingSource(
        landing.parquet().file(),
        inOrder,
        landing.parquet().rows(),
        (spark, manner) ->
            stored
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(
                    (part, rows) ->
                        List.of(manner.read(new ParquetRecords(rows, types), part)).iterator(),
                    true)
                .collect());
  }

  /** Of a Parquet file that is kept as it is. */
  static LandingSource ofColumns(ParquetLanding landing, List<ColumnPart> parts) {
    return new LandingSource(
        landing.parquet().file(),
        new Header(new int[0], 0, landing.notes()),
        landing.parquet().rows(),
        (spark, manner) ->
            parts(spark, parts, (groups, part) -> new CheckedColumns(manner, part).read(groups)));
  }

  /** Reads one part of a file. */
  private interface PartReader<P> extends Serializable {
    CheckedPart read(P part, int place);
  }

  private static <P extends Serializable> List<CheckedPart> parts(
      SparkSession spark, List<P> parts, PartReader<P> reader) {
    JavaRDD<P> tasks =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(parts, Math.max(1, parts.size()));
    return tasks
        .mapPartitionsWithIndex(
            (place, ofTask) -> {
              Iterator<P> part = ofTask;
              return part.hasNext()
                  ? List.of(reader.read(part.next(), place)).iterator()
                  : java.util.Collections.<CheckedPart>emptyIterator();
            },
            true)
        .collect();
  }
}
