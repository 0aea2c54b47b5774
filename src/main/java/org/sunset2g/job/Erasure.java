package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.Erased;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.LakeUpkeep;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Takes persons out of a lake and its lists, and looks afterwards whether they are gone. Everything
 * is found again when it is run again, so that a kill in the middle does no harm.
 */
final class Erasure {
  /** Before every week there is: all weeks stay, only persons go. */
  private static final IsoWeek EVER = new IsoWeek(2000, 1);

  private final SparkSession spark;
  private final Configuration configuration;
  private final Path lakeFolder;
  private final LakeLock lock;
  private final Lake lake;
  private final RunRecords records;
  private final ErasureLog log;
  private final Progress progress;

  /** The steps, in order, as they are announced. */
  static final List<String> STEPS =
      Stream.of(
              List.of("outputs", "scratch", "leftovers", "find"),
              LakeUpkeep.STEPS,
              List.of("lists", "search"))
          .flatMap(List::stream)
          .toList();

  Erasure(
      SparkSession spark,
      Configuration configuration,
      Path lakeFolder,
      LakeLock lock,
      Progress progress,
      Clock clock) {
    this.spark = spark;
    this.configuration = configuration;
    this.lakeFolder = lakeFolder;
    this.lock = lock;
    this.lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    this.records = new RunRecords(lakeFolder);
    this.log = new ErasureLog(lakeFolder, clock);
    this.progress = progress;
  }

  /**
   * What was done.
   *
   * @param pseudonyms how many pseudonyms, those counted that a change of keys gave
   * @param rows rows deleted, by table; {@code lists} are those of list files
   * @param searched files that were searched at the end, in none of which anybody was
   * @param landing landing files in which they still are
   * @param outOfReach tables whose files could not be searched
   */
  record Outcome(
      int pseudonyms,
      SortedMap<String, Long> rows,
      int searched,
      SortedSet<Path> landing,
      List<String> outOfReach) {
    boolean isNobody() {
      return rows.isEmpty();
    }
  }

  Outcome erase(SortedMap<String, SortedSet<String>> asked) {
    progress.run(
        "outputs",
        () -> configuration.output().ifPresent(output -> StagedOutputs.settle(output, records)));
    // What killed runs left may be cut short, and then cannot be searched.
    progress.run(
        "scratch", () -> ListFiles.delete(RetainCommand.scratch(configuration, lakeFolder)));
    progress.run("leftovers", () -> LakeUpkeep.sweepLeftovers(lake, lock::confirm));
    boolean wasKilled = log.isUnfinished();
    Persons persons = Persons.of(spark, withOtherPseudonyms(asked));
    SortedSet<Path> landing = landing(persons);
    List<Path> files = files(persons);
    SortedSet<Path> holding = progress.step("find", () -> search(persons).in(files));
    if (holding.isEmpty()) {
      if (wasKilled) {
        listed(persons).forEach(ListedPersons::refreshManifests);
      }
      // One that was killed at its end left nothing to do but to say so.
      log.unproven(persons).ifPresent(rows -> log.proven(persons, rows, files.size()));
      return new Outcome(persons.size(), new TreeMap<>(), files.size(), landing, outOfReach());
    }
    SortedMap<String, Long> rows = count(holding, persons);
    lock.confirm();
    log.begun(persons, rows);
    SortedMap<String, IsoWeek> all = configuration.retention().firstWeeks(EVER);
    all.replaceAll((table, first) -> EVER);
    new LakeUpkeep(lake, records, all, persons.rows()).carryOut(progress::run, lock::confirm);
    progress.run(
        "lists",
        () -> {
          // Tokens of two weeks stand in them, and they can be made again.
          configuration
              .output()
              .ifPresent(output -> ListFiles.delete(new ListFiles(output).deltas()));
          rows.put("lists", listed(persons).stream().mapToLong(ListedPersons::erase).sum());
          if (wasKilled) {
            listed(persons).forEach(ListedPersons::refreshManifests);
          }
        });
    List<Path> left = files(persons);
    SortedSet<Path> still = progress.step("search", () -> search(persons).in(left));
    if (!still.isEmpty()) {
      throw new IllegalStateException("they are still in " + still);
    }
    log.proven(persons, rows, left.size());
    return new Outcome(persons.size(), rows, left.size(), landing, outOfReach());
  }

  /** A change of keys gave the same person another pseudonym: who asks means both. */
  private SortedMap<String, SortedSet<String>> withOtherPseudonyms(
      SortedMap<String, SortedSet<String>> asked) {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    asked.forEach((operator, pseudonyms) -> all.put(operator, new TreeSet<>(pseudonyms)));
    String[] changes =
        tableFiles(PseudonymChange.TABLE).stream()
            .map(file -> Places.hadoop(file).toString())
            .toArray(String[]::new);
    long before = -1;
    while (changes.length > 0 && before != size(all)) {
      before = size(all);
      all.forEach(
          (operator, pseudonyms) -> {
            Object[] known = pseudonyms.toArray();
            List<Row> pairs =
                spark
                    .read()
                    .parquet(changes)
                    .filter(
                        col(PseudonymChange.OPERATOR)
                            .equalTo(operator)
                            .and(
                                col(PseudonymChange.OLD_SUBSCRIBER_ID)
                                    .isin(known)
                                    .or(col(PseudonymChange.NEW_SUBSCRIBER_ID).isin(known))))
                    .select(PseudonymChange.OLD_SUBSCRIBER_ID, PseudonymChange.NEW_SUBSCRIBER_ID)
                    .collectAsList();
            for (Row pair : pairs) {
              pseudonyms.add(pair.getString(0));
              pseudonyms.add(pair.getString(1));
            }
          });
    }
    return all;
  }

  private static long size(SortedMap<String, SortedSet<String>> pseudonyms) {
    return pseudonyms.values().stream().mapToLong(Set::size).sum();
  }

  private FileSearch search(Persons persons) {
    Set<String> texts = new HashSet<>(persons.allTexts());
    listed(persons).forEach(lists -> texts.addAll(lists.tokens()));
    Set<Long> numbers = new HashSet<>();
    persons
        .hashes()
        .values()
        .forEach(
            of ->
                of.forEach(
                    each -> {
                      numbers.add(each.key());
                      numbers.add(each.check());
                    }));
    return new FileSearch(spark, texts, numbers);
  }

  /**
   * Everything in the lake and among the outputs, but the lock that is held meanwhile and other
   * operators' own partitions.
   */
  private List<Path> files(Persons persons) {
    Set<Path> files = new TreeSet<>(Places.ORDER);
    files.addAll(Places.filesUnder(lakeFolder));
    lake.places().keySet().forEach(table -> files.addAll(tableFiles(table)));
    configuration.output().ifPresent(output -> files.addAll(Places.filesUnder(output)));
    return files.stream()
        .filter(file -> !LakeLock.isFileOf(lakeFolder, file))
        .filter(
            file -> {
              String operator = operatorOf(file);
              return operator.isEmpty() || persons.pseudonyms().containsKey(operator);
            })
        .toList();
  }

  private List<Path> tableFiles(String table) {
    String place = lake.places().get(table);
    return place == null || !Places.isReachable(place)
        ? List.of()
        : Places.filesUnder(Places.path(place).resolve("data")).stream()
            .filter(file -> file.getFileName().toString().endsWith(".parquet"))
            .map(Path::toAbsolutePath)
            .toList();
  }

  private List<String> outOfReach() {
    return lake.places().entrySet().stream()
        .filter(place -> !Places.isReachable(place.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String operatorOf(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith("operator=")) {
        return part.toString().substring("operator=".length());
      }
    }
    return "";
  }

  private SortedMap<String, Long> count(Set<Path> holding, Persons persons) {
    SortedMap<String, Long> rows = new TreeMap<>();
    Erased erased = persons.rows();
    erased
        .conditions()
        .forEach(
            (table, byOperator) -> {
              List<Path> ofTable = new ArrayList<>(tableFiles(table));
              ofTable.retainAll(holding.stream().map(Path::toAbsolutePath).toList());
              long found = 0;
              for (Map.Entry<String, Column> of : byOperator.entrySet()) {
                String[] ofOperator =
                    ofTable.stream()
                        .filter(file -> operatorOf(file).equals(of.getKey()))
                        .map(file -> Places.hadoop(file).toString())
                        .toArray(String[]::new);
                if (ofOperator.length > 0) {
                  found += spark.read().parquet(ofOperator).filter(of.getValue()).count();
                }
              }
              rows.put(table, found);
            });
    return rows;
  }

  private List<ListedPersons> listed(Persons persons) {
    Set<String> phases = new TreeSet<>();
    configuration.phases().forEach(phase -> phases.add(phase.name()));
    records.all().forEach(run -> phases.addAll(run.phases()));
    return configuration.output().stream()
        .map(output -> new ListedPersons(output, List.copyOf(phases), persons))
        .toList();
  }

  private SortedSet<Path> landing(Persons persons) {
    SortedSet<Path> landing = new TreeSet<>(Places.ORDER);
    configuration
        .landing()
        .ifPresent(
            folder ->
                persons
                    .pseudonyms()
                    .forEach(
                        (operator, pseudonyms) ->
                            landing.addAll(
                                new FileSearch(spark, pseudonyms, Set.of())
                                    .in(Places.filesReachedFrom(folder.resolve(operator))))));
    return landing;
  }
}
