package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.LandingRows;

/**
 * A file of the landing's formats as rows of text, for tables that are small or are read where
 * identifiers still stand in clear.
 *
 * @param rows rows as {@link LandingRows} describes them, not read yet
 * @param file the file with size and fingerprint
 * @param count rows that the look through the file found
 * @param notes what a careful reader should know of the file
 */
record TextRows(Dataset<Row> rows, LandingFile file, long count, List<String> notes) {
  /** Bytes of CSV that one task reads: enough work for a task, small beside a task's memory. */
  private static final long CHUNK_BYTES = 16L << 20;

  /**
   * @param landing folder that links may not lead out of
   */
  static TextRows open(
      SparkSession spark, Path landing, LandingFolder.Located located, Contract contract) {
    return located.format() == LandingFormat.PARQUET
        ? ofParquet(ParquetLanding.open(spark, landing, located, contract), contract)
        : ofCsv(spark, CsvPreflight.of(located, contract, CHUNK_BYTES), contract);
  }

  private static TextRows ofCsv(SparkSession spark, CsvPreflight csv, Contract contract) {
    int[] positions = csv.header().positions();
    int width = csv.header().width();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(csv.chunks(), Math.max(1, csv.chunks().size()))
            .flatMap(chunk -> new TextRecords(new CsvRecords(chunk), positions, width));
    return new TextRows(
        spark.createDataFrame(rows, schema(contract)),
        csv.file(),
        csv.rows(),
        csv.header().notes());
  }

  private static TextRows ofParquet(ParquetLanding landing, Contract contract) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(LandingRows.LINE));
    columns.add(lit(null).cast(DataTypes.IntegerType).as(LandingRows.FIELDS));
    for (var column : contract.fileColumns()) {
      Column text = col(column.name()).cast(DataTypes.StringType);
      columns.add(when(text.notEqual(""), text).as(column.name()));
    }
    return new TextRows(
        landing.stored().select(columns.toArray(Column[]::new)),
        landing.parquet().file(),
        landing.parquet().rows(),
        landing.notes());
  }

  private static StructType schema(Contract contract) {
    StructType schema =
        new StructType()
            .add(LandingRows.LINE, DataTypes.LongType, false)
            .add(LandingRows.FIELDS, DataTypes.IntegerType);
    for (var column : contract.fileColumns()) {
      schema = schema.add(column.name(), DataTypes.StringType);
    }
    return schema;
  }
}
