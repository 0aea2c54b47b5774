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
import java.util.Optional;
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
import org.sunset2g.PassingFolder;
import org.sunset2g.SparkForTests;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.pseudonym.IdentifierKind;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.SecretReference;
import org.sunset2g.vocabulary.IsoWeek;

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
  private static final String[] RETAIN = {
    "retain", "--set", "retention.stateWeeks=2", "--set", "retention.landingWeeks=2"
  };
  private static final String[] ERASE = {
    "erase", "--subscriber-id", ASKING, "--operator", OPERATOR
  };

  private final ChildProcesses processes = new ChildProcesses();
  private static Told onDisk;
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

  /** What the same came to on the disk with the embedded catalogue. */
  private record Told(
      WorkedExample example,
      SortedMap<String, String> outputs,
      String ledger,
      List<String> retained,
      List<String> erased,
      SortedMap<String, String> outputsAfter) {}

  /** The story on the disk, told once for all places that one process tries. */
  private static synchronized Told onDisk(Path folder) throws IOException {
    if (onDisk == null) {
      WorkedExample example = WorkedExample.write(folder.resolve("example"), OPERATOR);
      for (IsoWeek week : WEEKS) {
        writeWhatMayLieBeside(example.landing().resolve(OPERATOR).resolve(week.toString()));
      }
      Weeks here =
          Weeks.at(
              new Place(example.landing().toString(), folder.resolve("lake").toString(), Map.of()),
              example,
              folder.resolve("here"));
      WEEKS.forEach(week -> here.week(week.toString()));
      SortedMap<String, String> outputs = here.outputs();
      here.week(LAST);
      assertThat(here.outputs()).isEqualTo(outputs);
      onDisk =
          new Told(
              example,
              outputs,
              here.exported("ledger", LAST),
              lines(here.run(RETAIN)),
              lines(here.run(ERASE)),
              here.outputs());
    }
    return onDisk;
  }

  /** Files that a week need not have, each read by a reader of its own. */
  private static void writeWhatMayLieBeside(Path week) throws IOException {
    String other = "0123456789abcdef".repeat(2);
    Files.writeString(
        week.resolve(PseudonymManifest.FILE),
        PseudonymManifest.of("00000001", IdentifierKind.MSISDN).toJson());
    Files.writeString(week.resolve("do_not_call.csv"), "subscriber_id\n" + other + "\n");
    Files.writeString(
        week.resolve("contact_history.csv"),
        "subscriber_id,contacted_on\n" + other + ",2024-08-01\n");
    Path results = Files.createDirectories(week.resolve(LandingFolder.RESULTS));
    Files.writeString(results.resolve("ket-qua.csv"), "no header at all\n1,2,3\n");
  }

  /** What a command said, without sizes in bytes and counts of files that were searched. */
  private static List<String> lines(CommandRun run) {
    assertThat(run.code()).as(run.err()).isZero();
    return run.out()
        .lines()
        .filter(line -> !line.contains("/landing/"))
        .map(line -> line.strip().replaceAll(" +", " ").replaceAll(" [0-9,]+$", ""))
        .map(line -> line.replaceAll("[0-9,]+ files", "files"))
        .toList();
  }

  /** Commands of one lake. */
  private record Weeks(List<String> options, Path folder, Path lake) {
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
      settings.put("outreach.papers", "[]");
      settings.put("report.forms", "[pages]");
      List<String> options = new ArrayList<>();
      settings.forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
      return new Weeks(options, folder, Places.path(place.lake()));
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

    Configuration configuration() {
      return Configuration.read(Optional.empty(), assignments(this));
    }

    SortedMap<String, String> outputs() throws IOException {
      SortedMap<String, String> outputs = new TreeMap<>();
      Path output = folder.resolve("output");
      for (Path file : Places.filesUnder(output)) {
        byte[] content = Files.readAllBytes(file);
        outputs.put(
            output.relativize(file).toString(), Arrays.hashCode(content) + " " + content.length);
      }
      return outputs;
    }
  }

  @BeforeAll
  void runThreeWeeks(@TempDir Path folder) throws Exception {
    SparkForTests.session();
    Told told = onDisk(PassingFolder.make("sunset2g-"));
    Place place = start(processes, Files.createDirectories(folder.resolve("place")));
    there = Weeks.at(place, told.example(), Files.createDirectories(folder.resolve("there")));
    HadoopSettings.use(SecretReference.resolved(there.configuration().spark()));
    deliver(told.example().landing(), Places.path(place.landing()));
    WEEKS.forEach(week -> there.week(week.toString()));
  }

  private static List<String> assignments(Weeks weeks) {
    return weeks.options.stream().filter(word -> !word.equals("--set")).toList();
  }

  private static void deliver(Path from, Path to) throws IOException {
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
    assertThat(run.records().published(OPERATOR, WEEKS.get(2)).orElseThrow().counts())
        .containsEntry(OPERATOR + ".do_not_call.accepted", 1L)
        .containsEntry(OPERATOR + ".contact_history.accepted", 1L)
        .containsEntry(OPERATOR + ".outreach_result.rejected", 1L);
    assertThat(run.conversions(WEEKS.get(2)))
        .isEqualTo(WorkedExample.expectedConversions(OPERATOR, "phase1"));
  }

  @Test
  @Order(2)
  void reportsAndListsAreTheSameBytes() throws IOException {
    assertThat(there.outputs()).isEqualTo(onDisk.outputs()).hasSizeGreaterThan(20);
  }

  @Test
  @Order(3)
  void aWeekThatIsRunAgainIsTheSame() throws IOException {
    there.week(LAST);
    assertThat(there.outputs()).isEqualTo(onDisk.outputs());
    assertThat(there.run("runs").out()).contains("000004", "PUBLISHED");
    assertThat(there.exported("ledger", LAST)).isEqualTo(onDisk.ledger());
  }

  @Test
  @Order(4)
  void whoeverComesSecondIsToldWhoIsAtWork() {
    Map<String, String> catalogue = there.configuration().catalogue();
    try (LakeLock lock = LakeLock.take(there.lake, catalogue, "weekly 2024-W38")) {
      lock.tell("000009");
      CommandRun second = there.run("weekly", "--week", LAST);
      assertThat(second.code()).isEqualTo(Sunset2g.NOT_YET);
      assertThat(second.err())
          .contains("run 000009 (weekly 2024-W38), begun 2", "on host ")
          .contains("process " + ProcessHandle.current().pid());
      lock.confirm();
    }
  }

  @Test
  @Order(5)
  void retainDeletesTheSame() throws IOException {
    assertThat(lines(there.run(RETAIN))).isEqualTo(onDisk.retained());
    assertThat(there.exported("ledger", LAST)).isEqualTo(onDisk.ledger());
  }

  @Test
  @Order(6)
  void anErasedPersonIsInNoFile() throws IOException {
    assertThat(rowsOf(ASKING)).isPositive();
    assertThat(lines(there.run(ERASE))).isEqualTo(onDisk.erased());
    assertThat(rowsOf(ASKING)).isZero();
    assertThat(Files.readAllLines(there.lake.resolve(ErasureLog.FILE)))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"proven\"");
    assertThat(there.outputs()).isEqualTo(onDisk.outputsAfter());
  }

  /** Rows in the files themselves, those that a delete file hides among them; read by Spark. */
  private long rowsOf(String pseudonym) {
    return SparkForTests.session()
        .read()
        .option("pathGlobFilter", "*[0-9a-f].parquet")
        .parquet(
            Places.hadoop(there.lake.resolve("warehouse/sunset2g/subscriber_snapshot/data"))
                .toString())
        .filter(functions.col("subscriber_id").equalTo(pseudonym))
        .count();
  }
}
