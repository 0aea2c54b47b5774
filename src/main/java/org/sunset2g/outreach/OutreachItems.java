package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.Codes;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * What is planned for every subscriber at risk in the days after a week, each once, in the first
 * phase in which he or she stands at risk: on a list, with how to be reached, or on none, and why.
 */
public final class OutreachItems {
  /** The list of homes whose code no list of units holds. */
  public static final String UNPLACED = "unplaced";

  /** Of so many rows with a few numbers each every task can have a copy: some 100 MB. */
  private static final long FEW = 2_000_000;

  private static final int LONG_AT_RISK_WEEKS = 8;

  private OutreachItems() {}

  /**
   * The week's {@code outreach_item} rows, in no particular order.
   *
   * @param atRisk how many subscribers stand at risk in any phase: few enough, they go to where the
   *     snapshot is, and that need not be exchanged
   * @param phases phases, the first to take a subscriber first
   */
  public static Dataset<Row> of(
      OutreachFrames frames,
      long atRisk,
      List<Phase> phases,
      IsoWeek week,
      OutreachSettings settings) {
    Dataset<Row> known = withWhatIsKnown(frames, atRisk, phases, week);
    Dataset<Row> allowed =
        ListPlan.withChannels(withScore(known, week), week.plus(1).monday(), settings);
    return ListPlan.withPlan(allowed, frames.capacities(), settings)
        .select(
            col(OutreachItem.OPERATOR),
            col(OutreachItem.WEEK),
            col("phase_name").as(OutreachItem.PHASE),
            col("list_name").as(OutreachItem.LIST),
            token(col("list_name")).as(OutreachItem.TOKEN),
            col(OutreachItem.SUBSCRIBER_ID),
            col(SubscriberSnapshot.HOME_CODE_SYSTEM).as(OutreachItem.CODE_SYSTEM),
            col(SubscriberSnapshot.HOME_COMMUNE).as(OutreachItem.COMMUNE),
            col(OutreachItem.HAMLET),
            Codes.tacText(col("tac_number")).as(OutreachItem.TAC),
            col(OutreachItem.WEEKS_AT_RISK),
            col(OutreachItem.TEAM),
            col(OutreachItem.OUTCOME),
            when(
                    col(OutreachItem.NOTICE_CHANNEL).equalTo("VISIT"),
                    token(concat(lit(OutreachToken.sheetOf("")), col(OutreachItem.TEAM))))
                .as(OutreachItem.SHEET_TOKEN),
            col(OutreachItem.REASON),
            col(OutreachItem.SCORE),
            col(OutreachItem.SCORE_PARTS),
            col(OutreachItem.CHANNELS),
            col(OutreachItem.NOTICE_CHANNEL),
            col(OutreachItem.POSTPONED_VISIT),
            col(OutreachItem.OFFER_CHANNEL),
            col(OutreachItem.PROGRAMME),
            lit(week.plus(1).sunday()).as(OutreachItem.EXPIRES_ON));
  }

  /** The rows that are on a list. */
  public static Dataset<Row> onlyListed(Dataset<Row> items) {
    return items.filter(col(OutreachItem.OUTCOME).equalTo(ListOutcome.LISTED.name()));
  }

  /** Phase, outcome, and of how many items it is. */
  public static Dataset<Row> outcomes(Dataset<Row> items) {
    return items.groupBy(OutreachItem.PHASE, OutreachItem.OUTCOME).agg(count(lit(1)));
  }

  /** Phase and number of subscribers at risk, each counted in the first phase of his or hers. */
  public static Dataset<Row> atRisk(Dataset<Row> state, List<Phase> phases) {
    return onlyAtRisk(state, phases)
        .groupBy(ofFirst(phases, phase -> lit(phase.name())).as(OutreachItem.PHASE))
        .agg(count(lit(1)));
  }

  /** Subscribers at risk, with their rows of the snapshot and all that is known beside. */
  private static Dataset<Row> withWhatIsKnown(
      OutreachFrames frames, long atRisk, List<Phase> phases, IsoWeek week) {
    Dataset<Row> standing =
        onlyAtRisk(frames.state(), phases)
            .select(
                col(SubscriberState.OPERATOR).as("state_operator"),
                col(SubscriberState.SUBSCRIBER_KEY),
                col(SubscriberState.STATUS).as("status_code"),
                col(SubscriberState.TAC).as("tac_number"),
                col(SubscriberState.LAST_OBSERVED_WEEK),
                ofFirst(phases, phase -> lit(phase.name())).as("phase_name"),
                ofFirst(phases, phase -> lit(Score.ofCutOff(phase, week))).as("cut_off_points"),
                ofFirst(phases, phase -> col(phase.column(SubscriberState.FLOW))).as("flow_code"),
                ofFirst(phases, phase -> col(phase.column(SubscriberState.AT_RISK_SINCE)))
                    .as("since"));
    Dataset<Row> placed =
        frames
            .snapshot()
            .join(
                atRisk <= FEW ? broadcast(standing) : standing,
                SubscriberKey.key(col(SubscriberSnapshot.SUBSCRIBER_ID))
                    .equalTo(col(SubscriberState.SUBSCRIBER_KEY))
                    .and(col(SubscriberSnapshot.OPERATOR).equalTo(col("state_operator"))))
            .join(
                broadcast(frames.areas()),
                col(SubscriberSnapshot.OPERATOR)
                    .equalTo(col(AreaPlan.OPERATOR))
                    .and(
                        col(SubscriberSnapshot.HOME_CODE_SYSTEM).equalTo(col(AreaPlan.CODE_SYSTEM)))
                    .and(col(SubscriberSnapshot.HOME_COMMUNE).equalTo(col(AreaPlan.COMMUNE))),
                "left");
    return withContacts(withTeam(placed, frames), frames);
  }

  private static Dataset<Row> withTeam(Dataset<Row> placed, OutreachFrames frames) {
    if (frames.hamletTeams().isEmpty()) {
      return and(
          placed,
          col(AreaPlan.TEAM).as(OutreachItem.TEAM),
          coalesce(col(AreaPlan.TEAM_VISITS), lit(true)).as("team_visits"));
    }
    Column hamlet =
        lower(trim(regexp_replace(col(SubscriberSnapshot.HAMLET), "[\\s\\u00a0]+", " ")));
    Column isOfHamlet =
        col(SubscriberSnapshot.HOME_CODE_SYSTEM)
            .equalTo(col(AreaPlan.HAMLET_CODE_SYSTEM))
            .and(col(SubscriberSnapshot.HOME_COMMUNE).equalTo(col(AreaPlan.HAMLET_COMMUNE)))
            .and(hamlet.equalTo(col(AreaPlan.HAMLET_NAME)));
    return and(
        placed.join(broadcast(frames.hamletTeams().get()), isOfHamlet, "left"),
        coalesce(col(AreaPlan.HAMLET_TEAM), col(AreaPlan.TEAM)).as(OutreachItem.TEAM),
        coalesce(col(AreaPlan.HAMLET_TEAM_VISITS), col(AreaPlan.TEAM_VISITS), lit(true))
            .as("team_visits"));
  }

  private static Dataset<Row> withContacts(Dataset<Row> rows, OutreachFrames frames) {
    if (frames.contacts().isPresent()) {
      return rows.join(
          frames.contacts().get(),
          col(SubscriberSnapshot.OPERATOR)
              .equalTo(col(Contacts.OPERATOR))
              .and(col(SubscriberSnapshot.SUBSCRIBER_ID).equalTo(col(Contacts.SUBSCRIBER_ID))),
          "left");
    }
    StructType layout = Contacts.LAYOUT;
    return and(
        rows,
        Arrays.stream(layout.fields())
            .map((StructField field) -> lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }

  private static Dataset<Row> withScore(Dataset<Row> known, IsoWeek week) {
    Column weeksAtRisk = lit(week.number() + 1).minus(col("since"));
    Column isCarried = col(SubscriberState.LAST_OBSERVED_WEEK).lt(week.number());
    Dataset<Row> named =
        and(
            known,
            coalesce(col(AreaPlan.LIST), lit(UNPLACED)).as("list_name"),
            weeksAtRisk.as(OutreachItem.WEEKS_AT_RISK),
            isCarried.as("is_carried"),
            lit(week.number()).minus(col(SubscriberState.LAST_OBSERVED_WEEK)).as("weeks_unseen"),
            isBlocked().as("is_blocked"));
    return Score.with(and(named, reason().as(OutreachItem.REASON)));
  }

  private static Column isBlocked() {
    return Codes.isAnyOf(
        col("status_code"),
        Arrays.stream(SubscriberStatus.values()).filter(SubscriberStatus::isBlocked).toList());
  }

  private static Column reason() {
    return when(col("is_blocked"), lit(OutreachReason.BLOCKED.name()))
        .when(Codes.is(col("flow_code"), LedgerFlow.REVERTED), lit(OutreachReason.REVERTED.name()))
        .when(col("is_carried"), lit(OutreachReason.CARRIED_HANDSET.name()))
        .when(
            Codes.is(col("flow_code"), LedgerFlow.BASELINE),
            lit(OutreachReason.STILL_AT_RISK.name()))
        .when(col(OutreachItem.WEEKS_AT_RISK).equalTo(1), lit(OutreachReason.NEWLY_AT_RISK.name()))
        .when(
            col(OutreachItem.WEEKS_AT_RISK).geq(LONG_AT_RISK_WEEKS),
            lit(OutreachReason.LONG_AT_RISK.name()))
        .otherwise(lit(OutreachReason.STILL_AT_RISK.name()));
  }

  private static Dataset<Row> onlyAtRisk(Dataset<Row> state, List<Phase> phases) {
    return state.filter(
        phases.stream().map(OutreachItems::isAtRisk).reduce(Column::or).orElse(lit(false)));
  }

  private static Column isAtRisk(Phase phase) {
    return Codes.is(col(phase.column(SubscriberState.STANDING)), Standing.AT_RISK);
  }

  /** What the first phase says in which the subscriber, who is in one, stands at risk. */
  private static Column ofFirst(List<Phase> phases, Function<Phase, Column> said) {
    Column first = said.apply(phases.get(phases.size() - 1));
    for (int place = phases.size() - 2; place >= 0; place--) {
      Phase phase = phases.get(place);
      first = when(isAtRisk(phase), said.apply(phase)).otherwise(first);
    }
    return first;
  }

  private static Column token(Column list) {
    return OutreachToken.column(
        col("phase_name"),
        col(OutreachItem.OPERATOR),
        col(OutreachItem.WEEK),
        list,
        col(OutreachItem.SUBSCRIBER_ID));
  }

  /** The rows with columns added. */
  static Dataset<Row> and(Dataset<Row> rows, Column... columns) {
    List<Column> all = new ArrayList<>(List.of(col("*")));
    all.addAll(List.of(columns));
    return rows.select(all.toArray(Column[]::new));
  }
}
