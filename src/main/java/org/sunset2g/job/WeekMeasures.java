package org.sunset2g.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
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

  /** Half of a number of 64 bits: no figure of a week comes to four thousand million. */
  private static final int HALF = 32;

  private static final long LOWER = (1L << HALF) - 1;

  private final WeekContext context;
  private final Observation observation = new Observation("week measures");

  WeekMeasures(WeekContext context) {
    this.context = context;
  }

  /**
   * The same rows, counted as they pass. What a row adds is worked out where the rows come from,
   * two figures to a number: the sums themselves are taken row by row and must be few and plain.
   */
  Dataset<Row> watch(Dataset<Row> subscribers) {
    List<Column> sums = new ArrayList<>();
    Dataset<Row> counted = subscribers;
    List<String> figures = figures();
    for (int at = 0; at < figures.size(); at += 2) {
      Column ofRow = ofRow(figures.get(at));
      if (at + 1 < figures.size()) {
        ofRow = ofRow.plus(shiftleft(ofRow(figures.get(at + 1)), HALF));
      }
      counted = counted.withColumn(sumOf(at), ofRow);
      sums.add(coalesce(sum(col(sumOf(at))), lit(0L)).as(sumOf(at)));
    }
    return counted.observe(
        observation, sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static String sumOf(int figure) {
    return "_measure_" + figure / 2;
  }

  /** Names of all figures, in the order in which they share numbers. */
  private List<String> figures() {
    List<String> figures = new ArrayList<>();
    for (int code = 0; code < context.operators().size(); code++) {
      for (String measure :
          List.of(NO_SUBSCRIBER, OBSERVED, UNKNOWN_HANDSET, READ_OBSERVATIONS, READ_SUBSCRIBERS)) {
        figures.add(name(measure, code));
      }
    }
    figures.add(COLLISIONS);
    return figures;
  }

  /** What a row adds to a figure. */
  private Column ofRow(String figure) {
    if (figure.equals(COLLISIONS)) {
      return number(col(WeekPass.COLLIDES), lit(1L));
    }
    Column isOfOperator =
        WeekPass.isOfOperator(Integer.parseInt(figure.substring(figure.lastIndexOf('_') + 1)));
    Column inSnapshot = col(WeekPass.IN_SNAPSHOT);
    Column isObserved = isOfOperator.and(inSnapshot).and(col(WeekPass.OBSERVATIONS).gt(0));
    return switch (figure.substring(0, figure.lastIndexOf('_'))) {
      case NO_SUBSCRIBER ->
          number(isOfOperator.and(inSnapshot.unary_$bang()), col(WeekPass.OBSERVATIONS));
      case OBSERVED -> number(isObserved, lit(1L));
      case UNKNOWN_HANDSET -> number(isObserved.and(col(WeekPass.IS_HANDSET_UNKNOWN)), lit(1L));
      case READ_OBSERVATIONS -> number(isOfOperator, col(WeekPass.OBSERVATIONS));
      case READ_SUBSCRIBERS -> number(isOfOperator.and(inSnapshot), lit(1L));
      default -> throw new IllegalArgumentException(figure);
    };
  }

  private static Column number(Column condition, Column value) {
    return when(condition, value).otherwise(lit(0L));
  }

  /** The figures by {@code operator.name}, once the rows have passed. */
  SortedMap<String, Long> counts() {
    Map<String, Long> observed = observed();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int code = 0; code < context.operators().size(); code++) {
      for (String measure : List.of(NO_SUBSCRIBER, OBSERVED, UNKNOWN_HANDSET)) {
        counts.put(
            context.operators().get(code) + "." + measure, observed.get(name(measure, code)));
      }
    }
    return counts;
  }

  /**
   * Refuses a week in which two pseudonyms share one key, once the rows have passed: they were
   * booked as one subscriber.
   */
  void refuseCollisions() {
    long collisions = observed().get(COLLISIONS);
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

  private static void hold(Map<String, Long> accepted, String operator, String table, long read) {
    long expected = accepted.get(operator + "." + table + ".accepted");
    if (read != expected) {
      throw new IllegalStateException(
          "%s %s: %,d rows were accepted, but the state was made of %,d"
              .formatted(operator, table, expected, read));
    }
  }

  private Map<String, Long> observed() {
    try {
      Map<String, Object> sums = observation.getAsJava();
      Map<String, Long> observed = new TreeMap<>();
      List<String> figures = figures();
      for (int at = 0; at < figures.size(); at++) {
        long sum = ((Number) sums.get(sumOf(at))).longValue();
        observed.put(figures.get(at), at % 2 == 0 ? sum & LOWER : sum >>> HALF);
      }
      return observed;
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

  private static String name(String measure, int code) {
    return measure + "_" + code;
  }
}
