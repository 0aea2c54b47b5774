package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.Tac;

/**
 * How many subscribers at risk at the end of a week share a home, a handset model's TAC and a SIM
 * generation.
 *
 * @param sim empty where the operator does not say
 */
public record HandsetsAtRisk(AreaCode home, Tac tac, Optional<Generation> sim, long subscribers) {

  /** The state's rows that stand at risk in the phase, counted. */
  public static Dataset<Row> frame(Dataset<Row> state, Phase phase) {
    return state
        .filter(Codes.is(col(phase.column(SubscriberState.STANDING)), Standing.AT_RISK))
        .groupBy(
            col(SubscriberState.CODE_SYSTEM),
            col(SubscriberState.COMMUNE),
            col(SubscriberState.TAC),
            col(SubscriberState.SIM_GENERATION))
        .agg(count(lit(1)));
  }

  /** One row of {@link #frame}. */
  public static HandsetsAtRisk from(Row row) {
    return new HandsetsAtRisk(
        new AreaCode(row.getString(0), row.getString(1)),
        new Tac("%08d".formatted(row.getInt(2))),
        row.isNullAt(3) ? Optional.empty() : Optional.of(Generation.values()[row.getInt(3)]),
        row.getLong(4));
  }
}
