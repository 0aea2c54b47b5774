package org.sunset2g.feed.landing;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.LandingRows;

/**
 * A landing file opened for reading.
 *
 * @param rows rows as {@link LandingRows} describes them, not read yet
 * @param file the file with size and fingerprint
 * @param count rows that the look through the file found
 * @param notes what a careful reader should know of the file
 */
record TextRows(Dataset<Row> rows, LandingFile file, long count, List<String> notes) {

  static TextRows ofCsv(SparkSession spark, CsvPreflight csv, Contract contract) {
    int[] positions = csv.header().positions();
    int width = csv.header().width();
    FlatMapFunction<java.util.Iterator<CsvChunk>, Row> read =
        chunks ->
            chunks.hasNext()
                ? new CsvRows(chunks.next(), positions, width)
                : java.util.Collections.emptyIterator();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(csv.chunks(), Math.max(1, csv.chunks().size()))
            .mapPartitions(read);
    return new TextRows(
        spark.createDataFrame(rows, schema(contract)),
        csv.file(),
        csv.rows(),
        csv.header().notes());
  }

  private static StructType schema(Contract contract) {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField(LandingRows.LINE, DataTypes.LongType, false));
    fields.add(DataTypes.createStructField(LandingRows.FIELDS, DataTypes.IntegerType, true));
    contract
        .fileColumns()
        .forEach(
            column ->
                fields.add(DataTypes.createStructField(column.name(), DataTypes.StringType, true)));
    return DataTypes.createStructType(fields);
  }
}
