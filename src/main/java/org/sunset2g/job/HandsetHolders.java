package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.handset.HandsetOfWeek;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;

/**
 * How many subscribers have a handset of each TAC, by the newest published state of every operator:
 * those present in its week whose handset still counts then.
 *
 * @param weeks the week of each operator's newest state
 * @param subscribers subscribers of all operators by TAC; a TAC that nobody has is missing
 */
record HandsetHolders(SortedMap<String, IsoWeek> weeks, Map<Tac, Long> subscribers) {
  /** Counts them; nothing where the configuration has no lake or the lake no published state. */
  static Optional<HandsetHolders> of(Configuration configuration) {
    SortedMap<String, RunRecord> newest = new TreeMap<>();
    configuration.lake().map(HandsetHolders::published).orElse(List.of()).stream()
        .sorted(Comparator.comparing(RunRecord::week).thenComparing(RunRecord::runId))
        .forEach(run -> run.operators().forEach(operator -> newest.put(operator, run)));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    try (Sessions.Lease session = Sessions.open(configuration)) {
      return Optional.of(counted(session.spark(), configuration, newest));
    }
  }

  private static List<RunRecord> published(Path lake) {
    return new RunRecords(lake)
        .all().stream()
            .filter(RunRecord::isPublished)
            .filter(run -> run.snapshots().containsKey(SubscriberState.TABLE))
            .toList();
  }

  private static HandsetHolders counted(
      SparkSession spark, Configuration configuration, SortedMap<String, RunRecord> newest) {
    Lake lake = Lake.open(spark, configuration.lake().orElseThrow(), configuration.catalogue());
    SortedMap<String, IsoWeek> weeks = new TreeMap<>();
    Map<Tac, Long> subscribers = new TreeMap<>();
    newest.forEach(
        (operator, run) -> {
          IsoWeek week = IsoWeek.parse(run.week());
          weeks.put(operator, week);
          Dataset<Row> state =
              lake.read(SubscriberState.TABLE, run.snapshots().get(SubscriberState.TABLE))
                  .filter(col(SubscriberState.OPERATOR).equalTo(operator));
          byTac(state, week, configuration.ledger().quietAfterWeeks())
              .collectAsList()
              .forEach(
                  row ->
                      subscribers.merge(
                          new Tac("%08d".formatted(row.getInt(0))), row.getLong(1), Long::sum));
        });
    return new HandsetHolders(weeks, subscribers);
  }

  /** TAC as a number, and subscribers. */
  private static Dataset<Row> byTac(Dataset<Row> state, IsoWeek week, int quietAfterWeeks) {
    return state
        .filter(
            col(SubscriberState.LAST_PRESENT_WEEK)
                .equalTo(week.number())
                .and(
                    HandsetOfWeek.isCarried(
                        col(SubscriberState.LAST_OBSERVED_WEEK), week.number(), quietAfterWeeks))
                .and(col(SubscriberState.TAC).isNotNull()))
        .groupBy(SubscriberState.TAC)
        .agg(count(lit(1)));
  }

  long of(Tac tac) {
    return subscribers.getOrDefault(tac, 0L);
  }
}
