package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.Codes;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Standing;

/**
 * Who left the lists in a week, and why. The reason is read where it is known for certain, in the
 * state of that very week, so that a difference between lists of any two weeks needs no state.
 */
public final class OutreachExits {
  /** Of so many rows with a few numbers each every task can have a copy. */
  private static final long FEW = 2_000_000;

  private static final String STANDING = "found_standing";
  private static final String FOUND_ID = "found_id";

  private OutreachExits() {}

  /**
   * The week's {@code outreach_exit} rows, in no particular order. Whoever changed from the lists
   * of one phase to those of another left the first.
   *
   * @param previousItems {@code outreach_item} of the operators' previous published weeks, under
   *     the pseudonyms of this week
   * @param listedBefore how many they are: where few, they go to where the state is
   * @param items {@code outreach_item} of this week
   * @param state {@code subscriber_state} as at the end of this week
   * @param phases phases of the state; a phase that is none of them has expired with all its lists
   */
  public static Dataset<Row> of(
      Dataset<Row> previousItems,
      long listedBefore,
      Dataset<Row> items,
      Dataset<Row> state,
      List<Phase> phases,
      IsoWeek week) {
    Dataset<Row> gone = gone(previousItems, items);
    Dataset<Row> few = listedBefore <= FEW ? broadcast(gone) : gone;
    Dataset<Row> found =
        state
            .join(
                few,
                col(SubscriberState.OPERATOR)
                    .equalTo(col("gone_operator"))
                    .and(col(SubscriberState.SUBSCRIBER_KEY).equalTo(col("gone_key")))
                    .and(col(SubscriberState.SUBSCRIBER_CHECK).equalTo(col("gone_check"))))
            .select(
                col("gone_operator").as("found_operator"),
                col("gone_phase").as("found_phase"),
                col("gone_id").as(FOUND_ID),
                standing(phases).as(STANDING));
    return gone.join(
            listedBefore <= FEW ? broadcast(found) : found,
            col("gone_operator")
                .equalTo(col("found_operator"))
                .and(col("gone_phase").equalTo(col("found_phase")))
                .and(col("gone_id").equalTo(col(FOUND_ID))),
            "left")
        .select(
            col("gone_operator").as(OutreachExit.OPERATOR),
            lit(week.toString()).as(OutreachExit.WEEK),
            col("gone_phase").as(OutreachExit.PHASE),
            col("gone_list").as(OutreachExit.LIST),
            col("gone_id").as(OutreachExit.SUBSCRIBER_ID),
            status().as(OutreachExit.STATUS));
  }

  private static Dataset<Row> gone(Dataset<Row> previousItems, Dataset<Row> items) {
    Dataset<Row> here =
        items.select(
            col(OutreachItem.OPERATOR).as("here_operator"),
            col(OutreachItem.PHASE).as("here_phase"),
            col(OutreachItem.SUBSCRIBER_ID).as("here_id"));
    return previousItems
        .select(
            col(OutreachItem.OPERATOR).as("gone_operator"),
            col(OutreachItem.PHASE).as("gone_phase"),
            col(OutreachItem.LIST).as("gone_list"),
            col(OutreachItem.SUBSCRIBER_ID).as("gone_id"),
            SubscriberKey.key(col(OutreachItem.SUBSCRIBER_ID)).as("gone_key"),
            SubscriberKey.check(col(OutreachItem.SUBSCRIBER_ID)).as("gone_check"))
        .join(
            here,
            col("gone_operator")
                .equalTo(col("here_operator"))
                .and(col("gone_phase").equalTo(col("here_phase")))
                .and(col("gone_id").equalTo(col("here_id"))),
            "left_anti");
  }

  /** Standing in the phase whose list was left. */
  private static Column standing(List<Phase> phases) {
    Column standing = lit(null).cast("int");
    for (Phase phase : phases) {
      standing =
          when(col("gone_phase").equalTo(phase.name()), col(phase.column(SubscriberState.STANDING)))
              .otherwise(standing);
    }
    return standing;
  }

  private static Column status() {
    Column isUnseen =
        col(FOUND_ID)
            .isNull()
            .or(Codes.isAnyOf(col(STANDING), List.of(Standing.QUIET, Standing.ABSENT)));
    return when(Codes.is(col(STANDING), Standing.TARGET), lit(DeltaStatus.RESOLVED.name()))
        .when(isUnseen, lit(DeltaStatus.NO_LONGER_SEEN.name()))
        .otherwise(lit(DeltaStatus.EXPIRED.name()));
  }
}
