package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.SubscriberSnapshot;

/**
 * Snapshot rows that share a subscriber. Identical rows are one; where rows differ, none is
 * believed, and all of their lines are rejected, repeated ones too.
 */
public final class SnapshotRepeats {
  private static final String LEAST = "_least";
  private static final String GREATEST = "_greatest";
  private static final String LINES = "_lines";

  private SnapshotRepeats() {}

  /**
   * One row per subscriber, with {@link Repeats#ROWS} and {@link Repeats#CONTENTS}: 1 where all
   * rows say the same, 2 where they differ.
   */
  public static Dataset<Row> resolved(Dataset<Row> repeating, Contract contract) {
    Column content = struct(CheckedRows.contractColumns(contract));
    return repeating
        .groupBy(col(SubscriberSnapshot.SUBSCRIBER_ID))
        .agg(
            count(lit(1)).as(Repeats.ROWS),
            min(content).as(LEAST),
            max(content).as(GREATEST),
            collect_list(col(LandingRows.LINE)).as(LINES))
        .select(
            col(LEAST),
            col(LINES),
            col(Repeats.ROWS),
            when(col(LEAST).eqNullSafe(col(GREATEST)), 1L).otherwise(2L).as(Repeats.CONTENTS));
  }

  /** The one row of every subscriber whose rows agree: the contract's columns. */
  public static Dataset<Row> agreeing(Dataset<Row> resolved) {
    return resolved.filter(col(Repeats.CONTENTS).equalTo(1)).select(LEAST + ".*");
  }

  /** The lines of every subscriber whose rows differ. */
  public static Dataset<Row> conflictingLines(Dataset<Row> resolved) {
    return resolved
        .filter(col(Repeats.CONTENTS).gt(1))
        .select(explode(col(LINES)).as(LandingRows.LINE));
  }
}
