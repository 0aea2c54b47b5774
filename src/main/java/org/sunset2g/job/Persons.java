package org.sunset2g.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.NewAttachment;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.Erased;
import org.sunset2g.ledger.Codes;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.vocabulary.Standing;

/**
 * Subscribers who are to be erased, by all that stands for them.
 *
 * @param pseudonyms by operator
 * @param hashes the two hashes of each in the state, by operator
 */
record Persons(SortedMap<String, SortedSet<String>> pseudonyms, Map<String, List<Hashes>> hashes) {

  /**
   * What the state keeps in place of a pseudonym, and two numbers that stand for nobody.
   *
   * @param nobodysKey by chance, and made of nothing that the person has
   * @param nobodysCheck likewise
   */
  record Hashes(long key, long check, long nobodysKey, long nobodysCheck) {}

  private static final SecureRandom CHANCE = new SecureRandom();

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
    return new Hashes(row.getLong(0), row.getLong(1), CHANCE.nextLong(), CHANCE.nextLong());
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
                  OutreachResult.TABLE, col(OutreachResult.SUBSCRIBER_ID).isin(ids),
                  OutreachExit.TABLE, col(OutreachExit.SUBSCRIBER_ID).isin(ids),
                  NewAttachment.TABLE, col(NewAttachment.SUBSCRIBER_ID).isin(ids),
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
    return new Erased(conditions, this::takenFromState);
  }

  /** A row whose field is empty is nobody's: it stays. */
  private static Column coalesced(Column condition) {
    return coalesce(condition, lit(false));
  }

  /**
   * The state without the persons. Who stood at risk was counted in the published closing, which is
   * the next week's opening: the ledger balances only if somebody leaves it. So that row stays
   * until the state forgets it, under numbers that stand for nobody, and leaves as one who
   * vanished.
   */
  private Dataset<Row> takenFromState(Dataset<Row> state) {
    Column isErased = lit(false);
    Column key = col(SubscriberState.SUBSCRIBER_KEY);
    Column check = col(SubscriberState.SUBSCRIBER_CHECK);
    for (Map.Entry<String, List<Hashes>> of : hashes.entrySet()) {
      for (Hashes each : of.getValue()) {
        Column isOne =
            coalesced(col(SubscriberState.OPERATOR).equalTo(of.getKey()).and(isIn(each)));
        isErased = isErased.or(isOne);
        key = when(isOne, lit(each.nobodysKey)).otherwise(key);
        check = when(isOne, lit(each.nobodysCheck)).otherwise(check);
      }
    }
    Column isAtRisk = lit(false);
    for (String column : state.columns()) {
      if (column.startsWith(SubscriberState.STANDING + "__")) {
        isAtRisk = isAtRisk.or(coalesced(Codes.is(col(column), Standing.AT_RISK)));
      }
    }
    Map<String, Column> anonymous = new HashMap<>();
    anonymous.put(SubscriberState.SUBSCRIBER_KEY, key.as(SubscriberState.SUBSCRIBER_KEY));
    anonymous.put(SubscriberState.SUBSCRIBER_CHECK, check.as(SubscriberState.SUBSCRIBER_CHECK));
    return state
        .filter(not(isErased).or(isAtRisk))
        .select(
            Arrays.stream(state.columns())
                .map(name -> anonymous.getOrDefault(name, col("`" + name + "`")))
                .toArray(Column[]::new));
  }

  private static Column isIn(Hashes each) {
    return col(SubscriberState.SUBSCRIBER_KEY)
        .equalTo(each.key)
        .and(col(SubscriberState.SUBSCRIBER_CHECK).equalTo(each.check));
  }

  private Column inState(String operator) {
    return hashes.get(operator).stream().map(Persons::isIn).reduce(Column::or).orElse(lit(false));
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
