package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.feed.landing.CheckedTable;
import org.sunset2g.feed.landing.LandingFeed;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The landing tables of a week, read and checked for each operator. An operator whose input is
 * refused does not keep the others from their week.
 */
final class OperatorFeeds implements AutoCloseable {
  static final List<String> TABLES = List.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE);

  private final SortedMap<String, SortedMap<String, CheckedTable>> accepted = new TreeMap<>();
  private final SortedMap<String, String> refused = new TreeMap<>();
  private final List<RunRecord.Gate> gates = new ArrayList<>();

  static OperatorFeeds read(
      SparkSession spark, Configuration configuration, List<String> operators, IsoWeek week) {
    OperatorFeeds feeds = new OperatorFeeds();
    for (String operator : operators) {
      SortedMap<String, CheckedTable> tables = new TreeMap<>();
      try {
        for (String table : TABLES) {
          CheckedTable checked =
              LandingFeed.read(
                  spark,
                  Configuration.required(configuration.landing(), "paths.landing"),
                  operator,
                  week,
                  Contracts.of(table));
          tables.put(table, checked);
          feeds.checkShare(operator, table, checked, configuration.maxRejectedShare());
        }
        feeds.accepted.put(operator, tables);
      } catch (InputProblem problem) {
        tables.values().forEach(CheckedTable::close);
        feeds.refused.put(operator, problem.getMessage());
      }
    }
    return feeds;
  }

  private void checkShare(String operator, String table, CheckedTable checked, double limit) {
    long rows = Math.max(1, checked.counts().rowsIn());
    double share = (double) checked.counts().rejectedRows() / rows;
    boolean passed = share <= limit;
    gates.add(
        new RunRecord.Gate(
            operator, table, "rejected_share", share, Optional.of(limit), "REFUSE", passed));
    if (!passed) {
      throw InputProblem.inFile(
          checked.file().path(),
          "%d of %d rows break the contract, a share of %.4f; gates.maxRejectedShare is %.4f; reasons: %s"
              .formatted(
                  checked.counts().rejectedRows(),
                  rows,
                  share,
                  limit,
                  checked.counts().rejectedByReason()),
          "mend the extract, or raise the limit with --set gates.maxRejectedShare=... if it is right");
    }
  }

  /** Operators whose input was accepted. */
  List<String> operators() {
    return List.copyOf(accepted.keySet());
  }

  /** What was wrong, by operator. */
  SortedMap<String, String> refused() {
    return refused;
  }

  List<RunRecord.Gate> gates() {
    return gates;
  }

  Dataset<Row> accepted(String table) {
    return accepted.values().stream()
        .map(tables -> tables.get(table).accepted())
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  /** The rejected rows; empty where there are none, so that nothing need be read for them. */
  Optional<Dataset<Row>> rejected() {
    return accepted.values().stream()
        .flatMap(tables -> tables.values().stream())
        .filter(table -> table.counts().rejectedRows() > 0)
        .map(CheckedTable::rejected)
        .reduce(Dataset::unionAll);
  }

  List<RunRecord.Input> inputs() {
    List<RunRecord.Input> inputs = new ArrayList<>();
    accepted.forEach(
        (operator, tables) ->
            tables.forEach(
                (table, checked) ->
                    inputs.add(
                        new RunRecord.Input(
                            operator + " " + table,
                            checked.file().name(),
                            checked.file().bytes(),
                            checked.file().sha256()))));
    return inputs;
  }

  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    accepted.forEach(
        (operator, tables) ->
            tables.forEach(
                (table, checked) -> {
                  String prefix = operator + "." + table + ".";
                  counts.put(prefix + "rows", checked.counts().rowsIn());
                  counts.put(prefix + "accepted", checked.counts().accepted());
                  counts.put(prefix + "rejected", checked.counts().rejectedRows());
                  counts.put(prefix + "duplicates", checked.counts().exactDuplicates());
                  counts.put(prefix + "merged", checked.counts().mergedAway());
                }));
    return counts;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    accepted.forEach(
        (operator, tables) ->
            tables.forEach(
                (table, checked) ->
                    checked
                        .notes()
                        .forEach(note -> notes.add(operator + " " + table + ": " + note))));
    return notes;
  }

  @Override
  public void close() {
    accepted.values().stream()
        .flatMap(tables -> tables.values().stream())
        .forEach(CheckedTable::close);
  }
}
