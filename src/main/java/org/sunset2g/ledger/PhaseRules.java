package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Standing and flow of a subscriber in a phase; in both, the first rule that holds. */
final class PhaseRules {
  private PhaseRules() {}

  /** Whether a subscriber with this status code is still one of the operator's. */
  static Column isPresent(Column status) {
    List<SubscriberStatus> present =
        Arrays.stream(SubscriberStatus.values()).filter(SubscriberStatus::isPresent).toList();
    return coalesce(Codes.isAnyOf(status, present), lit(false));
  }

  static Column standing(Phase phase, SubscriberColumns subscriber) {
    Column isExempt =
        Codes.isAnyOf(subscriber.segment(), phase.exemptSegments())
            .or(coalesce(subscriber.isAreaExempt(), lit(false)));
    Column isUnknowable =
        Codes.isAnyOf(
            subscriber.handsetClass(), List.of(HandsetClass.UNKNOWN, HandsetClass.NON_CELLULAR));
    return when(isPresent(subscriber.status()).unary_$bang(), Codes.of(Standing.ABSENT))
        .when(isExempt, Codes.of(Standing.EXEMPT))
        .when(subscriber.hasHandset().unary_$bang(), Codes.of(Standing.QUIET))
        .when(isUnknowable, Codes.of(Standing.UNKNOWN))
        .when(Codes.isAnyOf(subscriber.handsetClass(), phase.atRisk()), Codes.of(Standing.AT_RISK))
        .when(Codes.isAnyOf(subscriber.handsetClass(), phase.target()), Codes.of(Standing.TARGET))
        .otherwise(Codes.of(Standing.BELOW_TARGET));
  }

  /** The flow's code; null for a subscriber at risk neither before nor now. */
  static Column flow(SubscriberColumns subscriber, WeekContext context, Phase phase) {
    Column was = coalesce(subscriber.wasAtRisk(), lit(false));
    Column is = subscriber.isAtRisk();
    return when(was.and(is), within(subscriber))
        .when(was, outflow(subscriber))
        .when(is, inflow(subscriber, context, phase));
  }

  private static Column within(SubscriberColumns subscriber) {
    return when(subscriber.area().equalTo(subscriber.pastArea()), Codes.of(LedgerFlow.STAYED))
        .when(subscriber.isSuccession(), Codes.of(LedgerFlow.REZONED_OUT))
        .otherwise(Codes.of(LedgerFlow.MOVED_OUT));
  }

  private static Column outflow(SubscriberColumns subscriber) {
    Column standing = subscriber.standing();
    Column form = subscriber.form();
    return when(
            Codes.is(standing, Standing.ABSENT),
            when(
                    Codes.is(subscriber.status(), SubscriberStatus.PORTED_OUT),
                    Codes.of(LedgerFlow.LEFT_PORTED))
                .when(
                    Codes.is(subscriber.status(), SubscriberStatus.RECLAIMED),
                    Codes.of(LedgerFlow.LEFT_RECLAIMED))
                .otherwise(Codes.of(LedgerFlow.LEFT_VANISHED)))
        .when(Codes.is(standing, Standing.EXEMPT), Codes.of(LedgerFlow.EXEMPTED))
        .when(Codes.is(standing, Standing.QUIET), Codes.of(LedgerFlow.GONE_QUIET))
        .when(isSameHandset(subscriber), Codes.of(LedgerFlow.RECLASSIFIED_OUT))
        .when(
            Codes.is(standing, Standing.TARGET),
            when(Codes.is(form, HandsetForm.SMARTPHONE), Codes.of(LedgerFlow.CONVERTED_SMARTPHONE))
                .when(
                    Codes.is(form, HandsetForm.FEATURE_PHONE),
                    Codes.of(LedgerFlow.CONVERTED_FEATURE_PHONE))
                .otherwise(Codes.of(LedgerFlow.CONVERTED_OTHER)))
        .when(Codes.is(standing, Standing.BELOW_TARGET), Codes.of(LedgerFlow.UPGRADED_BELOW_TARGET))
        .otherwise(Codes.of(LedgerFlow.HANDSET_UNKNOWN));
  }

  private static Column inflow(SubscriberColumns subscriber, WeekContext context, Phase phase) {
    Column before = subscriber.pastStanding();
    return when(isFirstWeek(subscriber, context, phase), Codes.of(LedgerFlow.BASELINE))
        .when(before.isNull(), Codes.of(LedgerFlow.NEW_SUBSCRIBER))
        .when(
            Codes.isAnyOf(before, List.of(Standing.ABSENT, Standing.QUIET, Standing.EXEMPT)),
            Codes.of(LedgerFlow.RETURNED))
        .when(isSameHandset(subscriber), Codes.of(LedgerFlow.RECLASSIFIED_IN))
        .when(subscriber.pastConvertedWeek().isNotNull(), Codes.of(LedgerFlow.REVERTED))
        .when(Codes.is(before, Standing.UNKNOWN), Codes.of(LedgerFlow.HANDSET_IDENTIFIED))
        .otherwise(Codes.of(LedgerFlow.DOWNGRADED));
  }

  private static Column isSameHandset(SubscriberColumns subscriber) {
    return coalesce(subscriber.tac().equalTo(subscriber.pastTac()), lit(false));
  }

  private static Column isFirstWeek(
      SubscriberColumns subscriber, WeekContext context, Phase phase) {
    Object[] firsts =
        context.operators().stream()
            .filter(operator -> context.isFirstWeek(phase, operator))
            .map(operator -> (Object) context.operators().indexOf(operator))
            .toArray();
    return firsts.length == 0 ? lit(false) : subscriber.operatorCode().isin(firsts);
  }
}
