package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.handset.HandsetOfWeek;
import org.sunset2g.vocabulary.Generation;
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

  /** Whether two pseudonyms share the key of the row, which then is nobody's. */
  static final String COLLIDES = "collides";

  private static final String LEAST_CHECK = "least_check";

  /** The numbers of the snapshot, packed as {@link #OF_SNAPSHOT}. */
  static final String NOW = "now";

  /** What the state remembers, packed; of a phase as {@link #memory}. */
  static final String PAST = "past";

  static final int CODE_BITS = 4;
  static final int FLOW_BITS = 6;
  private static final int TAC_BITS = 27;
  // Weeks since 1970: enough until the year 2283.
  private static final int WEEK_BITS = 14;
  private static final int COUNT_BITS = 16;

  static final PackedNumbers OF_SNAPSHOT =
      new PackedNumbers()
          .with(STATUS, CODE_BITS)
          .with(SEGMENT, CODE_BITS)
          .with(SIM_GENERATION, CODE_BITS);

  private static final PackedNumbers OF_STATE =
      new PackedNumbers()
          .with(SubscriberState.STATUS, CODE_BITS)
          .with(SubscriberState.SIM_GENERATION, CODE_BITS)
          .with(SubscriberState.TAC, TAC_BITS)
          .with(SubscriberState.LAST_OBSERVED_WEEK, WEEK_BITS)
          .with(SubscriberState.LAST_PRESENT_WEEK, WEEK_BITS);

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
   *
   * <p>The rows are exchanged as they are and aggregated where they arrive: before, hardly a key
   * repeats, and an aggregation there would be paid for nothing.
   */
  static Dataset<Row> of(
      Dataset<Row> observations, Dataset<Row> snapshot, Dataset<Row> state, WeekContext context) {
    List<String> filled = columns(context);
    // One operator's subscribers are told apart by the key alone, which groups faster.
    boolean isOneOperator = context.operators().size() == 1;
    Column[] keys =
        isOneOperator ? new Column[] {col(KEY)} : new Column[] {col(OPERATOR_CODE), col(KEY)};
    Dataset<Row> union =
        side(observations, fromObservations(context), filled)
            .unionAll(side(snapshot, fromSnapshot(context), filled))
            .unionAll(side(state, fromState(context), filled));
    List<Column> greatest = new ArrayList<>();
    greatest.add(min(col(CHECK)).as(LEAST_CHECK));
    greatest.add(count(col(RANK)).as(OBSERVATIONS));
    filled.stream()
        .filter(column -> !column.equals(KEY) && !column.equals(OPERATOR_CODE))
        .forEach(column -> greatest.add(max(col(column)).as(column)));
    Dataset<Row> subscribers =
        union
            .repartition(keys)
            .groupBy(keys)
            .agg(greatest.get(0), greatest.subList(1, greatest.size()).toArray(Column[]::new));
    return subscribers.select(unpacked(isOneOperator, context));
  }

  private static Column[] unpacked(boolean isOneOperator, WeekContext context) {
    List<Column> columns = new ArrayList<>();
    columns.add(isOneOperator ? lit(0).as(OPERATOR_CODE) : col(OPERATOR_CODE));
    for (String kept : List.of(KEY, CHECK, RANK, OBSERVATIONS, HOME_AREA, PAST_AREA)) {
      columns.add(col(kept));
    }
    columns.add(col(LEAST_CHECK).notEqual(col(CHECK)).as(COLLIDES));
    columns.add(col(NOW));
    OF_SNAPSHOT.unpack(col(NOW)).forEach((name, number) -> columns.add(number.as(name)));
    OF_STATE.unpack(col(PAST)).forEach((name, number) -> columns.add(number.as(past(name))));
    for (Phase phase : context.phases()) {
      columns.add(col(phase.column(PAST)));
      memory()
          .unpack(col(phase.column(PAST)))
          .forEach((name, number) -> columns.add(number.as(past(phase.column(name)))));
    }
    return columns.toArray(Column[]::new);
  }

  /** What the state remembers of a phase. */
  static PackedNumbers memory() {
    return new PackedNumbers()
        .with(SubscriberState.STANDING, CODE_BITS)
        .with(SubscriberState.AT_RISK_SINCE, WEEK_BITS)
        .with(SubscriberState.CONVERTED_WEEK, WEEK_BITS)
        .with(SubscriberState.CONFIRMATIONS, COUNT_BITS);
  }

  /** The columns of the union, all of them 64-bit numbers but the operator's code. */
  private static List<String> columns(WeekContext context) {
    List<String> columns = new ArrayList<>();
    if (context.operators().size() > 1) {
      columns.add(OPERATOR_CODE);
    }
    columns.addAll(List.of(KEY, CHECK, RANK, HOME_AREA, NOW, PAST_AREA, PAST));
    context.phases().forEach(phase -> columns.add(phase.column(PAST)));
    return columns;
  }

  private static Dataset<Row> side(
      Dataset<Row> frame, Map<String, Column> fills, List<String> columns) {
    return frame.select(
        columns.stream()
            .map(
                column ->
                    fills
                        .getOrDefault(column, lit(null))
                        .cast(column.equals(OPERATOR_CODE) ? "int" : "long")
                        .as(column))
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
    Map<String, Column> numbers =
        Map.of(
            STATUS,
                Codes.heldOfText(
                    col(SubscriberSnapshot.STATUS), SubscriberStatus.values(), Enum::name),
            SEGMENT,
                Codes.heldOfText(col(SubscriberSnapshot.SEGMENT), Segment.values(), Enum::name),
            SIM_GENERATION,
                Codes.heldOfText(
                    col(SubscriberSnapshot.SIM_GENERATION),
                    Generation.values(),
                    Generation::written));
    return Map.of(
        OPERATOR_CODE, Codes.positionIn(col(SubscriberSnapshot.OPERATOR), context.operators()),
        KEY, SubscriberKey.key(subscriber),
        CHECK, SubscriberKey.check(subscriber),
        HOME_AREA,
            areaKey(col(SubscriberSnapshot.HOME_CODE_SYSTEM), col(SubscriberSnapshot.HOME_COMMUNE)),
        NOW, OF_SNAPSHOT.packHeld(numbers));
  }

  private static Map<String, Column> fromState(WeekContext context) {
    Map<String, Column> fills = new LinkedHashMap<>();
    fills.put(OPERATOR_CODE, Codes.positionIn(col(SubscriberState.OPERATOR), context.operators()));
    fills.put(KEY, col(SubscriberState.SUBSCRIBER_KEY));
    fills.put(CHECK, col(SubscriberState.SUBSCRIBER_CHECK));
    fills.put(PAST_AREA, areaKey(col(SubscriberState.CODE_SYSTEM), col(SubscriberState.COMMUNE)));
    fills.put(PAST, OF_STATE.pack(OF_STATE.columns()));
    for (Phase phase : context.phases()) {
      PackedNumbers memory = memory();
      Map<String, Column> numbers = new LinkedHashMap<>();
      memory.columns().keySet().forEach(name -> numbers.put(name, col(phase.column(name))));
      fills.put(phase.column(PAST), memory.pack(numbers));
    }
    return fills;
  }
}
