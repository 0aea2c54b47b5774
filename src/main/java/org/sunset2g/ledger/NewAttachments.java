package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Inflow;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.IsoWeek;

/** Counts the subscribers of a week who were first seen with a 2G-only handset in it. */
public final class NewAttachments {
  /** Columns of the handset frame: TAC as a number and as text, and whether it is certified. */
  public static final String HANDSET = "handset";

  public static final String HANDSET_TAC = "handset_tac";
  public static final String HANDSET_CERTIFIED = "handset_certified";

  private NewAttachments() {}

  /**
   * The rows of {@code inflow}, in no order.
   *
   * @param state the week's {@code subscriber_state}
   * @param handsets the 2G-only handsets of the week's catalogue, each TAC once
   */
  public static Dataset<Row> of(Dataset<Row> state, Dataset<Row> handsets, IsoWeek week) {
    Column isPresent = col(SubscriberState.LAST_PRESENT_WEEK).equalTo(week.number());
    return state
        .filter(col(SubscriberState.HANDSET_IS_NEW).and(isPresent))
        .join(broadcast(handsets), col(SubscriberState.TAC).equalTo(col(HANDSET)))
        .groupBy(
            col(SubscriberState.OPERATOR),
            col(SubscriberState.CODE_SYSTEM),
            col(SubscriberState.COMMUNE),
            col(HANDSET_TAC),
            col(HANDSET_CERTIFIED))
        .agg(count(lit(1)).as(Inflow.SUBSCRIBERS))
        .select(
            col(SubscriberState.OPERATOR).as(Inflow.OPERATOR),
            lit(week.toString()).as(Inflow.WEEK),
            col(SubscriberState.CODE_SYSTEM).as(Inflow.CODE_SYSTEM),
            col(SubscriberState.COMMUNE).as(Inflow.COMMUNE),
            col(HANDSET_TAC).as(Inflow.TAC),
            col(HANDSET_CERTIFIED).as(Inflow.CERTIFIED),
            col(Inflow.SUBSCRIBERS));
  }
}
