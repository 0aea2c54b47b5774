package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.RowRules;

/**
 * A landing file that was looked through and is ready to be read once.
 *
 * @param file the file with size and fingerprint
 * @param header where the columns are
 * @param count rows that the look through the file found
 */
record LandingSource(LandingFile file, Header header, long count, Reader reader) {

  /** Reads the file in the tasks of a cluster, or of this process. */
  interface Reader {
    /** The faultless rows; the rest is added to the tally when a task has ended. */
    JavaRDD<InternalRow> checked(
        SparkSession spark, Header header, RowRules rules, Path scratch, FileTally tally);
  }

  static LandingSource ofCsv(CsvPreflight csv) {
    List<CsvChunk> chunks = csv.chunks();
    return new LandingSource(
        csv.file(),
        csv.header(),
        csv.rows(),
        (spark, header, rules, scratch, tally) -> {
          String folder = scratch.toString();
          FlatMapFunction<Iterator<CsvChunk>, InternalRow> read =
              ofTask ->
                  ofTask.hasNext()
                      ? new CheckedRows(
                          new CsvRecords(ofTask.next()), header, rules, Path.of(folder), tally::add)
                      : java.util.Collections.emptyIterator();
          return JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(chunks, Math.max(1, chunks.size()))
              .mapPartitions(read);
        });
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
        (spark, header, rules, scratch, tally) -> {
          String folder = scratch.toString();
          FlatMapFunction<Iterator<InternalRow>, InternalRow> read =
              rows ->
                  new CheckedRows(
                      new ParquetRecords(rows, types), header, rules, Path.of(folder), tally::add);
          return stored.queryExecution().toRdd().toJavaRDD().mapPartitions(read);
        });
  }
}
