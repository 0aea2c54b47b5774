package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.sunset2g.ledger.WeekUnion.past;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.handset.HandsetOfWeek;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * The weekly pass: from observations, snapshot and last week's state to this week's state, in which
 * every subscriber has a standing in every phase and at most one flow that explains the change.
 *
 * <p>Source of the rules: the ledger's specification, sections 2 to 6; summarised in
 * ARCHITECTURE.md.
 */
public final class WeekPass {
  /** Columns of the catalogue frame: TAC as a number, class, VoLTE and form as codes. */
  public static final String CATALOGUE_TAC = "catalogue_tac";

  public static final String CATALOGUE_CLASS = "catalogue_class";
  public static final String CATALOGUE_VOLTE = "catalogue_volte";
  public static final String CATALOGUE_FORM = "catalogue_form";

  /** Columns of the area frame: every area of snapshot and state, and whether it is exempt. */
  public static final String AREA_CODE_SYSTEM = "area_code_system";

  public static final String AREA_COMMUNE = "area_commune";
  public static final String AREA_EXEMPT = "area_exempt";

  /** Columns of the succession frame: an area and an official successor of it. */
  public static final String BEFORE_CODE_SYSTEM = "before_code_system";

  public static final String BEFORE_COMMUNE = "before_commune";
  public static final String AFTER_CODE_SYSTEM = "after_code_system";
  public static final String AFTER_COMMUNE = "after_commune";

  /** Observed devices of the subscriber this week. */
  public static final String OBSERVATIONS = WeekUnion.OBSERVATIONS;

  /** Whether the subscriber is in the accepted snapshot. */
  public static final String IN_SNAPSHOT = "in_snapshot";

  /** Whether the handset has no known capability. */
  public static final String IS_HANDSET_UNKNOWN = "is_handset_unknown";

  /** Whether two pseudonyms of the operator share the subscriber's key. */
  public static final String COLLIDES = WeekUnion.COLLIDES;

  private static final String IS_KEPT = "is_kept";
  private static final String AREA = "area";
  private static final String OUTCOME = "outcome";
  private static final String FLOW_AREA = "flow_area";
  private static final String OBSERVED = "observed";
  private static final String TAC = "tac_now";
  private static final String LAST_OBSERVED = "last_observed_now";
  private static final String LAST_PRESENT = "last_present_now";
  private static final String HAS_HANDSET = "has_handset";
  private static final String SUCCEEDED = "succeeded";

  private WeekPass() {}

  /** Whether a row of {@link #subscribers} is of the operator at that place of the context. */
  public static Column isOfOperator(int place) {
    return col(WeekUnion.OPERATOR_CODE).equalTo(place);
  }

  /** The name in the area frame of whether a phase exempts the area. */
  public static String exemptIn(Phase phase) {
    return AREA_EXEMPT + "__" + phase.name();
  }

  /**
   * One row per operator and subscriber known to any side, with this week's standing and flow in
   * every phase: the columns of the state and those that are measured on the way. Also those whom
   * the state will not keep.
   */
  public static Dataset<Row> subscribers(WeekFrames frames, WeekContext context) {
    Dataset<Row> known =
        WeekUnion.of(frames.observations(), frames.snapshot(), frames.state(), context);
    Dataset<Row> placed =
        withExemptions(withSuccession(withHandset(known, context), frames.successions()), frames);
    Dataset<Row> classed =
        placed.join(broadcast(frames.catalogue()), col(TAC).equalTo(col(CATALOGUE_TAC)), "left");
    Dataset<Row> booked =
        withOutcomes(classed, context).withColumn(LAST_PRESENT, lastPresent(context));
    for (Phase phase : context.phases()) {
      booked = withFlowArea(booked, frames, phase);
    }
    List<Column> columns = stateColumns(context);
    columns.add(col(WeekUnion.OPERATOR_CODE));
    columns.add(col(OBSERVATIONS));
    columns.add(col(IN_SNAPSHOT));
    columns.add(col(COLLIDES));
    columns.add(
        Codes.is(
                coalesce(col(CATALOGUE_CLASS), Codes.of(HandsetClass.UNKNOWN)),
                HandsetClass.UNKNOWN)
            .as(IS_HANDSET_UNKNOWN));
    columns.add(
        lit(context.week().number())
            .minus(col(LAST_PRESENT))
            .leq(context.settings().forgetAfterWeeks())
            .as(IS_KEPT));
    return booked.select(columns.toArray(Column[]::new));
  }

  /** This week's state: the contract's columns of the subscribers that are remembered. */
  public static Dataset<Row> state(Dataset<Row> subscribers, WeekContext context) {
    return subscribers
        .filter(col(IS_KEPT))
        .select(
            Arrays.stream(subscribers.columns())
                .limit(stateColumns(context).size())
                .map(functions::col)
                .toArray(Column[]::new));
  }

  private static List<Column> stateColumns(WeekContext context) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Codes.textAt(col(WeekUnion.OPERATOR_CODE), context.operators())
            .as(SubscriberState.OPERATOR));
    columns.add(col(WeekUnion.KEY).as(SubscriberState.SUBSCRIBER_KEY));
    columns.add(col(WeekUnion.CHECK).as(SubscriberState.SUBSCRIBER_CHECK));
    columns.add(col(AREA_CODE_SYSTEM).as(SubscriberState.CODE_SYSTEM));
    columns.add(col(AREA_COMMUNE).as(SubscriberState.COMMUNE));
    columns.add(
        coalesce(col(WeekUnion.STATUS), col(past(SubscriberState.STATUS)))
            .as(SubscriberState.STATUS));
    columns.add(col(past(SubscriberState.STATUS)).as(SubscriberState.STATUS_BEFORE));
    columns.add(
        when(col(IN_SNAPSHOT), col(WeekUnion.SIM_GENERATION))
            .otherwise(col(past(SubscriberState.SIM_GENERATION)))
            .as(SubscriberState.SIM_GENERATION));
    columns.add(col(TAC).as(SubscriberState.TAC));
    columns.add(col(LAST_OBSERVED).as(SubscriberState.LAST_OBSERVED_WEEK));
    columns.add(col(LAST_PRESENT).as(SubscriberState.LAST_PRESENT_WEEK));
    columns.add(isNewHandset(context).as(SubscriberState.HANDSET_IS_NEW));
    for (Phase phase : context.phases()) {
      Column step = col(now(phase, PhaseOutcome.STEP));
      Column isOpened = Codes.is(step, ConversionStep.CONVERTED);
      columns.add(outcome(phase, PhaseOutcome.STANDING));
      columns.add(outcome(phase, PhaseOutcome.FLOW));
      columns.add(
          col(flowArea(phase, AREA_CODE_SYSTEM))
              .as(phase.column(SubscriberState.FLOW_CODE_SYSTEM)));
      columns.add(
          col(flowArea(phase, AREA_COMMUNE)).as(phase.column(SubscriberState.FLOW_COMMUNE)));
      columns.add(outcome(phase, PhaseOutcome.AT_RISK_SINCE));
      columns.add(outcome(phase, PhaseOutcome.CONVERTED_WEEK));
      columns.add(outcome(phase, PhaseOutcome.CONFIRMATIONS));
      columns.add(outcome(phase, PhaseOutcome.STEP));
      columns.add(
          when(isOpened, lit(context.week().number()))
              .when(step.isNotNull(), col(past(phase.column(SubscriberState.CONVERTED_WEEK))))
              .as(phase.column(SubscriberState.EVENT_CONVERTED_WEEK)));
      columns.add(
          when(isOpened, col(past(SubscriberState.TAC)))
              .as(phase.column(SubscriberState.CONVERTED_FROM_TAC)));
    }
    return columns;
  }

  /** Null rather than false: hardly any handset is new, and a column of nulls takes no room. */
  private static Column isNewHandset(WeekContext context) {
    return when(
        col(OBSERVED)
            .and(not(col(TAC).eqNullSafe(col(past(SubscriberState.TAC)))))
            .and(not(isAnyOf(context.newcomers()))),
        lit(true));
  }

  private static Column isAnyOf(List<Integer> operatorCodes) {
    return operatorCodes.isEmpty()
        ? lit(false)
        : col(WeekUnion.OPERATOR_CODE).isin(operatorCodes.toArray());
  }

  private static Column outcome(Phase phase, String name) {
    return col(now(phase, name)).as(phase.column(name));
  }

  /** Under {@link #now}, what the rules of each phase say. */
  private static Dataset<Row> withOutcomes(Dataset<Row> classed, WeekContext context) {
    List<Column> packed = new ArrayList<>(List.of(col("*")));
    List<Column> unpacked = new ArrayList<>(List.of(col("*")));
    for (Phase phase : context.phases()) {
      packed.add(
          PhaseOutcome.of(
                  PhaseRules.of(phase, context),
                  col(WeekUnion.NOW),
                  col(phase.column(WeekUnion.PAST)),
                  col(CATALOGUE_CLASS),
                  col(CATALOGUE_VOLTE),
                  col(CATALOGUE_FORM),
                  facts(phase, context))
              .as(phase.column(OUTCOME)));
      PhaseOutcome.unpack(col(phase.column(OUTCOME)))
          .forEach((name, number) -> unpacked.add(number.as(now(phase, name))));
    }
    return classed.select(packed.toArray(Column[]::new)).select(unpacked.toArray(Column[]::new));
  }

  private static Map<Fact, Column> facts(Phase phase, WeekContext context) {
    Map<Fact, Column> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.AREA_EXEMPT, col(exemptIn(phase)));
    facts.put(Fact.OBSERVED, col(OBSERVED));
    facts.put(Fact.HAS_HANDSET, col(HAS_HANDSET));
    facts.put(Fact.SAME_HANDSET, col(TAC).equalTo(col(past(SubscriberState.TAC))));
    facts.put(Fact.SAME_AREA, col(AREA).equalTo(col(WeekUnion.PAST_AREA)));
    facts.put(Fact.SUCCESSION, col(SUCCEEDED));
    Object[] newcomers =
        context.operators().stream()
            .filter(operator -> context.isFirstWeek(phase, operator))
            .map(operator -> (Object) context.operators().indexOf(operator))
            .toArray();
    facts.put(
        Fact.FIRST_WEEK,
        newcomers.length == 0 ? lit(false) : col(WeekUnion.OPERATOR_CODE).isin(newcomers));
    return facts;
  }

  private static Dataset<Row> withHandset(Dataset<Row> known, WeekContext context) {
    int week = context.week().number();
    Column inSnapshot = col(WeekUnion.STATUS).isNotNull();
    Column observed = inSnapshot.and(col(WeekUnion.RANK).isNotNull());
    Dataset<Row> seen =
        known.select(col("*"), inSnapshot.as(IN_SNAPSHOT), observed.as(OBSERVED), area().as(AREA));
    Dataset<Row> handset =
        seen.select(
            col("*"),
            when(col(OBSERVED), HandsetOfWeek.tacOfRank(col(WeekUnion.RANK)))
                .otherwise(col(past(SubscriberState.TAC)))
                .as(TAC),
            when(col(OBSERVED), lit(week))
                .otherwise(col(past(SubscriberState.LAST_OBSERVED_WEEK)))
                .as(LAST_OBSERVED));
    return handset.select(
        col("*"),
        HandsetOfWeek.isCarried(col(LAST_OBSERVED), week, context.settings().quietAfterWeeks())
            .as(HAS_HANDSET));
  }

  /** The home of this week where the subscriber is present; else the last known one. */
  private static Column area() {
    List<SubscriberStatus> present =
        Arrays.stream(SubscriberStatus.values()).filter(SubscriberStatus::isPresent).toList();
    return when(Codes.isAnyOf(col(WeekUnion.STATUS), present), col(WeekUnion.HOME_AREA))
        .otherwise(coalesce(col(WeekUnion.PAST_AREA), col(WeekUnion.HOME_AREA)));
  }

  private static Dataset<Row> withExemptions(Dataset<Row> subscribers, WeekFrames frames) {
    Dataset<Row> areas =
        frames
            .areas()
            .withColumn("known_area", WeekUnion.areaKey(col(AREA_CODE_SYSTEM), col(AREA_COMMUNE)));
    return subscribers.join(broadcast(areas), col(AREA).equalTo(col("known_area")), "left");
  }

  private static Dataset<Row> withSuccession(Dataset<Row> subscribers, Dataset<Row> successions) {
    Dataset<Row> keyed =
        successions.select(
            WeekUnion.areaKey(col(BEFORE_CODE_SYSTEM), col(BEFORE_COMMUNE)).as("before_area"),
            WeekUnion.areaKey(col(AFTER_CODE_SYSTEM), col(AFTER_COMMUNE)).as("after_area"),
            lit(true).as(SUCCEEDED));
    return subscribers.join(
        broadcast(keyed),
        col(WeekUnion.PAST_AREA)
            .equalTo(col("before_area"))
            .and(col(AREA).equalTo(col("after_area"))),
        "left");
  }

  private static Dataset<Row> withFlowArea(
      Dataset<Row> subscribers, WeekFrames frames, Phase phase) {
    Dataset<Row> areas =
        frames
            .areas()
            .select(
                WeekUnion.areaKey(col(AREA_CODE_SYSTEM), col(AREA_COMMUNE))
                    .as(flowArea(phase, "key")),
                col(AREA_CODE_SYSTEM).as(flowArea(phase, AREA_CODE_SYSTEM)),
                col(AREA_COMMUNE).as(flowArea(phase, AREA_COMMUNE)));
    // At whose account a flow is booked: where the subscriber was at risk before, or is.
    Column booked =
        when(
            col(now(phase, PhaseOutcome.FLOW)).isNotNull(),
            when(
                    Codes.is(col(past(phase.column(SubscriberState.STANDING))), Standing.AT_RISK),
                    col(WeekUnion.PAST_AREA))
                .otherwise(col(AREA)));
    return subscribers.join(broadcast(areas), booked.equalTo(col(flowArea(phase, "key"))), "left");
  }

  private static Column lastPresent(WeekContext context) {
    Phase any = context.phases().get(0);
    return when(
            Codes.is(col(now(any, PhaseOutcome.STANDING)), Standing.ABSENT),
            col(past(SubscriberState.LAST_PRESENT_WEEK)))
        .otherwise(lit(context.week().number()));
  }

  private static String now(Phase phase, String name) {
    return "now_" + phase.column(name);
  }

  private static String flowArea(Phase phase, String part) {
    return phase.column(FLOW_AREA + "_" + part);
  }
}
