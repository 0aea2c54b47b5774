package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.sunset2g.contract.Contract;
import org.sunset2g.quality.LandingRows;
import org.sunset2g.storage.Places;

/**
 * A Parquet landing file, whatever the physical types of its columns.
 *
 * @param parquet what its footers say
 * @param notes columns left out and ignored
 * @param stored the line, then one column per file column of the contract; not read yet
 */
record ParquetLanding(ParquetPreflight parquet, List<String> notes, Dataset<Row> stored) {

  static ParquetLanding open(
      SparkSession spark, Path landing, LandingFolder.Located located, Contract contract) {
    ParquetPreflight parquet = ParquetPreflight.of(landing, located);
    String[] paths =
        parquet.parts().stream().map(part -> hadoopPath(part.path())).toArray(String[]::new);
    Dataset<Row> stored = spark.read().parquet(paths);
    StructField[] fields = stored.schema().fields();
    Header header =
        Header.of(located.path(), Arrays.stream(fields).map(StructField::name).toList(), contract);

    List<Column> columns = new ArrayList<>();
    columns.add(line(parquet.parts()).as(LandingRows.LINE));
    for (int at = 0; at < header.positions().length; at++) {
      var column = contract.fileColumns().get(at);
      int position = header.positions()[at];
      columns.add(
          (position < 0
                  ? lit(null).cast("string")
                  : ParquetText.of(located.path(), fields[position], column))
              .as(column.name()));
    }
    return new ParquetLanding(
        parquet, header.notes(), stored.select(columns.toArray(Column[]::new)));
  }

  /** Row of the file from 1; of a folder, counted on through its part files by name. */
  private static Column line(List<ParquetPreflight.Part> parts) {
    Column row = col("_metadata.row_index").plus(1L);
    if (parts.size() == 1) {
      return row;
    }
    List<Column> offsets = new ArrayList<>();
    long before = 0;
    for (ParquetPreflight.Part part : parts) {
      offsets.add(lit(part.path().getFileName().toString()));
      offsets.add(lit(before));
      before += part.rows();
    }
    Column offset = element_at(map(offsets.toArray(Column[]::new)), col("_metadata.file_name"));
    return row.plus(offset);
  }

  static String hadoopPath(Path path) {
    return Places.hadoop(path).toString();
  }
}
