package org.sunset2g.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;

/**
 * State under an operator's new pseudonyms. The state holds two hashes of a pseudonym, so both
 * sides of a change are hashed and joined on both: what the state remembers of a subscriber goes on
 * under the new name, and the week's pass is the same as if no key had changed.
 */
public final class Rekeying {
  private static final String CHANGED = "changed_operator";
  private static final String OLD_KEY = "old_key";
  private static final String OLD_CHECK = "old_check";
  private static final String NEW_KEY = "new_key";
  private static final String NEW_CHECK = "new_check";

  private Rekeying() {}

  /**
   * The state, row for row, with the hashes of the new pseudonym where there is one.
   *
   * @param state {@code subscriber_state}
   * @param changes {@code pseudonym_change}, an old pseudonym of an operator at most once
   */
  public static Dataset<Row> of(Dataset<Row> state, Dataset<Row> changes) {
    Column[] columns =
        Arrays.stream(state.columns())
            .map(
                name ->
                    switch (name) {
                      case SubscriberState.SUBSCRIBER_KEY ->
                          coalesce(col(NEW_KEY), col(name)).as(name);
                      case SubscriberState.SUBSCRIBER_CHECK ->
                          coalesce(col(NEW_CHECK), col(name)).as(name);
                      default -> col(name);
                    })
            .toArray(Column[]::new);
    return state.join(hashed(changes), isSame(), "left").select(columns);
  }

  /** The rows of the state whose pseudonym changes. */
  public static Dataset<Row> onlyChanged(Dataset<Row> state, Dataset<Row> changes) {
    return state.join(hashed(changes), isSame(), "left_semi");
  }

  /**
   * Rows about subscribers, one for one, under the new pseudonym where there is one: what came
   * about under the old key and goes on under the new one comes together again.
   *
   * @param rows any rows with the columns {@code operator} and {@code subscriber_id}
   * @param changes {@code pseudonym_change}, an old pseudonym of an operator at most once
   */
  public static Dataset<Row> renamed(Dataset<Row> rows, Dataset<Row> changes) {
    Dataset<Row> names =
        changes.select(
            col(PseudonymChange.OPERATOR).as(CHANGED),
            col(PseudonymChange.OLD_SUBSCRIBER_ID),
            col(PseudonymChange.NEW_SUBSCRIBER_ID));
    Column isSame =
        col(SubscriberSnapshot.OPERATOR)
            .equalTo(col(CHANGED))
            .and(
                col(SubscriberSnapshot.SUBSCRIBER_ID)
                    .equalTo(col(PseudonymChange.OLD_SUBSCRIBER_ID)));
    Column[] columns =
        Arrays.stream(rows.columns())
            .map(
                name ->
                    name.equals(SubscriberSnapshot.SUBSCRIBER_ID)
                        ? coalesce(col(PseudonymChange.NEW_SUBSCRIBER_ID), col(name)).as(name)
                        : col(name))
            .toArray(Column[]::new);
    return rows.join(names, isSame, "left").select(columns);
  }

  private static Dataset<Row> hashed(Dataset<Row> changes) {
    Column before = col(PseudonymChange.OLD_SUBSCRIBER_ID);
    Column after = col(PseudonymChange.NEW_SUBSCRIBER_ID);
    return changes.select(
        col(PseudonymChange.OPERATOR).as(CHANGED),
        SubscriberKey.key(before).as(OLD_KEY),
        SubscriberKey.check(before).as(OLD_CHECK),
        SubscriberKey.key(after).as(NEW_KEY),
        SubscriberKey.check(after).as(NEW_CHECK));
  }

  private static Column isSame() {
    return col(SubscriberState.OPERATOR)
        .equalTo(col(CHANGED))
        .and(col(SubscriberState.SUBSCRIBER_KEY).equalTo(col(OLD_KEY)))
        .and(col(SubscriberState.SUBSCRIBER_CHECK).equalTo(col(OLD_CHECK)));
  }
}
