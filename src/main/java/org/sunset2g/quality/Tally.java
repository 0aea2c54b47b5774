package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts of checked rows: one row per combination of faults, the empty one being the rows without
 * any. The same pass sees whether any key comes twice, on 64-bit hashes.
 */
public final class Tally {
  /** Rows with exactly those {@link CheckedRows#FAULTS}. */
  public static final String ROWS = "rows";

  /** First line with those faults. */
  public static final String FIRST_LINE = "first_line";

  /** Faultless rows whose key hash another one has too; a hash collision counts here as well. */
  public static final String REPEATING_ROWS = "repeating_rows";

  private Tally() {}

  /** One row per combination of faults: {@link CheckedRows#FAULTS} and the columns above. */
  public static Dataset<Row> of(Dataset<Row> checked) {
    Column repeats = col(CheckedRows.KEY_HASH).isNotNull().and(col(ROWS).gt(1));
    return checked
        .groupBy(CheckedRows.FAULTS, CheckedRows.KEY_HASH)
        .agg(count(lit(1)).as(ROWS), min(LandingRows.LINE).as(FIRST_LINE))
        .groupBy(CheckedRows.FAULTS)
        .agg(
            sum(ROWS).as(ROWS),
            min(FIRST_LINE).as(FIRST_LINE),
            sum(when(repeats, col(ROWS)).otherwise(0L)).as(REPEATING_ROWS));
  }
}
