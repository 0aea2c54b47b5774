package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.feed.landing.CheckedTable;
import org.sunset2g.feed.landing.LandingFeed;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.quality.Fault;
import org.sunset2g.quality.FileFigures;
import org.sunset2g.quality.GateFigure;
import org.sunset2g.quality.LandingGates;
import org.sunset2g.quality.PlainHashes;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.quality.SharedDevices;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The landing tables of a week, read and checked for each operator. An operator whose input is
 * refused does not keep the others from their week.
 */
final class OperatorFeeds implements AutoCloseable {
  private static final int MOST_NAMED = 5;
  static final List<String> TABLES = List.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE);

  private final SortedMap<String, SortedMap<String, CheckedTable>> accepted = new TreeMap<>();
  private final SortedMap<String, NotToCall> registers = new TreeMap<>();
  private final SortedMap<String, String> refused = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private final SparkSession spark;
  private final Configuration configuration;
  private final IsoWeek week;
  private final LandingTrials trials;
  private final WeekReference reference;
  private final WeekGates gates;
  private final Path scratch;

  /**
   * @param scratch folder of its own in which rows at fault are kept until they are read
   */
  OperatorFeeds(
      SparkSession spark,
      Configuration configuration,
      IsoWeek week,
      LandingTrials trials,
      WeekReference reference,
      WeekGates gates,
      Path scratch) {
    this.spark = spark;
    this.configuration = configuration;
    this.week = week;
    this.trials = trials;
    this.reference = reference;
    this.gates = gates;
    this.scratch = scratch;
  }

  /** Reads the tables of one operator after the other, and accepts those whose gates are passed. */
  Void read(OperatorPseudonyms pseudonyms) {
    clearScratch();
    for (String operator : pseudonyms.operators()) {
      SortedMap<String, CheckedTable> tables = new TreeMap<>();
      try {
        List<Path> unread = LandingFolder.unread(landing(), operator, week);
        NotToCall register =
            NotToCall.read(operator, landing().resolve(operator).resolve(week.toString()), unread);
        read(operator, tables);
        tables.values().forEach(table -> pseudonyms.refuseOtherThanMade(operator, table.file()));
        refusePlainHashes(operator, tables);
        hold(operator, tables, register);
        trials.accept(operator, tables);
        accepted.put(operator, tables);
        registers.put(operator, register);
        unread.forEach(file -> noteUnread(operator, file));
      } catch (InputProblem problem) {
        trials.discard(tables);
        refused.put(operator, problem.getMessage());
      }
    }
    return null;
  }

  private void noteUnread(String operator, Path file) {
    String note =
        "%s: %s was not read: no file of a week is called so"
            .formatted(operator, ValueShape.ofName(file.getFileName().toString()));
    notes.add(note);
    Log.warn(note);
  }

  private Path landing() {
    return Configuration.required(configuration.landing(), "paths.landing");
  }

  /**
   * Reads the tables side by side: one is hashed or looked through by a single thread while the
   * other's rows keep the cores busy.
   *
   * @param read takes every table that could be read, also where another could not
   */
  private void read(String operator, SortedMap<String, CheckedTable> read) {
    ExecutorService readers = Executors.newFixedThreadPool(TABLES.size());
    try {
      List<Future<CheckedTable>> reading =
          TABLES.stream().map(table -> readers.submit(() -> read(operator, table))).toList();
      RuntimeException first = null;
      for (int place = 0; place < TABLES.size(); place++) {
        try {
          read.put(TABLES.get(place), reading.get(place).get());
        } catch (ExecutionException failed) {
          first = first == null ? unchecked(failed.getCause()) : first;
        }
      }
      if (first != null) {
        throw first;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were read", interrupted);
    } finally {
      readers.shutdownNow();
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  private CheckedTable read(String operator, String table) {
    CheckedTable checked =
        Sessions.inJobGroup(
            spark,
            "feed " + operator + " " + table,
            () ->
                LandingFeed.read(
                    spark,
                    new LandingFeed.Place(landing(), operator, week),
                    Contracts.of(table),
                    trials.shelf(table, operator),
                    scratch));
    if (checked.kept().rows() != checked.counts().accepted()) {
      throw new IllegalStateException(
          "%s %s: %d rows were accepted, but %d are kept"
              .formatted(operator, table, checked.counts().accepted(), checked.kept().rows()));
    }
    return checked;
  }

  private void clearScratch() {
    try {
      FileUtils.deleteDirectory(scratch.toFile());
      // Marks of who was read lie here, in a place that may be shared by machines.
      RestrictedFile.folder(scratch);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              scratch,
              "the folder cannot be made or cleared",
              "check paths.scratch or paths.lake and its rights")
          .causedBy(unwritable);
    }
  }

  /** Plain hashes of numbers are as good as the numbers: whoever has the lake could undo them. */
  private void refusePlainHashes(String operator, SortedMap<String, CheckedTable> tables) {
    if (!gates.isFirstWeekOf(operator)) {
      return;
    }
    CheckedTable observations = tables.get(DeviceObservation.TABLE);
    CheckedTable snapshot = tables.get(SubscriberSnapshot.TABLE);
    PlainHashes.ofImei(observations.measures())
        .ifPresent(algorithm -> refusePlainHash(observations, "device_id", "IMEIs", algorithm));
    PlainHashes.ofNumbers(snapshot.measures(), configuration.numbers())
        .ifPresent(algorithm -> refusePlainHash(snapshot, "subscriber_id", "numbers", algorithm));
  }

  private static void refusePlainHash(
      CheckedTable table, String column, String of, String algorithm) {
    throw InputProblem.inFile(
        table.file().path(),
        "%s holds plain %s hashes of %s: anybody undoes them who tries all %s"
            .formatted(column, algorithm, of, of),
        "make pseudonyms with a secret key, with 'sunset2g pseudonymise', and delete this file");
  }

  /** Measures an operator's files by what was counted when they were read. */
  private void hold(String operator, SortedMap<String, CheckedTable> tables, NotToCall register) {
    LandingGates ofOperator = gates.of(operator);
    List<GateFigure> figures = new ArrayList<>();
    SortedMap<String, FileFigures> files = new TreeMap<>();
    tables.forEach((table, checked) -> files.put(table, figures(operator, table, checked)));
    files.forEach((table, file) -> figures.addAll(ofOperator.ofFile(file, Contracts.of(table))));
    FileFigures snapshot = files.get(SubscriberSnapshot.TABLE);
    FileFigures observations = files.get(DeviceObservation.TABLE);
    figures.addAll(ofOperator.ofSnapshot(snapshot, reference.units(), reference.changes()));
    figures.addAll(
        ofOperator.ofObservations(
            observations, snapshot.measures().subscribers(), reference.catalogue()));
    long rejected = register.file().faults().size();
    figures.addAll(ofOperator.ofRegister(register.file().rows().size() + rejected, rejected));
    gates.hold("the week of " + operator, operator, figures, rejections(tables));
  }

  /**
   * What is wrong with the rows of the files, the most frequent first, for whoever must mend it.
   */
  private static String rejections(SortedMap<String, CheckedTable> tables) {
    StringBuilder lines = new StringBuilder();
    tables.forEach(
        (table, checked) -> {
          if (checked.counts().rejectedRows() > 0) {
            lines.append(
                "\n    %s: %,d of %,d rows rejected: %s"
                    .formatted(
                        checked.file().name(),
                        checked.counts().rejectedRows(),
                        checked.counts().rowsIn(),
                        checked.measures().faults().entrySet().stream()
                            .sorted(
                                Comparator.comparingLong(
                                    (Map.Entry<Fault, RowMeasures.FaultCount> fault) ->
                                        -fault.getValue().rows()))
                            .limit(MOST_NAMED)
                            .map(
                                fault ->
                                    "%s %,d, first on line %d"
                                        .formatted(
                                            fault.getKey(),
                                            fault.getValue().rows(),
                                            fault.getValue().firstLine()))
                            .collect(Collectors.joining("; "))));
          }
        });
    return lines.toString();
  }

  private FileFigures figures(String operator, String table, CheckedTable checked) {
    int most = gates.settings().maxSubscribersPerDevice();
    SharedDevices shared = checked.devicesWithMoreThan(most);
    if (shared.devices() > 0) {
      notes.add(
          "%s %s: %d devices have more than %d subscribers, up to %d; by TAC: %s"
              .formatted(
                  operator,
                  table,
                  shared.devices(),
                  most,
                  shared.greatest(),
                  shared.devicesByTac().entrySet().stream()
                      .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                      .limit(MOST_NAMED)
                      .map(tac -> "%08d (%d)".formatted(tac.getKey(), tac.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    return checked.counts().figures(table, checked.measures(), shared.observations());
  }

  /** Operators whose input was accepted. */
  List<String> operators() {
    return List.copyOf(accepted.keySet());
  }

  /** Who is not to be called, by operator whose input was accepted. */
  SortedMap<String, NotToCall> registers() {
    return registers;
  }

  /** What was wrong, by operator. */
  SortedMap<String, String> refused() {
    return refused;
  }

  /** The rejected rows; empty where there are none, so that nothing need be read for them. */
  Optional<Dataset<Row>> rejected() {
    return accepted.values().stream()
        .flatMap(tables -> tables.values().stream())
        .filter(table -> table.counts().rejectedRows() > 0)
        .map(CheckedTable::rejected)
        .reduce(Dataset::unionAll);
  }

  /**
   * Homes of all faultless snapshot rows, as they were counted when they were read; empty where
   * there were too many to be counted.
   */
  Optional<SortedSet<AreaCode>> homes() {
    SortedSet<AreaCode> homes = new TreeSet<>();
    for (SortedMap<String, CheckedTable> tables : accepted.values()) {
      Optional<SortedSet<AreaCode>> counted =
          tables.get(SubscriberSnapshot.TABLE).measures().homes();
      if (counted.isEmpty()) {
        return counted;
      }
      homes.addAll(counted.get());
    }
    return Optional.of(homes);
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
                  counts.put(
                      prefix + "subscribers", checked.measures().subscribers().subscribers());
                  counts.put(prefix + "accepted", checked.counts().accepted());
                  counts.put(prefix + "rejected", checked.counts().rejectedRows());
                  counts.put(prefix + "duplicates", checked.counts().exactDuplicates());
                  counts.put(prefix + "merged", checked.counts().mergedAway());
                }));
    return counts;
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    accepted.forEach(
        (operator, tables) ->
            tables.forEach(
                (table, checked) ->
                    checked
                        .notes()
                        .forEach(note -> all.add(operator + " " + table + ": " + note))));
    return all;
  }

  @Override
  public void close() {
    try {
      FileUtils.deleteDirectory(scratch.toFile());
    } catch (IOException stays) {
      // The next run clears it before it begins; nobody reads it until then.
    }
  }
}
