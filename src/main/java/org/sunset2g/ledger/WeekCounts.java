package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * How many subscribers of the state share an area, a standing, a flow and a status now and before:
 * the few rows from which the ledger of a phase and its slices are added up.
 *
 * @param booked area at whose account the flow is booked; empty where there is no flow
 * @param home area in which the subscriber is now
 * @param status as of the last accepted snapshot row; empty where statuses are not asked for
 * @param statusBefore as last week's state had it; empty where it did not know the subscriber
 */
public record WeekCounts(
    String operator,
    AreaCode home,
    Standing standing,
    Optional<LedgerFlow> flow,
    Optional<AreaCode> booked,
    Optional<SubscriberStatus> status,
    Optional<SubscriberStatus> statusBefore,
    long subscribers) {

  /** Without statuses: enough for a ledger, but not for its slices. */
  public WeekCounts(
      String operator,
      AreaCode home,
      Standing standing,
      Optional<LedgerFlow> flow,
      Optional<AreaCode> booked,
      long subscribers) {
    this(operator, home, standing, flow, booked, Optional.empty(), Optional.empty(), subscribers);
  }

  /** The state's rows that matter to the phase's ledger, counted. */
  public static Dataset<Row> frame(Dataset<Row> state, Phase phase) {
    Column standing = col(phase.column(SubscriberState.STANDING));
    Column flow = col(phase.column(SubscriberState.FLOW));
    return state
        .filter(Codes.is(standing, Standing.AT_RISK).or(flow.isNotNull()))
        .groupBy(
            col(SubscriberState.OPERATOR),
            col(SubscriberState.CODE_SYSTEM),
            col(SubscriberState.COMMUNE),
            standing,
            flow,
            col(phase.column(SubscriberState.FLOW_CODE_SYSTEM)),
            col(phase.column(SubscriberState.FLOW_COMMUNE)),
            col(SubscriberState.STATUS),
            col(SubscriberState.STATUS_BEFORE))
        .agg(count(lit(1)));
  }

  /** One row of {@link #frame}. */
  public static WeekCounts from(Row row) {
    boolean hasFlow = !row.isNullAt(4);
    return new WeekCounts(
        row.getString(0),
        new AreaCode(row.getString(1), row.getString(2)),
        Codes.standing(row.getInt(3)),
        hasFlow ? Optional.of(Codes.flow(row.getInt(4))) : Optional.empty(),
        hasFlow ? Optional.of(new AreaCode(row.getString(5), row.getString(6))) : Optional.empty(),
        Optional.of(Codes.status(row.getInt(7))),
        row.isNullAt(8) ? Optional.empty() : Optional.of(Codes.status(row.getInt(8))),
        row.getLong(9));
  }
}
