package org.sunset2g.feed.landing;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.quality.Repeats;

/** Where the rows of a landing table are kept while it is decided whether they are accepted. */
public interface Shelf {

  /**
   * Keeps the rows, in one pass over them, in place of any that were kept before.
   *
   * @return the rows as they can be read from there, as often as need be
   */
  Dataset<Row> keep(Dataset<Row> rows);

  /**
   * Puts other rows in place of a few of those that are kept.
   *
   * @param taken what is taken away: every row whose key is among these
   * @param put what is put there
   * @return all rows as they can be read now
   */
  Dataset<Row> exchange(RowKeys taken, Dataset<Row> put);

  /**
   * Some rows by their keys.
   *
   * @param columns columns of the key, to be hashed with {@code xxhash64} in this order
   * @param hashes a frame with one column, {@link Repeats#KEY}, and one row per key
   */
  record RowKeys(List<String> columns, Dataset<Row> hashes) {}
}
