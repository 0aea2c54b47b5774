package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;

/** {@link ListDelta} over tables. */
public final class ListDeltaFrame {
  /** Columns of the frame beside those of {@code outreach_item}. */
  public static final String TOKEN_BEFORE = "token_before";

  public static final String LIST_BEFORE = "list_before";

  /** A {@link DeltaStatus}; empty where somebody left the lists without an exit. */
  public static final String STATUS = "status";

  /** Names of the columns of the plan that are others now, joined by a vertical bar. */
  public static final String CHANGED = "changed";

  private static final String BEFORE = "before_";
  private static final String NOW = "now_";
  private static final String LAST_EXIT = "last_exit";
  private static final int STATUSES = 10;

  /** What is shown of an item, as it is now, or was where the subscriber is gone. */
  private static final List<String> SHOWN = shown();

  private ListDeltaFrame() {}

  /**
   * One row per operator, phase and subscriber on the lists of either week, in no order.
   *
   * <p>A column of the plan that one of the two tables has not got yet is not compared: nobody's
   * plan changed because a column was added.
   *
   * @param before {@code outreach_item} of the earlier weeks, an operator's of one week
   * @param now {@code outreach_item} of the later week
   * @param exits {@code outreach_exit} of all weeks after the earlier up to the later one
   */
  static Dataset<Row> of(Dataset<Row> before, Dataset<Row> now, Dataset<Row> exits) {
    Dataset<Row> joined =
        side(before, BEFORE)
            .join(side(now, NOW), same(BEFORE, NOW), "full_outer")
            .join(lastExits(exits), same(BEFORE, "exit_"), "left");
    Column isNew = col(BEFORE + OutreachItem.SUBSCRIBER_ID).isNull();
    Column isGone = col(NOW + OutreachItem.SUBSCRIBER_ID).isNull();
    Column changed = changed(before, now);
    List<Column> columns = new ArrayList<>();
    for (String name :
        List.of(OutreachItem.OPERATOR, OutreachItem.PHASE, OutreachItem.SUBSCRIBER_ID)) {
      columns.add(latest(name));
    }
    columns.add(col(NOW + OutreachItem.TOKEN).as(OutreachItem.TOKEN));
    columns.add(col(BEFORE + OutreachItem.TOKEN).as(TOKEN_BEFORE));
    columns.add(col(BEFORE + OutreachItem.LIST).as(LIST_BEFORE));
    columns.add(
        when(isNew, lit(DeltaStatus.NEW.name()))
            .when(isGone, exitName())
            .when(changed.equalTo(""), lit(DeltaStatus.CARRIED.name()))
            .otherwise(lit(DeltaStatus.CHANGED.name()))
            .as(STATUS));
    columns.add(when(isNew.or(isGone), lit("")).otherwise(changed).as(CHANGED));
    SHOWN.forEach(name -> columns.add(latest(name)));
    return joined.select(columns.toArray(Column[]::new));
  }

  private static List<String> shown() {
    Set<String> shown = new LinkedHashSet<>(ListDelta.PLAN);
    shown.add(OutreachItem.CODE_SYSTEM);
    return List.copyOf(shown);
  }

  private static Dataset<Row> side(Dataset<Row> items, String side) {
    List<String> has = Arrays.asList(items.columns());
    Set<String> wanted =
        new LinkedHashSet<>(
            List.of(
                OutreachItem.OPERATOR,
                OutreachItem.PHASE,
                OutreachItem.SUBSCRIBER_ID,
                OutreachItem.TOKEN));
    wanted.addAll(SHOWN);
    return items.select(
        wanted.stream()
            .map(
                name -> (has.contains(name) ? col(name) : lit(null)).cast("string").as(side + name))
            .toArray(Column[]::new));
  }

  private static Column same(String one, String other) {
    return col(one + OutreachItem.OPERATOR)
        .equalTo(col(other + OutreachItem.OPERATOR))
        .and(col(one + OutreachItem.PHASE).equalTo(col(other + OutreachItem.PHASE)))
        .and(
            col(one + OutreachItem.SUBSCRIBER_ID).equalTo(col(other + OutreachItem.SUBSCRIBER_ID)));
  }

  /** As it is now; as it was, where the subscriber is gone. */
  private static Column latest(String name) {
    return when(col(NOW + OutreachItem.SUBSCRIBER_ID).isNull(), col(BEFORE + name))
        .otherwise(col(NOW + name))
        .as(name);
  }

  private static Column changed(Dataset<Row> before, Dataset<Row> now) {
    return concat_ws(
        "|",
        ListDelta.PLAN.stream()
            .filter(name -> Arrays.asList(before.columns()).contains(name))
            .filter(name -> Arrays.asList(now.columns()).contains(name))
            .map(name -> when(not(col(BEFORE + name).eqNullSafe(col(NOW + name))), lit(name)))
            .toArray(Column[]::new));
  }

  /**
   * The latest exit of each: year, week and status as one number, so that an engine that aggregates
   * numbers by hash need not sort.
   */
  private static Dataset<Row> lastExits(Dataset<Row> exits) {
    Column status = lit(null).cast("long");
    for (DeltaStatus each : DeltaStatus.values()) {
      status =
          when(col(OutreachExit.STATUS).equalTo(each.name()), lit((long) each.ordinal()))
              .otherwise(status);
    }
    Column year = substring(col(OutreachExit.WEEK), 1, 4).cast("long");
    Column week = substring(col(OutreachExit.WEEK), 7, 2).cast("long");
    return exits
        .groupBy(
            col(OutreachExit.OPERATOR).as("exit_" + OutreachExit.OPERATOR),
            col(OutreachExit.PHASE).as("exit_" + OutreachExit.PHASE),
            col(OutreachExit.SUBSCRIBER_ID).as("exit_" + OutreachExit.SUBSCRIBER_ID))
        .agg(max(year.multiply(100).plus(week).multiply(STATUSES).plus(status)).as(LAST_EXIT));
  }

  private static Column exitName() {
    Column code = pmod(col(LAST_EXIT), lit((long) STATUSES));
    Column name = lit(null).cast("string");
    for (DeltaStatus each : DeltaStatus.values()) {
      if (each.isGone()) {
        name = when(code.equalTo((long) each.ordinal()), lit(each.name())).otherwise(name);
      }
    }
    return name;
  }
}
