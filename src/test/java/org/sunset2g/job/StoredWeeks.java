package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;

/**
 * The worked example, run by the commands with landing folder, lake and catalogue somewhere, beside
 * the same on the disk with the embedded catalogue. One story, in order.
 */
@Tag("storage")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StoredWeeks {
  private static final String OPERATOR = "viettel";
  private static final String LAST = WEEKS.get(2).toString();
  private static final String ASKING = Story.pseudonym(3);

  private final ChildProcesses processes = new ChildProcesses();
  private Weeks here;
  private Weeks there;

  /**
   * Where landing folder and lake lie.
   *
   * @param landing folder of landing files
   * @param lake folder of the lake
   * @param settings what has to be set beside
   */
  record Place(String landing, String lake, Map<String, String> settings) {}

  /** Starts what the place needs; it ends with the processes or with {@link #stop}. */
  abstract Place start(ChildProcesses processes, Path folder) throws Exception;

  void stop() throws Exception {}

  /** Where a part is missing that only some machines have, in CI it must be there. */
  static void require(boolean isThere, String what) {
    if (System.getenv("CI") == null) {
      assumeThat(isThere).as(what + " is not installed here").isTrue();
    }
    assertThat(isThere).as(what + " is not installed here").isTrue();
  }

  /** Commands of one lake. */
  private record Weeks(List<String> options, Path folder, Path lake, Map<String, String> settings) {
    static Weeks at(Place place, WorkedExample example, Path folder) {
      Map<String, String> settings = new TreeMap<>(place.settings());
      settings.put("paths.landing", place.landing());
      settings.put("paths.lake", place.lake());
      settings.put("paths.output", folder.resolve("output").toString());
      settings.put("reference.tacCatalogue", example.catalogue().toString());
      settings.put("reference.adminUnits", example.adminUnits().toString());
      settings.put("reference.adminUnitChanges", example.changes().toString());
      settings.put("pseudonyms.numberPrefixes", "[]");
      settings.put("forecast.paths", "100");
      List<String> options = new ArrayList<>();
      settings.forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
      return new Weeks(options, folder, Places.path(place.lake()), settings);
    }

    CommandRun run(String... command) {
      List<String> all = new ArrayList<>(Arrays.asList(command));
      all.addAll(options);
      return CommandRun.of(all.toArray(String[]::new));
    }

    CommandRun week(String week) {
      CommandRun run = run("weekly", "--week", week);
      assertThat(run.code()).as(run.err()).isZero();
      return run;
    }

    String exported(String table, String week) throws IOException {
      Path file = folder.resolve(table + ".csv");
      CommandRun run = run("export", "--table", table, "--week", week, "--to", file.toString());
      assertThat(run.code()).as(run.err()).isZero();
      return Files.readString(file);
    }

    SortedMap<String, String> outputs() throws IOException {
      SortedMap<String, String> outputs = new TreeMap<>();
      Path output = folder.resolve("output");
      for (Path file : Places.filesUnder(output)) {
        byte[] content = Files.readAllBytes(file);
        outputs.put(output.relativize(file).toString(), Arrays.hashCode(content) + " " + content.length);
      }
      return outputs;
    }
  }

  @BeforeAll
  void runThreeWeeks(@TempDir Path folder) throws Exception {
    SparkForTests.session();
    WorkedExample example = WorkedExample.write(folder.resolve("example"), OPERATOR);
    here =
        Weeks.at(
            new Place(example.landing().toString(), folder.resolve("lake").toString(), Map.of()),
            example,
            folder.resolve("here"));
    Path ownFolder = Files.createDirectories(folder.resolve("there"));
    Place place = start(processes, folder.resolve("place"));
    there = Weeks.at(place, example, ownFolder);
    HadoopSettings.use(
        org.sunset2g.storage.SecretReference.resolved(
            Configuration.read(java.util.Optional.empty(), assignments(there)).spark()));
    deliver(example.landing(), Places.path(place.landing()));
    for (var week : WEEKS) {
      here.week(week.toString());
    }
    for (var week : WEEKS) {
      there.week(week.toString());
    }
  }

  private static List<String> assignments(Weeks weeks) {
    return weeks.options.stream().filter(word -> !word.equals("--set")).toList();
  }

  private static void deliver(Path from, Path to) throws IOException {
    if (from.equals(to)) {
      return;
    }
    for (Path file : Places.filesUnder(from)) {
      Path target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  @AfterAll
  void end() throws Exception {
    HadoopSettings.use(Map.of());
    stop();
    processes.close();
  }

  @Test
  @Order(1)
  void everyRowOfTheLedgerIsAsWrittenOut() {
    EngineRun run = EngineRun.in(there.folder, assignments(there).toArray(String[]::new));
    assertThat(run.ledger(WEEKS)).isEqualTo(WorkedExample.expectedLedger(OPERATOR, "phase1"));
    assertThat(run.conversions(WEEKS.get(2)))
        .isEqualTo(WorkedExample.expectedConversions(OPERATOR, "phase1"));
  }

  @Test
  @Order(2)
  void reportsAndListsAreTheSameBytes() throws IOException {
    assertThat(there.outputs()).isEqualTo(here.outputs()).hasSizeGreaterThan(20);
  }

  @Test
  @Order(3)
  void aWeekThatIsRunAgainIsTheSame() throws IOException {
    SortedMap<String, String> before = there.outputs();
    there.week(LAST);
    here.week(LAST);
    assertThat(there.outputs()).isEqualTo(before);
    assertThat(there.run("runs").out()).contains("000004", "PUBLISHED");
    assertThat(there.exported("ledger", LAST)).isEqualTo(here.exported("ledger", LAST));
  }

  @Test
  @Order(4)
  void whoeverComesSecondIsToldWhoIsAtWork() {
    Map<String, String> catalogue =
        Configuration.read(java.util.Optional.empty(), assignments(there)).catalogue();
    try (LakeLock lock = LakeLock.take(there.lake, catalogue, "weekly 2024-W38")) {
      lock.tell("000009");
      CommandRun second = there.run("weekly", "--week", LAST);
      assertThat(second.code()).isEqualTo(Sunset2g.BAD_INPUT);
      assertThat(second.err())
          .contains("run 000009 (weekly 2024-W38), begun 2", "on host ")
          .contains("process " + ProcessHandle.current().pid());
      lock.confirm();
    }
  }

  @Test
  @Order(5)
  void retainDeletesTheSame() throws IOException {
    String[] command = {"retain", "--set", "retention.stateWeeks=2", "--set", "retention.landingWeeks=2"};
    CommandRun ofHere = here.run(command);
    CommandRun ofThere = there.run(command);
    assertThat(ofThere.code()).as(ofThere.err()).isZero();
    assertThat(rowsAndFiles(ofThere.out())).isEqualTo(rowsAndFiles(ofHere.out()));
    assertThat(there.exported("ledger", WEEKS.get(0).toString()))
        .isEqualTo(here.exported("ledger", WEEKS.get(0).toString()));
    there.week(LAST);
    here.week(LAST);
    assertThat(there.outputs()).isEqualTo(here.outputs());
  }

  /** What was removed by table, without bytes. */
  private static List<String> rowsAndFiles(String said) {
    return said.lines()
        .map(line -> line.strip().replaceAll(" +", " ").replaceAll(" [0-9,]+$", ""))
        .toList();
  }

  @Test
  @Order(6)
  void anErasedPersonIsInNoFile() throws IOException {
    assertThat(dataFilesWith(there.lake, ASKING)).isNotEmpty();
    String[] command = {"erase", "--subscriber-id", ASKING, "--operator", OPERATOR};
    CommandRun ofHere = here.run(command);
    CommandRun ofThere = there.run(command);
    assertThat(ofThere.code()).as(ofThere.err()).isZero();
    assertThat(ofThere.out()).doesNotContain("could not be searched");
    assertThat(ofThere.out().lines().filter(line -> !line.contains("landing")).count())
        .isEqualTo(ofHere.out().lines().filter(line -> !line.contains("landing")).count());
    assertThat(dataFilesWith(there.lake, ASKING)).isEmpty();
    assertThat(Files.readAllLines(there.lake.resolve(ErasureLog.FILE)))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"proven\"");
    assertThat(there.outputs()).isEqualTo(here.outputs());
  }

  /** Read by Spark alone: files in which somebody stands by name. */
  private static List<String> dataFilesWith(Path lake, String pseudonym) {
    List<String> found = new ArrayList<>();
    for (Path file : Places.filesUnder(lake.resolve("warehouse"))) {
      if (file.toString().endsWith(".parquet") && !file.toString().endsWith("-deletes.parquet")) {
        var rows = SparkForTests.session().read().parquet(Places.hadoop(file).toString());
        if (Arrays.asList(rows.columns()).contains("subscriber_id")
            && rows.filter(functions.col("subscriber_id").equalTo(pseudonym)).count() > 0) {
          found.add(file.toString());
        }
      }
    }
    return found;
  }
}
