package org.sunset2g.feed.landing;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.quality.Repeats;

/** Keeps rows in Parquet files, in a folder of their own each time. */
final class ParquetShelf implements Shelf {
  private final SparkSession spark;
  private final Path folder;
  private Dataset<Row> kept;
  private int times;

  ParquetShelf(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  @Override
  public Dataset<Row> keep(Dataset<Row> rows) {
    String files = folder.resolve("kept-" + ++times).toString();
    rows.write().parquet(files);
    kept = spark.read().schema(rows.schema()).parquet(files);
    return kept;
  }

  @Override
  public Dataset<Row> exchange(RowKeys taken, Dataset<Row> put) {
    return keep(Repeats.without(kept, taken.columns(), taken.hashes()).unionAll(put));
  }
}
