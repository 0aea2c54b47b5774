package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Inflow;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/** The subscribers of a week who were first seen with a 2G-only handset in it. */
public final class NewAttachments {
  /** Columns of the handset frame: TAC as a number and as text, and whether it is certified. */
  public static final String HANDSET = "handset";

  public static final String HANDSET_TAC = "handset_tac";
  public static final String HANDSET_CERTIFIED = "handset_certified";

  private static final String STATE_OPERATOR = "state_operator";

  /** Of so many rows with a few numbers each every task can have a copy: some 100 MB. */
  private static final long FEW = 2_000_000;

  private NewAttachments() {}

  /**
   * One row per such subscriber, without a pseudonym, in no order: what {@link #counted} and {@link
   * #listed} are made of.
   *
   * @param state the week's {@code subscriber_state}
   * @param handsets the 2G-only handsets of the week's catalogue, each TAC once
   */
  public static Dataset<Row> of(Dataset<Row> state, Dataset<Row> handsets, IsoWeek week) {
    Column isPresent = col(SubscriberState.LAST_PRESENT_WEEK).equalTo(week.number());
    return state
        .filter(col(SubscriberState.HANDSET_IS_NEW).and(isPresent))
        .join(broadcast(handsets), col(SubscriberState.TAC).equalTo(col(HANDSET)))
        .select(
            col(SubscriberState.OPERATOR).as(STATE_OPERATOR),
            col(SubscriberState.SUBSCRIBER_KEY),
            col(SubscriberState.CODE_SYSTEM),
            col(SubscriberState.COMMUNE),
            col(HANDSET_TAC),
            col(HANDSET_CERTIFIED));
  }

  /** The rows of {@code inflow}, in no order. */
  public static Dataset<Row> counted(Dataset<Row> attachments, IsoWeek week) {
    return attachments
        .groupBy(
            col(STATE_OPERATOR),
            col(SubscriberState.CODE_SYSTEM),
            col(SubscriberState.COMMUNE),
            col(HANDSET_TAC),
            col(HANDSET_CERTIFIED))
        .agg(count(lit(1)).as(Inflow.SUBSCRIBERS))
        .select(
            col(STATE_OPERATOR).as(Inflow.OPERATOR),
            lit(week.toString()).as(Inflow.WEEK),
            col(SubscriberState.CODE_SYSTEM).as(Inflow.CODE_SYSTEM),
            col(SubscriberState.COMMUNE).as(Inflow.COMMUNE),
            col(HANDSET_TAC).as(Inflow.TAC),
            col(HANDSET_CERTIFIED).as(Inflow.CERTIFIED),
            col(Inflow.SUBSCRIBERS));
  }

  /**
   * The rows of {@code new_attachment}, in no order: those whose handset is not known to be
   * certified.
   *
   * @param snapshot the week's accepted snapshot, which lends the pseudonyms
   * @param size how many attachments there are: few enough, they go to where the snapshot is, of
   *     which nothing but operator and pseudonym is read
   */
  public static Dataset<Row> listed(
      Dataset<Row> attachments, Dataset<Row> snapshot, long size, IsoWeek week) {
    Dataset<Row> uncertified =
        attachments.filter(col(HANDSET_CERTIFIED).notEqual(Certification.YES.name()));
    Column isSameSubscriber =
        SubscriberKey.key(col(SubscriberSnapshot.SUBSCRIBER_ID))
            .equalTo(col(SubscriberState.SUBSCRIBER_KEY))
            .and(col(SubscriberSnapshot.OPERATOR).equalTo(col(STATE_OPERATOR)));
    return snapshot
        .select(col(SubscriberSnapshot.OPERATOR), col(SubscriberSnapshot.SUBSCRIBER_ID))
        .join(size <= FEW ? broadcast(uncertified) : uncertified, isSameSubscriber)
        .select(
            col(STATE_OPERATOR).as(NewAttachment.OPERATOR),
            lit(week.toString()).as(NewAttachment.WEEK),
            col(NewAttachment.SUBSCRIBER_ID),
            col(SubscriberState.CODE_SYSTEM).as(NewAttachment.CODE_SYSTEM),
            col(SubscriberState.COMMUNE).as(NewAttachment.COMMUNE),
            col(HANDSET_TAC).as(NewAttachment.TAC),
            col(HANDSET_CERTIFIED).as(NewAttachment.CERTIFIED));
  }
}
