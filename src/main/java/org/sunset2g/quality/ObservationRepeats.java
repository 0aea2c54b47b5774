package org.sunset2g.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
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

/**
 * Observations of the same subscriber, TAC and device; a missing device id equals a missing one.
 * Identical rows count once; the rest become one row: earliest first day, latest last day, greatest
 * number of days and radio access generation, events summed. A sum above {@link Integer#MAX_VALUE}
 * is stored as that.
 */
public final class ObservationRepeats {
  private ObservationRepeats() {}

  /** One row per subscriber, TAC and device, with {@link Repeats#ROWS} and {@code CONTENTS}. */
  public static Dataset<Row> resolved(Dataset<Row> repeating, Contract contract) {
    Column events =
        least(sum(col(DeviceObservation.EVENTS).cast("long")), lit((long) Integer.MAX_VALUE));
    return repeating
        .groupBy(CheckedRows.contractColumns(contract))
        .agg(count(lit(1)).as(Repeats.ROWS))
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
            max(DeviceObservation.HIGHEST_RAT).as(DeviceObservation.HIGHEST_RAT),
            sum(Repeats.ROWS).as(Repeats.ROWS),
            count(lit(1)).as(Repeats.CONTENTS));
  }

  /** The merged rows: the contract's columns. */
  public static Dataset<Row> merged(Dataset<Row> resolved, Contract contract) {
    return resolved.select(CheckedRows.contractColumns(contract));
  }
}
