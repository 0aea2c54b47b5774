package org.sunset2g.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.ledger.WeekContext;
import org.sunset2g.ledger.WeekPass;
import org.sunset2g.vocabulary.InputProblem;

/** Figures about the week's input that are taken on the way, while the state is written. */
final class WeekMeasures {
  private static final String NO_SUBSCRIBER = "observations_without_subscriber";
  private static final String UNKNOWN_HANDSET = "subscribers_with_unknown_handset";
  private static final String OBSERVED = "observed_subscribers";
  private static final String READ_OBSERVATIONS = "readObservations";
  private static final String READ_SUBSCRIBERS = "readSubscribers";
  private static final String COLLISIONS = "collisions";

  private final WeekContext context;
  private final Observation observation = new Observation("week measures");

  WeekMeasures(WeekContext context) {
    this.context = context;
  }

  /** The same rows, counted as they pass. */
  Dataset<Row> watch(Dataset<Row> subscribers) {
    List<Column> measures = new ArrayList<>();
    for (int code = 0; code < context.operators().size(); code++) {
      Column isOfOperator = WeekPass.isOfOperator(code);
      Column inSnapshot = col(WeekPass.IN_SNAPSHOT);
      Column isObserved = inSnapshot.and(col(WeekPass.OBSERVATIONS).gt(0));
      measures.add(
          total(isOfOperator.and(inSnapshot.unary_$bang()), col(WeekPass.OBSERVATIONS))
              .as(name(NO_SUBSCRIBER, code)));
      measures.add(total(isOfOperator.and(isObserved), lit(1)).as(name(OBSERVED, code)));
      measures.add(
          total(isOfOperator.and(isObserved).and(col(WeekPass.IS_HANDSET_UNKNOWN)), lit(1))
              .as(name(UNKNOWN_HANDSET, code)));
    }
    for (int code = 0; code < context.operators().size(); code++) {
      Column isOfOperator = WeekPass.isOfOperator(code);
      measures.add(
          total(isOfOperator, col(WeekPass.OBSERVATIONS)).as(name(READ_OBSERVATIONS, code)));
      measures.add(
          total(isOfOperator.and(col(WeekPass.IN_SNAPSHOT)), lit(1))
              .as(name(READ_SUBSCRIBERS, code)));
    }
    measures.add(total(col(WeekPass.COLLIDES), lit(1)).as(COLLISIONS));
    return subscribers.observe(
        observation, measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new));
  }

  /** The figures by {@code operator.name}, once the rows have passed. */
  SortedMap<String, Long> counts() {
    Map<String, Object> observed = observed();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int code = 0; code < context.operators().size(); code++) {
      for (String measure : List.of(NO_SUBSCRIBER, OBSERVED, UNKNOWN_HANDSET)) {
        counts.put(
            context.operators().get(code) + "." + measure,
            ((Number) observed.get(name(measure, code))).longValue());
      }
    }
    return counts;
  }

  /**
   * Refuses a week in which two pseudonyms share one key, once the rows have passed: they were
   * booked as one subscriber.
   */
  void refuseCollisions() {
    long collisions = ((Number) observed().get(COLLISIONS)).longValue();
    if (collisions > 0) {
      throw InputProblem.of(
          "two subscriber pseudonyms share one 64-bit key, in %,d cases".formatted(collisions),
          "pseudonymise the operator's files with another key");
    }
  }

  /**
   * Holds what the state was made of against what was accepted: a row that is read twice, or not at
   * all, is a fault of ours that no balance shows.
   *
   * @param accepted rows by operator, table and {@code accepted}
   */
  void hold(Map<String, Long> accepted) {
    for (int code = 0; code < context.operators().size(); code++) {
      String operator = context.operators().get(code);
      hold(
          accepted,
          operator,
          DeviceObservation.TABLE,
          observed().get(name(READ_OBSERVATIONS, code)));
      hold(
          accepted,
          operator,
          SubscriberSnapshot.TABLE,
          observed().get(name(READ_SUBSCRIBERS, code)));
    }
  }

  private static void hold(Map<String, Long> accepted, String operator, String table, Object read) {
    long expected = accepted.get(operator + "." + table + ".accepted");
    if (((Number) read).longValue() != expected) {
      throw new IllegalStateException(
          "%s %s: %,d rows were accepted, but the state was made of %,d"
              .formatted(operator, table, expected, ((Number) read).longValue()));
    }
  }

  private Map<String, Object> observed() {
    try {
      return observation.getAsJava();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the week was measured", interrupted);
    }
  }

  /** Share of observed subscribers whose handset's capability is not known. */
  double unknownHandsetShare(String operator) {
    SortedMap<String, Long> counts = counts();
    return (double) counts.get(operator + "." + UNKNOWN_HANDSET)
        / Math.max(1, counts.get(operator + "." + OBSERVED));
  }

  long observationsWithoutSubscriber(String operator) {
    return counts().get(operator + "." + NO_SUBSCRIBER);
  }

  private static Column total(Column condition, Column value) {
    return coalesce(sum(when(condition, value).otherwise(0)), lit(0));
  }

  private static String name(String measure, int code) {
    return measure + "_" + code;
  }
}
