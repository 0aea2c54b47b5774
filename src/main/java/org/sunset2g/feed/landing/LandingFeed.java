package org.sunset2g.feed.landing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.quality.CheckedRows;
import org.sunset2g.quality.ObservationRepeats;
import org.sunset2g.quality.RejectedRows;
import org.sunset2g.quality.Repeats;
import org.sunset2g.quality.SnapshotRepeats;
import org.sunset2g.quality.Tally;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Reads the landing tables of operators: looks the file through, reads it once, checks it. */
public final class LandingFeed {
  /** Bytes of CSV that one task reads: enough work for a task, small beside a task's memory. */
  private static final long CHUNK_BYTES = 16L << 20;

  private LandingFeed() {}

  /**
   * Everything of one landing table for one operator and week. The rows are read and counted here;
   * they stay with Spark until the result is closed.
   *
   * @param landing folder with {@code <operator>/<week>/<table>.csv}, {@code .csv.gz} or {@code
   *     .parquet}
   * @param contract contract of {@code subscriber_snapshot} or {@code device_observation}
   * @throws InputProblem where the file as a whole cannot be used
   */
  public static CheckedTable read(
      SparkSession spark, Path landing, String operator, IsoWeek week, Contract contract) {
    return read(spark, new Place(landing, operator, week), contract, CHUNK_BYTES);
  }

  /** Where the files of one operator and week lie. */
  record Place(Path landing, String operator, IsoWeek week) {}

  static CheckedTable read(SparkSession spark, Place place, Contract contract, long chunkBytes) {
    TextRows text = open(spark, place, contract, chunkBytes);
    Dataset<Row> checked =
        CheckedRows.of(text.rows(), contract, place.operator(), place.week())
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Dataset<Row>> held = new ArrayList<>(List.of(checked));
    try {
      FaultTally tally = FaultTally.of(rowsOf(Tally.of(checked), text.file()), text);
      return split(checked, tally, text, place, contract, held);
    } catch (RuntimeException failed) {
      held.forEach(Dataset::unpersist);
      throw failed;
    }
  }

  private static TextRows open(
      SparkSession spark, Place place, Contract contract, long chunkBytes) {
    LandingFolder.Located located =
        LandingFolder.locate(place.landing(), place.operator(), place.week(), contract.table());
    TextRows text =
        located.format() == LandingFormat.PARQUET
            ? ParquetLanding.open(spark, place.landing(), located, contract)
            : TextRows.ofCsv(spark, CsvPreflight.of(located, contract, chunkBytes), contract);
    if (text.count() == 0 && isSnapshot(contract)) {
      throw InputProblem.inFile(
          located.path(),
          "it holds no subscriber",
          "a week without subscribers would end every one of them: deliver the full snapshot");
    }
    return text;
  }

  private static CheckedTable split(
      Dataset<Row> checked,
      FaultTally tally,
      TextRows text,
      Place place,
      Contract contract,
      List<Dataset<Row>> held) {
    var source =
        new RejectedRows.Source(
            place.operator(), place.week(), contract.table(), text.file().name());
    Dataset<Row> rejected = RejectedRows.ofFaults(checked, contract, source);
    if (tally.repeating() == 0) {
      Dataset<Row> accepted = Repeats.allFaultless(checked, contract);
      return new CheckedTable(accepted, rejected, text.file(), tally.counts(), text.notes(), held);
    }

    Dataset<Row> hashes = Repeats.repeatedHashes(checked).persist(StorageLevel.MEMORY_AND_DISK());
    held.add(hashes);
    Dataset<Row> repeating = Repeats.onlyRepeating(checked, hashes);
    Dataset<Row> resolved =
        (isSnapshot(contract)
                ? SnapshotRepeats.resolved(repeating, contract)
                : ObservationRepeats.resolved(repeating, contract))
            .persist(StorageLevel.MEMORY_AND_DISK());
    held.add(resolved);
    Dataset<Row> single = Repeats.onlySingle(checked, hashes, contract);
    List<Row> repeats = rowsOf(Repeats.tally(resolved), text.file());
    if (isSnapshot(contract)) {
      return new CheckedTable(
          single.union(SnapshotRepeats.agreeing(resolved)),
          rejected.union(
              RejectedRows.ofConflicts(SnapshotRepeats.conflictingLines(resolved), source)),
          text.file(),
          tally.countsOfSnapshot(repeats),
          text.notes(),
          held);
    }
    return new CheckedTable(
        single.union(ObservationRepeats.merged(resolved, contract)),
        rejected,
        text.file(),
        tally.countsOfObservations(repeats),
        text.notes(),
        held);
  }

  private static boolean isSnapshot(Contract contract) {
    return contract.table().equals(SubscriberSnapshot.TABLE);
  }

  /** The few rows of an aggregation; reading a damaged Parquet page fails only here. */
  private static List<Row> rowsOf(Dataset<Row> aggregated, LandingFile file) {
    try {
      return aggregated.collectAsList();
    } catch (RuntimeException failed) {
      if (file.format() == LandingFormat.PARQUET) {
        throw ParquetPreflight.unreadable(file.path(), failed);
      }
      throw failed;
    }
  }
}
