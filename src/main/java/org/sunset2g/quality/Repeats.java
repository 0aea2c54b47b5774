package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;

/**
 * Brings the faultless rows of a landing table to its grain, given the few keys that {@link
 * RepeatedRows} found more than once.
 */
public final class Repeats {
  /** Column of the frames of keys: {@link RowCheck#key()}. */
  public static final String KEY = "_key";

  private Repeats() {}

  /**
   * The rows that stand for those with a repeated key; none for a key whose rows contradict one
   * another.
   *
   * @param faultless rows of the table with the contract's columns
   * @param repeated keys that more than one row has
   * @param conflicting those of them of which no row is believed
   */
  public static Dataset<Row> resolved(
      Dataset<Row> faultless, Dataset<Row> repeated, Dataset<Row> conflicting, Contract contract) {
    Column[] columns = columns(contract.columnNames());
    TableRule rule = TableRule.of(contract);
    Dataset<Row> keyed = faultless.withColumn(KEY, xxhash64(columns(rule.key())));
    Dataset<Row> several = joined(keyed, repeated, "left_semi");
    Dataset<Row> one =
        rule == TableRule.SNAPSHOT
            ? joined(several, conflicting, "left_anti").select(columns).groupBy(columns).agg(ANY)
            : merged(several, columns);
    return one.select(columns);
  }

  /** The rows whose key is not among those. */
  public static Dataset<Row> without(Dataset<Row> rows, List<String> key, Dataset<Row> hashes) {
    return joined(rows.withColumn(KEY, xxhash64(columns(key))), hashes, "left_anti").drop(KEY);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static final Column ANY = lit(1).as("_any");

  private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> keys, String type) {
    return rows.join(keys, rows.col(KEY).equalTo(keys.col(KEY)), type);
  }

  /**
   * Identical observations count once; the rest of one subscriber, TAC and device become one row:
   * earliest first day, latest last day, greatest number of days and radio access generation,
   * events summed. A sum above {@link Integer#MAX_VALUE} is stored as that.
   */
  private static Dataset<Row> merged(Dataset<Row> several, Column[] columns) {
    Column events =
        least(sum(col(DeviceObservation.EVENTS).cast("long")), lit((long) Integer.MAX_VALUE));
    return several
        .select(columns)
        .groupBy(columns)
        .agg(ANY)
        .groupBy(
            DeviceObservation.OPERATOR,
            DeviceObservation.WEEK,
            DeviceObservation.SUBSCRIBER_ID,
            DeviceObservation.TAC,
            DeviceObservation.DEVICE_ID)
        .agg(
            min(DeviceObservation.FIRST_SEEN).as(DeviceObservation.FIRST_SEEN),
            max(DeviceObservation.LAST_SEEN).as(DeviceObservation.LAST_SEEN),
            max(DeviceObservation.DAYS_SEEN).as(DeviceObservation.DAYS_SEEN),
            events.cast(DataTypes.IntegerType).as(DeviceObservation.EVENTS),
            max(DeviceObservation.HIGHEST_RAT).as(DeviceObservation.HIGHEST_RAT));
  }
}
