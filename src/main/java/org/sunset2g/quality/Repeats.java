package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;

/** Brings observations that {@link RepeatedRows} found more than once to the grain of the table. */
public final class Repeats {
  private Repeats() {}

  /**
   * Identical observations count once; the rest of one subscriber, TAC and device become one row:
   * earliest first day, latest last day, greatest number of days and radio access generation,
   * events summed. A sum above {@link Integer#MAX_VALUE} is stored as that.
   *
   * @param several faultless rows with the contract's columns, all of their keys
   */
  public static Dataset<Row> merged(Dataset<Row> several, Contract contract) {
    Column[] columns =
        contract.columnNames().stream().map(name -> col(name)).toArray(Column[]::new);
    Column events =
        least(sum(col(DeviceObservation.EVENTS).cast("long")), lit((long) Integer.MAX_VALUE));
    return several
        .select(columns)
        .distinct()
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
            max(DeviceObservation.HIGHEST_RAT).as(DeviceObservation.HIGHEST_RAT))
        .select(columns);
  }
}
