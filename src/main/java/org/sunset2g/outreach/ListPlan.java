package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.vocabulary.Channel;

/**
 * Which channels a service notice and an offer may take, and which they take: a visit where the
 * subscriber consents, the area is open and the team has time for it; else a call while the care
 * desk has time; else a text message; else a letter. The first in the order of the score come
 * first. An offer is planned apart from the notice: by text message, once in the week of a list, so
 * that the caps of Decree 91/2020 on messages in 24 hours hold by far.
 */
final class ListPlan {
  private ListPlan() {}

  /**
   * Adds what is allowed, and the reason for which a subscriber is not to be reached at all,
   * whatever channel there is.
   *
   * @param firstDay first day of the lists
   */
  static Dataset<Row> withChannels(
      Dataset<Row> rows, LocalDate firstDay, OutreachSettings settings) {
    Column onRegister = coalesce(col(Contacts.DO_NOT_CALL), lit(false));
    Column mayBePhoned =
        col(SubscriberSnapshot.DO_NOT_CALL).unary_$bang().and(onRegister.unary_$bang());
    Dataset<Row> allowed =
        OutreachItems.and(
            rows,
            onRegister.as("on_register"),
            used(Channel.VISIT, settings)
                .and(col(SubscriberSnapshot.VISIT_CONSENT))
                .as("may_visit"),
            used(Channel.CALL, settings).and(mayBePhoned).as("may_call"),
            used(Channel.SMS, settings).and(mayBePhoned).as("may_text"),
            used(Channel.POST, settings).as("may_post"));
    Column channels =
        concat_ws(
            "|",
            when(openTo("may_visit", AreaPlan.VISIT_OPEN), lit(Channel.VISIT.name())),
            when(openTo("may_call", AreaPlan.CALL_OPEN), lit(Channel.CALL.name())),
            when(openTo("may_text", AreaPlan.SMS_OPEN), lit(Channel.SMS.name())),
            when(openTo("may_post", AreaPlan.POST_OPEN), lit(Channel.POST.name())));
    return OutreachItems.and(
        allowed,
        channels.as(OutreachItem.CHANNELS),
        col("may_visit")
            .and(openTo("may_visit", AreaPlan.VISIT_OPEN).unary_$bang())
            .as(OutreachItem.POSTPONED_VISIT),
        leaveAlone(firstDay, settings).as("leave_alone"));
  }

  private static Column leaveAlone(LocalDate firstDay, OutreachSettings settings) {
    Column idle =
        col(SubscriberSnapshot.LAST_ACTIVE_ON)
            .lt(date_sub(lit(firstDay), settings.spareSimIdleDays()));
    Column spare =
        SpareSim.likelihood(idle, col("is_carried"), col("is_blocked"))
            // A tenth of a point of the coarsest part, since sums of fractions are not exact.
            .gt(lit(settings.spareSimLimit() + 0.01));
    return when(
            since(Contacts.CONVERTED_ON, firstDay, settings.reportedConversionWeeks() * 7),
            lit(ListOutcome.REPORTED_CONVERTED.name()))
        .when(
            since(Contacts.REFUSED_ON, firstDay, settings.refusalWeeks() * 7),
            lit(ListOutcome.REFUSED.name()))
        .when(
            since(Contacts.NOT_NEEDED_ON, firstDay, settings.notNeededWeeks() * 7),
            lit(ListOutcome.NOT_NEEDED.name()))
        .when(spare, lit(ListOutcome.SPARE_SIM.name()))
        .when(
            col("weeks_unseen").geq(settings.carriedWeeks()),
            lit(ListOutcome.CARRIED_TOO_LONG.name()))
        .when(
            since(Contacts.REACHED_ON, firstDay, settings.contactPauseDays()),
            lit(ListOutcome.RECENTLY_CONTACTED.name()));
  }

  private static Column since(String day, LocalDate firstDay, int days) {
    return col(day).geq(date_sub(lit(firstDay), days));
  }

  /** Adds the channels that are planned, and the outcome. */
  static Dataset<Row> withPlan(
      Dataset<Row> allowed, Optional<Dataset<Row>> limits, OutreachSettings settings) {
    Column isToBeReached = col("leave_alone").isNull();
    Dataset<Row> visits =
        within(
            OutreachItems.and(
                allowed,
                isToBeReached
                    .and(openTo("may_visit", AreaPlan.VISIT_OPEN))
                    .and(col("team_visits"))
                    .as("wants_visit")),
            "wants_visit",
            concat(lit("team "), col(OutreachItem.TEAM)),
            limits,
            "is_visited");
    Dataset<Row> wantCalls =
        OutreachItems.and(
            visits,
            isToBeReached
                .and(col("is_visited").unary_$bang())
                .and(openTo("may_call", AreaPlan.CALL_OPEN))
                .as("wants_call"));
    Dataset<Row> calls =
        settings.deskCallsPerWeek().isEmpty()
            ? OutreachItems.and(wantCalls, col("wants_call").as("is_called"))
            : OutreachItems.and(
                wantCalls,
                col("wants_call")
                    .and(
                        place("wants_call", col(OutreachItem.OPERATOR))
                            .leq(settings.deskCallsPerWeek().getAsInt()))
                    .as("is_called"));
    Dataset<Row> noticed =
        OutreachItems.and(
            calls,
            when(col("is_visited"), lit(Channel.VISIT.name()))
                .when(col("is_called"), lit(Channel.CALL.name()))
                .when(
                    isToBeReached.and(openTo("may_text", AreaPlan.SMS_OPEN)),
                    lit(Channel.SMS.name()))
                .when(
                    isToBeReached.and(openTo("may_post", AreaPlan.POST_OPEN)),
                    lit(Channel.POST.name()))
                .as(OutreachItem.NOTICE_CHANNEL));
    return withOffer(OutreachItems.and(noticed, outcome().as(OutreachItem.OUTCOME)), limits);
  }

  private static Column outcome() {
    Column hasNoChannel =
        col("may_visit").or(col("may_call")).or(col("may_text")).or(col("may_post")).unary_$bang();
    return when(col("leave_alone").isNotNull(), col("leave_alone"))
        .when(col(OutreachItem.NOTICE_CHANNEL).isNotNull(), lit(ListOutcome.LISTED.name()))
        .when(
            hasNoChannel.and(col(SubscriberSnapshot.DO_NOT_CALL)),
            lit(ListOutcome.NO_CONSENT.name()))
        .when(hasNoChannel.and(col("on_register")), lit(ListOutcome.DO_NOT_CALL.name()))
        .when(hasNoChannel, lit(ListOutcome.NO_CONSENT.name()))
        .when(col(OutreachItem.CHANNELS).equalTo(""), lit(ListOutcome.RESTRICTED_AREA.name()))
        .otherwise(lit(ListOutcome.NO_CAPACITY.name()));
  }

  private static Dataset<Row> withOffer(Dataset<Row> rows, Optional<Dataset<Row>> limits) {
    Column programme =
        when(
                col(SubscriberSnapshot.SUBSIDY_ELIGIBLE),
                coalesce(col(AreaPlan.SUBSIDY_PROGRAMME), col(AreaPlan.PROGRAMME)))
            .otherwise(col(AreaPlan.PROGRAMME));
    Column channel =
        when(openTo("may_text", AreaPlan.SMS_OPEN), lit(Channel.SMS.name()))
            .when(openTo("may_call", AreaPlan.CALL_OPEN), lit(Channel.CALL.name()));
    Dataset<Row> wanted =
        OutreachItems.and(
            OutreachItems.and(rows, programme.as("fitting"), channel.as("offer_way")),
            col(OutreachItem.OUTCOME)
                .equalTo(ListOutcome.LISTED.name())
                .and(coalesce(col(SubscriberSnapshot.OFFER_CONSENT), lit(false)))
                .and(col("fitting").isNotNull())
                .and(col("offer_way").isNotNull())
                .as("wants_offer"));
    return OutreachItems.and(
        within(
            wanted, "wants_offer", concat(lit("programme "), col("fitting")), limits, "is_offered"),
        when(col("is_offered"), col("offer_way")).as(OutreachItem.OFFER_CHANNEL),
        when(col("is_offered"), col("fitting")).as(OutreachItem.PROGRAMME));
  }

  /** Adds whether a row that wants something is among the first for whom there is enough. */
  private static Dataset<Row> within(
      Dataset<Row> rows,
      String wants,
      Column limited,
      Optional<Dataset<Row>> limits,
      String isWithin) {
    if (limits.isEmpty()) {
      return OutreachItems.and(rows, col(wants).as(isWithin));
    }
    Dataset<Row> named = OutreachItems.and(rows, limited.as(wants + "_of"));
    Dataset<Row> limit =
        limits
            .get()
            .select(
                col(AreaPlan.LIMITED).as(wants + "_limited"),
                col(AreaPlan.LIMIT).as(wants + "_limit"));
    return OutreachItems.and(
        named.join(broadcast(limit), col(wants + "_of").equalTo(col(wants + "_limited")), "left"),
        col(wants)
            .and(
                col(wants + "_limit")
                    .isNull()
                    .or(place(wants, col(wants + "_of")).leq(col(wants + "_limit"))))
            .as(isWithin));
  }

  /** The place of a row among those that want the same, in the order of the score. */
  private static Column place(String wants, Column of) {
    return row_number()
        .over(
            Window.partitionBy(col(OutreachItem.OPERATOR), of, col(wants))
                .orderBy(
                    col(OutreachItem.SCORE).desc(),
                    col(OutreachItem.WEEKS_AT_RISK).desc(),
                    col(OutreachItem.SUBSCRIBER_ID)));
  }

  private static Column used(Channel channel, OutreachSettings settings) {
    return lit(settings.channels().contains(channel));
  }

  private static Column openTo(String may, String open) {
    return col(may).and(coalesce(col(open), lit(true)));
  }
}
