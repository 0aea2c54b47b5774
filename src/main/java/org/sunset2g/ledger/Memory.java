package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.Standing;

/** What the state remembers of a subscriber in a phase, carried from week to week. */
final class Memory {
  private Memory() {}

  static Column atRiskSince(SubscriberColumns subscriber, WeekContext context) {
    return when(
        subscriber.isAtRisk(),
        coalesce(
            when(subscriber.wasAtRisk(), subscriber.pastAtRiskSince()),
            lit(context.week().number())));
  }

  /** A conversion stays on record until the subscriber stands at risk again. */
  static Column convertedWeek(SubscriberColumns subscriber, WeekContext context) {
    return when(isOpenedNow(subscriber), lit(context.week().number()))
        .when(subscriber.isAtRisk().unary_$bang(), subscriber.pastConvertedWeek());
  }

  /** Counted up to the number that confirms, so that the week that reaches it stands out. */
  static Column confirmations(SubscriberColumns subscriber, WeekContext context) {
    Column seenOnTarget =
        subscriber.isObserved().and(Codes.is(subscriber.standing(), Standing.TARGET));
    Column counted = subscriber.pastConfirmations().plus(seenOnTarget.cast("int"));
    Column enough = lit(context.settings().confirmationWeeks());
    return when(isOpenedNow(subscriber), lit(0))
        .when(
            subscriber.isAtRisk().unary_$bang().and(subscriber.pastConvertedWeek().isNotNull()),
            when(counted.lt(enough), counted).otherwise(enough));
  }

  /** What happened to a conversion this week, as a code; null where nothing did. */
  static Column step(SubscriberColumns subscriber, WeekContext context) {
    Column confirmed = lit(context.settings().confirmationWeeks());
    return when(isOpenedNow(subscriber), Codes.of(ConversionStep.CONVERTED))
        .when(
            subscriber.isAtRisk().and(subscriber.pastConvertedWeek().isNotNull()),
            Codes.of(ConversionStep.REVERTED))
        .when(
            subscriber
                .pastConfirmations()
                .lt(confirmed)
                .and(confirmations(subscriber, context).equalTo(confirmed)),
            Codes.of(ConversionStep.CONFIRMED));
  }

  /** The week in which the conversion that the step is about opened. */
  static Column stepConvertedWeek(SubscriberColumns subscriber, WeekContext context) {
    return when(isOpenedNow(subscriber), lit(context.week().number()))
        .when(step(subscriber, context).isNotNull(), subscriber.pastConvertedWeek());
  }

  static Column convertedFromTac(SubscriberColumns subscriber) {
    return when(isOpenedNow(subscriber), subscriber.pastTac());
  }

  private static Column isOpenedNow(SubscriberColumns subscriber) {
    return coalesce(subscriber.isConversion(), lit(false));
  }
}
