package org.sunset2g.quality;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.vocabulary.Imei;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The devices of a week from daily triplets of a dump, with identifiers still in clear. A triplet
 * is used where its day lies in the week, its IMEI is 14 digits and its MSISDN is there; every
 * other one is counted by {@link Unused}.
 */
public final class WeeklyObservations {
  /** Why a triplet makes no observation, in {@link #unused}. */
  public static final String REASON = "reason";

  /** Triplets with that reason. */
  public static final String TRIPLETS = "triplets";

  /** Why a triplet makes no observation; the first that holds. */
  public enum Unused {
    /** Its day lies in another week: not lost, but another week's. */
    OTHER_WEEK,
    /** It has no IMEI, so the device is not known. */
    NO_IMEI,
    /** Its IMEI is not 14 digits, so the model is not known. */
    MALFORMED_IMEI,
    /** It has no MSISDN, or no IMSI where that is asked for, so the subscriber is not known. */
    NO_SUBSCRIBER
  }

  private WeeklyObservations() {}

  /**
   * One row per MSISDN, IMSI and IMEI of the week: {@code imei}, {@code imsi}, {@code msisdn},
   * {@code tac}, {@code first_seen}, {@code last_seen}, {@code days_seen}, {@code events} (triplets
   * behind it) and {@code highest_rat}, each typed as in {@code device_observation}.
   *
   * @param triplets daily triplets with the columns of {@link OperatorDump}, IMEI normalised
   */
  public static Dataset<Row> of(Dataset<Row> triplets, IsoWeek week) {
    return of(triplets, week, OperatorDump.MSISDN);
  }

  /**
   * The same, for an operator whose subscribers are named by another column.
   *
   * @param subscriber {@link OperatorDump#MSISDN} or {@link OperatorDump#IMSI}; it is never empty
   */
  public static Dataset<Row> of(Dataset<Row> triplets, IsoWeek week, String subscriber) {
    // Everything aggregated is a number of fixed width, so that Spark aggregates by hash.
    Column day = unix_date(col(OperatorDump.DATE));
    Column bitOfDay =
        expr("shiftleft(1, unix_date(date) - %d)".formatted(week.monday().toEpochDay()));
    Dataset<Row> devices =
        triplets
            .filter(reason(week, subscriber).isNull())
            .groupBy(OperatorDump.IMEI, OperatorDump.IMSI, OperatorDump.MSISDN)
            .agg(
                min(day).as(DeviceObservation.FIRST_SEEN),
                max(day).as(DeviceObservation.LAST_SEEN),
                bit_count(bit_or(bitOfDay)).as(DeviceObservation.DAYS_SEEN),
                count(lit(1)).as(DeviceObservation.EVENTS),
                max(substring(col(OperatorDump.RAT), 1, 1).cast("int"))
                    .as(DeviceObservation.HIGHEST_RAT));
    Column generation = col(DeviceObservation.HIGHEST_RAT);
    return devices.select(
        col(OperatorDump.IMEI),
        col(OperatorDump.IMSI),
        col(OperatorDump.MSISDN),
        substring(col(OperatorDump.IMEI), 1, 8).as(DeviceObservation.TAC),
        dateOf(DeviceObservation.FIRST_SEEN),
        dateOf(DeviceObservation.LAST_SEEN),
        col(DeviceObservation.DAYS_SEEN).cast("int").as(DeviceObservation.DAYS_SEEN),
        col(DeviceObservation.EVENTS).cast("int").as(DeviceObservation.EVENTS),
        org.apache
            .spark
            .sql
            .functions
            .concat(generation.cast("string"), lit("G"))
            .as(DeviceObservation.HIGHEST_RAT));
  }

  /**
   * One row per reason for which triplets make no observation: {@link #REASON}, the name of an
   * {@link Unused}, and {@link #TRIPLETS}. With the events of {@link #of} they add up to all
   * triplets.
   */
  public static Dataset<Row> unused(Dataset<Row> triplets, IsoWeek week) {
    return unused(triplets, week, OperatorDump.MSISDN);
  }

  /** The same, for {@link #of(Dataset, IsoWeek, String)}. */
  public static Dataset<Row> unused(Dataset<Row> triplets, IsoWeek week, String subscriber) {
    return triplets
        .select(reason(week, subscriber).as(REASON))
        .filter(col(REASON).isNotNull())
        .groupBy(REASON)
        .agg(count(lit(1)).as(TRIPLETS));
  }

  private static Column reason(IsoWeek week, String subscriber) {
    Column imei = col(OperatorDump.IMEI);
    Column number = expr("try_cast(" + OperatorDump.IMEI + " as bigint)");
    Column wellFormed = length(imei).equalTo(Imei.NUMBER_LENGTH).and(number.isNotNull());
    Column inWeek = col(OperatorDump.DATE).between(lit(week.monday()), lit(week.sunday()));
    return when(coalesce(inWeek, lit(false)).unary_$bang(), Unused.OTHER_WEEK.name())
        .when(imei.isNull(), Unused.NO_IMEI.name())
        .when(wellFormed.unary_$bang(), Unused.MALFORMED_IMEI.name())
        .when(col(subscriber).isNull(), Unused.NO_SUBSCRIBER.name());
  }

  private static Column dateOf(String column) {
    return expr("date_from_unix_date(" + column + ")").as(column);
  }
}
