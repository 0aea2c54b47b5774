package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.feed.landing.Shelf;
import org.sunset2g.lake.Lake;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The landing tables of a week on their way into the lake: an operator's rows are written once,
 * beside the table, and become part of it only when the gates have let them through.
 */
final class LandingTrials {
  private final SparkSession spark;
  private final Lake lake;
  private final IsoWeek week;
  private final SortedMap<String, Long> accepted = new TreeMap<>();
  private final SortedMap<String, Lake.Commit> onTrial = new TreeMap<>();

  LandingTrials(SparkSession spark, Lake lake, IsoWeek week) {
    this.spark = spark;
    this.lake = lake;
    this.week = week;
  }

  /** Where an operator's rows of a table are kept on trial. */
  Shelf shelf(String table, String operator) {
    Contract contract = Contracts.of(table);
    lake.ensure(contract, List.of());
    lake.beginTrial(contract);
    return new Shelf() {
      @Override
      public Dataset<Row> keep(Dataset<Row> rows) {
        return kept(
            "feed", table, operator, () -> lake.tryOut(contract, rows, operator, week.toString()));
      }

      @Override
      public Dataset<Row> exchange(RowKeys taken, Dataset<Row> put) {
        long before = rowsOnTrial(table);
        return kept(
            "repeats",
            table,
            operator,
            () -> {
              Lake.Commit grown =
                  lake.exchange(
                      contract, operator, week.toString(), taken.columns(), taken.hashes(), put);
              return new Lake.Commit(grown.snapshotId(), before + grown.rows());
            });
      }
    };
  }

  private Dataset<Row> kept(
      String step, String table, String operator, Supplier<Lake.Commit> write) {
    Lake.Commit kept = Sessions.inJobGroup(spark, step + " " + operator + " " + table, write);
    onTrial.put(table, kept);
    return lake.read(table, kept.snapshotId())
        .filter(col("operator").equalTo(operator).and(col("week").equalTo(week.toString())));
  }

  /** Rows of a table that were kept last. */
  long rowsOnTrial(String table) {
    return onTrial.get(table).rows();
  }

  /** Makes what was kept last part of each table. */
  void accept(List<String> tables) {
    for (String table : tables) {
      lake.accept(Contracts.of(table));
      accepted.put(table, onTrial.get(table).snapshotId());
    }
  }

  /** The snapshot of each table with all that was accepted. */
  SortedMap<String, Long> snapshots() {
    return accepted;
  }
}
