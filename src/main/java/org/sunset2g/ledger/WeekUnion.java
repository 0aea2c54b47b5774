package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.handset.HandsetOfWeek;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * Brings a week's observations, its snapshot and last week's state together, one row per
 * subscriber: each side fills its own columns of a union, which is exchanged once and aggregated
 * once over primitives. A chain of joins would exchange three times and sort.
 */
final class WeekUnion {
  static final String OPERATOR_CODE = "operator_code";
  static final String KEY = SubscriberState.SUBSCRIBER_KEY;
  static final String CHECK = SubscriberState.SUBSCRIBER_CHECK;
  static final String RANK = "handset_rank";
  static final String OBSERVATIONS = "observations";
  static final String HOME_AREA = "home_area";
  static final String STATUS = "now_status";
  static final String SEGMENT = "now_segment";
  static final String SIM_GENERATION = "now_sim_generation";
  static final String PAST_AREA = "past_area";

  private static final List<String> REMEMBERED =
      List.of(
          SubscriberState.STATUS,
          SubscriberState.SIM_GENERATION,
          SubscriberState.TAC,
          SubscriberState.LAST_OBSERVED_WEEK,
          SubscriberState.LAST_PRESENT_WEEK);
  private static final List<String> REMEMBERED_PER_PHASE =
      List.of(
          SubscriberState.STANDING,
          SubscriberState.AT_RISK_SINCE,
          SubscriberState.CONVERTED_WEEK,
          SubscriberState.CONFIRMATIONS);

  private WeekUnion() {}

  /** The name under which a column of last week's state stands beside this week's. */
  static String past(String column) {
    return "past_" + column;
  }

  static Column areaKey(Column codeSystem, Column commune) {
    return xxhash64(codeSystem, commune);
  }

  /**
   * One row per operator and subscriber known to any side; columns of a side that does not know the
   * subscriber are null.
   */
  static Dataset<Row> of(
      Dataset<Row> observations, Dataset<Row> snapshot, Dataset<Row> state, WeekContext context) {
    Map<String, DataType> filled = columns(context);
    Dataset<Row> union =
        side(observations, fromObservations(context), filled)
            .unionAll(side(snapshot, fromSnapshot(context), filled))
            .unionAll(side(state, fromState(context), filled));
    List<Column> greatest = new ArrayList<>();
    greatest.add(min(col(CHECK)).as("least_check"));
    greatest.add(count(col(RANK)).as(OBSERVATIONS));
    filled.keySet().stream()
        .filter(column -> !column.equals(KEY) && !column.equals(OPERATOR_CODE))
        .forEach(column -> greatest.add(max(col(column)).as(column)));
    Dataset<Row> subscribers =
        union
            .groupBy(col(OPERATOR_CODE), col(KEY))
            .agg(greatest.get(0), greatest.subList(1, greatest.size()).toArray(Column[]::new));
    return subscribers.withColumn(CHECK, refusingCollisions()).drop("least_check");
  }

  private static Column refusingCollisions() {
    return when(col("least_check").equalTo(col(CHECK)), col(CHECK))
        .otherwise(
            raise_error(
                    lit(
                        "two subscriber pseudonyms share one 64-bit key; pseudonymise one of them"
                            + " with another key"))
                .cast("long"));
  }

  private static Map<String, DataType> columns(WeekContext context) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put(OPERATOR_CODE, DataTypes.IntegerType);
    columns.put(KEY, DataTypes.LongType);
    columns.put(CHECK, DataTypes.LongType);
    columns.put(RANK, DataTypes.LongType);
    columns.put(HOME_AREA, DataTypes.LongType);
    columns.put(STATUS, DataTypes.IntegerType);
    columns.put(SEGMENT, DataTypes.IntegerType);
    columns.put(SIM_GENERATION, DataTypes.IntegerType);
    columns.put(PAST_AREA, DataTypes.LongType);
    REMEMBERED.forEach(column -> columns.put(past(column), DataTypes.IntegerType));
    for (Phase phase : context.phases()) {
      REMEMBERED_PER_PHASE.forEach(
          column -> columns.put(past(phase.column(column)), DataTypes.IntegerType));
    }
    return columns;
  }

  private static Dataset<Row> side(
      Dataset<Row> frame, Map<String, Column> fills, Map<String, DataType> columns) {
    return frame.select(
        columns.entrySet().stream()
            .map(
                column ->
                    fills
                        .getOrDefault(column.getKey(), lit(null))
                        .cast(column.getValue())
                        .as(column.getKey()))
            .toArray(Column[]::new));
  }

  private static Map<String, Column> fromObservations(WeekContext context) {
    Column subscriber = col(DeviceObservation.SUBSCRIBER_ID);
    return Map.of(
        OPERATOR_CODE, Codes.positionIn(col(DeviceObservation.OPERATOR), context.operators()),
        KEY, SubscriberKey.key(subscriber),
        CHECK, SubscriberKey.check(subscriber),
        RANK,
            HandsetOfWeek.rank(
                col(DeviceObservation.DAYS_SEEN),
                col(DeviceObservation.EVENTS),
                col(DeviceObservation.LAST_SEEN),
                col(DeviceObservation.TAC)));
  }

  private static Map<String, Column> fromSnapshot(WeekContext context) {
    Column subscriber = col(SubscriberSnapshot.SUBSCRIBER_ID);
    return Map.of(
        OPERATOR_CODE, Codes.positionIn(col(SubscriberSnapshot.OPERATOR), context.operators()),
        KEY, SubscriberKey.key(subscriber),
        CHECK, SubscriberKey.check(subscriber),
        HOME_AREA,
            areaKey(col(SubscriberSnapshot.HOME_CODE_SYSTEM), col(SubscriberSnapshot.HOME_COMMUNE)),
        STATUS, Codes.ofText(col(SubscriberSnapshot.STATUS), SubscriberStatus.values(), Enum::name),
        SEGMENT, Codes.ofText(col(SubscriberSnapshot.SEGMENT), Segment.values(), Enum::name),
        SIM_GENERATION, Codes.generation(col(SubscriberSnapshot.SIM_GENERATION)));
  }

  private static Map<String, Column> fromState(WeekContext context) {
    Map<String, Column> fills = new LinkedHashMap<>();
    fills.put(OPERATOR_CODE, Codes.positionIn(col(SubscriberState.OPERATOR), context.operators()));
    fills.put(KEY, col(SubscriberState.SUBSCRIBER_KEY));
    fills.put(CHECK, col(SubscriberState.SUBSCRIBER_CHECK));
    fills.put(PAST_AREA, areaKey(col(SubscriberState.CODE_SYSTEM), col(SubscriberState.COMMUNE)));
    REMEMBERED.forEach(column -> fills.put(past(column), functions.col(column)));
    for (Phase phase : context.phases()) {
      REMEMBERED_PER_PHASE.forEach(
          column -> fills.put(past(phase.column(column)), col(phase.column(column))));
    }
    return fills;
  }
}
