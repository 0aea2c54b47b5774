package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.Erased;
import org.sunset2g.ledger.SubscriberKey;

/**
 * Subscribers who are to be erased, by all that stands for them.
 *
 * @param pseudonyms by operator
 * @param hashes the two hashes of each in the state, by operator
 */
record Persons(SortedMap<String, SortedSet<String>> pseudonyms, Map<String, List<Hashes>> hashes) {

  /** What the state keeps in place of a pseudonym. */
  record Hashes(long key, long check) {}

  static Persons of(SparkSession spark, SortedMap<String, SortedSet<String>> pseudonyms) {
    Map<String, List<Hashes>> hashes = new HashMap<>();
    pseudonyms.forEach(
        (operator, ofOperator) ->
            hashes.put(operator, ofOperator.stream().map(each -> hashes(spark, each)).toList()));
    return new Persons(pseudonyms, hashes);
  }

  private static Hashes hashes(SparkSession spark, String pseudonym) {
    Row row =
        spark
            .range(1)
            .select(SubscriberKey.key(lit(pseudonym)), SubscriberKey.check(lit(pseudonym)))
            .first();
    return new Hashes(row.getLong(0), row.getLong(1));
  }

  /** The persons' rows in every table that has any. */
  Erased rows() {
    Map<String, Map<String, Column>> conditions = new TreeMap<>();
    pseudonyms.forEach(
        (operator, ofOperator) -> {
          Object[] ids = ofOperator.toArray();
          Map<String, Column> byTable =
              Map.of(
                  SubscriberSnapshot.TABLE, col(SubscriberSnapshot.SUBSCRIBER_ID).isin(ids),
                  DeviceObservation.TABLE, col(DeviceObservation.SUBSCRIBER_ID).isin(ids),
                  ConversionEvent.TABLE, col(ConversionEvent.SUBSCRIBER_ID).isin(ids),
                  OutreachItem.TABLE, col(OutreachItem.SUBSCRIBER_ID).isin(ids),
                  PseudonymChange.TABLE,
                      col(PseudonymChange.OLD_SUBSCRIBER_ID)
                          .isin(ids)
                          .or(col(PseudonymChange.NEW_SUBSCRIBER_ID).isin(ids)),
                  SubscriberState.TABLE, inState(operator));
          byTable.forEach(
              (table, condition) ->
                  conditions
                      .computeIfAbsent(table, none -> new TreeMap<>())
                      .put(operator, coalesced(condition)));
        });
    return new Erased(conditions);
  }

  /** A row whose field is empty is nobody's: it stays. */
  private static Column coalesced(Column condition) {
    return org.apache.spark.sql.functions.coalesce(condition, lit(false));
  }

  private Column inState(String operator) {
    return hashes.get(operator).stream()
        .map(
            each ->
                col(SubscriberState.SUBSCRIBER_KEY)
                    .equalTo(each.key)
                    .and(col(SubscriberState.SUBSCRIBER_CHECK).equalTo(each.check)))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  SortedSet<String> texts(String operator) {
    return pseudonyms.getOrDefault(operator, new TreeSet<>());
  }

  SortedSet<String> allTexts() {
    SortedSet<String> all = new TreeSet<>();
    pseudonyms.values().forEach(all::addAll);
    return all;
  }

  /** How many pseudonyms. */
  int size() {
    return pseudonyms.values().stream().mapToInt(SortedSet::size).sum();
  }
}
