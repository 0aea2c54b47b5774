package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** What happened to conversions, week by week, and the conversions put together from it. */
public final class ConversionEvents {
  private static final String STATE_OPERATOR = "state_operator";

  private ConversionEvents() {}

  /**
   * The week's {@code conversion_event} rows, in the order of their subscribers: phases share one
   * pass over the snapshot.
   *
   * @param state this week's state
   * @param snapshot this week's accepted snapshot, which lends the pseudonyms: whoever converts, is
   *     confirmed or reverts is in it
   */
  public static Dataset<Row> of(
      Dataset<Row> state, Dataset<Row> snapshot, List<Phase> phases, IsoWeek week) {
    Dataset<Row> happened =
        phases.stream()
            .map(phase -> happened(state, phase))
            .reduce(Dataset::unionAll)
            .orElseThrow();
    Column sameSubscriber =
        SubscriberKey.key(col(SubscriberSnapshot.SUBSCRIBER_ID))
            .equalTo(col(SubscriberState.SUBSCRIBER_KEY))
            .and(col(SubscriberSnapshot.OPERATOR).equalTo(col(STATE_OPERATOR)));
    return snapshot
        .select(col(SubscriberSnapshot.OPERATOR), col(SubscriberSnapshot.SUBSCRIBER_ID))
        .join(broadcast(happened), sameSubscriber)
        .select(
            col(ConversionEvent.OPERATOR),
            col(ConversionEvent.PHASE),
            lit(week.toString()).as(ConversionEvent.WEEK),
            col(ConversionEvent.SUBSCRIBER_ID),
            col(ConversionEvent.EVENT),
            col(ConversionEvent.CONVERTED_WEEK),
            col(ConversionEvent.FROM_TAC),
            col(ConversionEvent.TO_TAC),
            col(ConversionEvent.FORM),
            col(ConversionEvent.CODE_SYSTEM),
            col(ConversionEvent.COMMUNE))
        // All of the snapshot is gone through, little is left: one file, and the same every time.
        .repartition(1)
        .sortWithinPartitions(
            ConversionEvent.OPERATOR, ConversionEvent.PHASE, ConversionEvent.SUBSCRIBER_ID);
  }

  /** What happened to conversions of the phase in the week, by the subscriber's key. */
  private static Dataset<Row> happened(Dataset<Row> state, Phase phase) {
    Column step = col(phase.column(SubscriberState.CONVERSION_EVENT));
    Column flow = col(phase.column(SubscriberState.FLOW));
    Column opens = Codes.is(step, ConversionStep.CONVERTED);
    return state
        .filter(step.isNotNull())
        .select(
            col(SubscriberState.OPERATOR).as(STATE_OPERATOR),
            col(SubscriberState.SUBSCRIBER_KEY),
            lit(phase.name()).as(ConversionEvent.PHASE),
            stepName(step).as(ConversionEvent.EVENT),
            Codes.weekText(col(phase.column(SubscriberState.EVENT_CONVERTED_WEEK)))
                .as(ConversionEvent.CONVERTED_WEEK),
            Codes.tacText(col(phase.column(SubscriberState.CONVERTED_FROM_TAC)))
                .as(ConversionEvent.FROM_TAC),
            when(opens, Codes.tacText(col(SubscriberState.TAC))).as(ConversionEvent.TO_TAC),
            when(opens, form(flow)).as(ConversionEvent.FORM),
            when(opens, col(phase.column(SubscriberState.FLOW_CODE_SYSTEM)))
                .otherwise(col(SubscriberState.CODE_SYSTEM))
                .as(ConversionEvent.CODE_SYSTEM),
            when(opens, col(phase.column(SubscriberState.FLOW_COMMUNE)))
                .otherwise(col(SubscriberState.COMMUNE))
                .as(ConversionEvent.COMMUNE));
  }

  /** The {@code conversion} table put together from the events of all weeks up to one. */
  public static Dataset<Row> conversions(Dataset<Row> events) {
    return events
        .groupBy(
            Conversion.OPERATOR,
            Conversion.PHASE,
            Conversion.SUBSCRIBER_ID,
            Conversion.CONVERTED_WEEK)
        .agg(
            max(Conversion.FROM_TAC).as(Conversion.FROM_TAC),
            max(Conversion.TO_TAC).as(Conversion.TO_TAC),
            max(Conversion.FORM).as(Conversion.FORM),
            max(weekOf(ConversionStep.CONFIRMED)).as(Conversion.CONFIRMED_WEEK),
            max(weekOf(ConversionStep.REVERTED)).as(Conversion.REVERTED_WEEK))
        .orderBy(
            Conversion.OPERATOR,
            Conversion.PHASE,
            Conversion.SUBSCRIBER_ID,
            Conversion.CONVERTED_WEEK);
  }

  private static Column weekOf(ConversionStep step) {
    return when(col(ConversionEvent.EVENT).equalTo(step.name()), col(ConversionEvent.WEEK));
  }

  private static Column stepName(Column step) {
    Column name = lit(null).cast("string");
    for (ConversionStep each : ConversionStep.values()) {
      name = when(Codes.is(step, each), lit(each.name())).otherwise(name);
    }
    return name;
  }

  private static Column form(Column flow) {
    String prefix = "CONVERTED_";
    Column form = lit(null).cast("string");
    for (LedgerFlow each : LedgerFlow.values()) {
      if (each.isConversion()) {
        form =
            when(Codes.is(flow, each), lit(each.name().substring(prefix.length()))).otherwise(form);
      }
    }
    return form;
  }
}
