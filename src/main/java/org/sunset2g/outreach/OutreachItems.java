package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.Codes;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * The outreach items of a week: every subscriber at risk whom at least one channel may reach, once,
 * in the first phase in which he or she stands at risk. A subscriber who consents to no visit and
 * asked not to be called is on no list.
 */
public final class OutreachItems {
  /** Columns of the area frame: a home area and the list it belongs to. */
  public static final String LIST_CODE_SYSTEM = "list_code_system";

  public static final String LIST_COMMUNE = "list_commune";
  public static final String LIST = "list_name";

  /** The list of homes whose code no list of units holds. */
  public static final String UNPLACED = "unplaced";

  private static final int LONG_AT_RISK_WEEKS = 8;

  /** Of so many rows with a few numbers each every task can have a copy: some 100 MB. */
  private static final long FEW = 2_000_000;

  private static final int TOKEN_LENGTH = 32;

  private OutreachItems() {}

  /**
   * The week's {@code outreach_item} rows, in no particular order.
   *
   * @param state this week's state
   * @param snapshot this week's accepted snapshot
   * @param lists list of each home area, see {@link #LIST}
   * @param atRisk how many subscribers stand at risk in any phase: few enough, they go to where the
   *     snapshot is, and that need not be exchanged
   * @param phases phases, the first to take a subscriber first
   */
  public static Dataset<Row> of(
      Dataset<Row> state,
      Dataset<Row> snapshot,
      Dataset<Row> lists,
      long atRisk,
      List<Phase> phases,
      IsoWeek week) {
    Dataset<Row> standing =
        onlyAtRisk(state, phases)
            .select(
                col(SubscriberState.OPERATOR).as("state_operator"),
                col(SubscriberState.SUBSCRIBER_KEY),
                col(SubscriberState.STATUS).as("status_code"),
                col(SubscriberState.TAC).as("tac_number"),
                col(SubscriberState.LAST_OBSERVED_WEEK),
                ofFirst(phases, phase -> lit(phase.name())).as("phase_name"),
                ofFirst(phases, phase -> col(phase.column(SubscriberState.FLOW))).as("flow_code"),
                ofFirst(phases, phase -> col(phase.column(SubscriberState.AT_RISK_SINCE)))
                    .as("since"));
    Column sameSubscriber =
        SubscriberKey.key(col(SubscriberSnapshot.SUBSCRIBER_ID))
            .equalTo(col(SubscriberState.SUBSCRIBER_KEY))
            .and(col(SubscriberSnapshot.OPERATOR).equalTo(col("state_operator")));
    Column home =
        col(SubscriberSnapshot.HOME_CODE_SYSTEM)
            .equalTo(col(LIST_CODE_SYSTEM))
            .and(col(SubscriberSnapshot.HOME_COMMUNE).equalTo(col(LIST_COMMUNE)));
    Column listName = coalesce(col(LIST), lit(UNPLACED));
    Column weeksAtRisk = lit(week.number() + 1).minus(col("since"));
    return snapshot
        .join(atRisk <= FEW ? broadcast(standing) : standing, sameSubscriber)
        .join(broadcast(lists), home, "left")
        .withColumn(OutreachItem.CHANNELS, channels())
        .filter(col(OutreachItem.CHANNELS).notEqual(""))
        .withColumn(OutreachItem.REASON, reason(weeksAtRisk, week))
        .select(
            col(OutreachItem.OPERATOR),
            col(OutreachItem.WEEK),
            col("phase_name").as(OutreachItem.PHASE),
            listName.as(OutreachItem.LIST),
            token(listName).as(OutreachItem.TOKEN),
            col(OutreachItem.SUBSCRIBER_ID),
            col(SubscriberSnapshot.HOME_CODE_SYSTEM).as(OutreachItem.CODE_SYSTEM),
            col(SubscriberSnapshot.HOME_COMMUNE).as(OutreachItem.COMMUNE),
            col(OutreachItem.HAMLET),
            Codes.tacText(col("tac_number")).as(OutreachItem.TAC),
            weeksAtRisk.as(OutreachItem.WEEKS_AT_RISK),
            col(OutreachItem.REASON),
            priority(col(OutreachItem.REASON)).as(OutreachItem.PRIORITY),
            col(OutreachItem.CHANNELS));
  }

  /** Phase and number of subscribers at risk, each counted in the first phase of his or hers. */
  public static Dataset<Row> atRisk(Dataset<Row> state, List<Phase> phases) {
    return onlyAtRisk(state, phases)
        .groupBy(ofFirst(phases, phase -> lit(phase.name())).as(OutreachItem.PHASE))
        .agg(count(lit(1)));
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

  private static Column channels() {
    Column mayBeVisited = col(SubscriberSnapshot.VISIT_CONSENT);
    Column mayBeCalled = col(SubscriberSnapshot.DO_NOT_CALL).unary_$bang();
    return when(mayBeVisited.and(mayBeCalled), text(Channel.VISIT, Channel.CALL, Channel.SMS))
        .when(mayBeVisited, text(Channel.VISIT))
        .when(mayBeCalled, text(Channel.CALL, Channel.SMS))
        .otherwise("");
  }

  private static Column text(Channel... channels) {
    return lit(Arrays.stream(channels).map(Enum::name).collect(Collectors.joining("|")));
  }

  private static Column reason(Column weeksAtRisk, IsoWeek week) {
    Column isBlocked =
        Codes.isAnyOf(
            col("status_code"),
            Arrays.stream(SubscriberStatus.values()).filter(SubscriberStatus::isBlocked).toList());
    return when(isBlocked, lit(OutreachReason.BLOCKED.name()))
        .when(Codes.is(col("flow_code"), LedgerFlow.REVERTED), lit(OutreachReason.REVERTED.name()))
        .when(
            col(SubscriberState.LAST_OBSERVED_WEEK).lt(week.number()),
            lit(OutreachReason.CARRIED_HANDSET.name()))
        .when(
            Codes.is(col("flow_code"), LedgerFlow.BASELINE),
            lit(OutreachReason.STILL_AT_RISK.name()))
        .when(weeksAtRisk.equalTo(1), lit(OutreachReason.NEWLY_AT_RISK.name()))
        .when(weeksAtRisk.geq(LONG_AT_RISK_WEEKS), lit(OutreachReason.LONG_AT_RISK.name()))
        .otherwise(lit(OutreachReason.STILL_AT_RISK.name()));
  }

  private static Column priority(Column reason) {
    Column priority = lit(null).cast("int");
    for (OutreachReason each : OutreachReason.values()) {
      priority = when(reason.equalTo(each.name()), lit(each.priority())).otherwise(priority);
    }
    return priority;
  }

  /**
   * Means nothing outside its list: pseudonyms are keyed hashes too wide to try out, so without
   * them nobody can tell that two tokens of two lists or weeks are one subscriber. The operator,
   * who has them, looks the token up in {@code outreach_item}.
   */
  private static Column token(Column listName) {
    Column text =
        concat_ws(
            "/",
            lit("sunset2g outreach token"),
            col("phase_name"),
            col(OutreachItem.OPERATOR),
            col(OutreachItem.WEEK),
            listName,
            col(OutreachItem.SUBSCRIBER_ID));
    return substring(sha2(text.cast("binary"), 256), 1, TOKEN_LENGTH);
  }
}
