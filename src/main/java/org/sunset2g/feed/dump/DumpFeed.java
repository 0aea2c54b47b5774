package org.sunset2g.feed.dump;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.InputProblem;

/** Reads deliveries of operators' device dumps: looks files through, reads and checks them once. */
public final class DumpFeed {
  private DumpFeed() {}

  /**
   * The distinct triplets of a delivery. Two jobs: one reads the files and measures every gate of
   * every file, one counts what is distinct per day. The triplets stay with Spark until the result
   * is closed.
   *
   * @param files one or more dumps of one operator
   * @param limits when they are not believed
   * @param catalogue TAC catalogue, by which lost leading zeros are found
   * @param history figures of accepted dumps of the same operator
   * @throws InputProblem where a file cannot be used; the message holds no identifier
   */
  public static CheckedDump read(
      SparkSession spark,
      List<Path> files,
      DumpLimits limits,
      Optional<TacCatalogue> catalogue,
      List<DumpFigures> history) {
    if (files.isEmpty()) {
      throw InputProblem.of("there is no dump to read", "name at least one file");
    }
    List<DumpFile> opened = files.stream().map(DumpFile::open).toList();
    Dataset<Row> grouped =
        DumpFrames.grouped(rows(spark, opened, limits, KnownTacs.of(catalogue)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Dataset<Row>> held = new ArrayList<>(List.of(grouped));
    try {
      return checked(grouped, opened, limits, history, held);
    } catch (Exception refused) { // Spark throws checked ones that it does not declare
      held.forEach(Dataset::unpersist);
      throw refused;
    }
  }

  private static CheckedDump checked(
      Dataset<Row> grouped,
      List<DumpFile> files,
      DumpLimits limits,
      List<DumpFigures> history,
      List<Dataset<Row>> held) {
    List<Row> measures = DumpFrames.measures(grouped, limits).collectAsList();
    DumpRefusal.ofChanges(measures, files);
    DumpRefusal.ofFaults(measures, files);
    List<DumpGateResult> gates = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    files.forEach(file -> notes.addAll(file.notes()));
    measures.stream()
        .sorted(Comparator.comparingInt(measured -> measured.<Integer>getAs(DumpRows.FILE)))
        .forEach(
            measured -> {
              String file = files.get(measured.<Integer>getAs(DumpRows.FILE)).name();
              FileMeasures ofFile = new FileMeasures(file, measured, limits);
              gates.addAll(ofFile.gates());
              if (ofFile.repaired() > 0) {
                notes.add(
                    "%s: a leading 0 was put back in front of IMEIs that the catalogue knows only"
                            .formatted(file)
                        + " with it; rows: "
                        + ofFile.repaired());
              }
            });
    DumpRefusal.ofGates(gates, files);

    Dataset<Row> triplets = DumpFrames.triplets(grouped, files.size());
    if (files.size() > 1) {
      triplets.persist(StorageLevel.MEMORY_AND_DISK());
      held.add(triplets);
    }
    Optional<DumpFigures> figures = figures(DumpFrames.perDay(triplets).collectAsList());
    gates.addAll(UsualGates.of(figures, history, limits));
    DumpRefusal.ofGates(gates, files);
    gates.stream()
        .filter(gate -> !gate.passed())
        .forEach(
            gate -> notes.add((gate.file().isEmpty() ? "" : gate.file() + ": ") + gate.sentence()));

    long rowsIn = files.stream().mapToLong(file -> file.csv().rows()).sum();
    long repeated = rowsIn - figures.map(DumpFigures::triplets).orElse(0L);
    if (repeated > 0) {
      notes.add("rows that repeat the day and triplet of another, collapsed: " + repeated);
    }
    return new CheckedDump(triplets, held, rowsIn, gates, notes, figures);
  }

  private static Dataset<Row> rows(
      SparkSession spark, List<DumpFile> files, DumpLimits limits, KnownTacs tacs) {
    List<DumpRows.Task> tasks = new ArrayList<>();
    for (int number = 0; number < files.size(); number++) {
      DumpFile file = files.get(number);
      for (var part : file.csv().parts()) {
        tasks.add(new DumpRows.Task(number, part, file.range().first(), file.range().last()));
      }
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<KnownTacs> known = context.broadcast(tacs);
    DumpRows.Manner manner = DumpRows.Manner.of(limits);
    FlatMapFunction<Iterator<DumpRows.Task>, Row> read =
        given ->
            given.hasNext()
                ? new DumpRows(given.next(), manner, known.value())
                : Collections.emptyIterator();
    JavaRDD<Row> rows = context.parallelize(tasks, Math.max(1, tasks.size())).mapPartitions(read);
    return spark.createDataFrame(rows, DumpRows.SCHEMA);
  }

  private static Optional<DumpFigures> figures(List<Row> days) {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    List<LocalDate> dates =
        days.stream()
            .map(day -> LocalDate.parse(day.getAs(OperatorDump.DATE).toString()))
            .sorted()
            .toList();
    return Optional.of(
        new DumpFigures(
            dates.get(0),
            dates.get(dates.size() - 1),
            dates.size(),
            sum(days, DumpFrames.TRIPLETS),
            (double) sum(days, DumpFrames.IMEIS) / dates.size(),
            (double) sum(days, DumpFrames.IMSIS) / dates.size(),
            (double) sum(days, DumpFrames.MSISDNS) / dates.size()));
  }

  private static long sum(List<Row> days, String column) {
    return days.stream().mapToLong(day -> day.<Long>getAs(column)).sum();
  }
}
