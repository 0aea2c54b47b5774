package org.sunset2g.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.SecondProcess;
import org.sunset2g.ledger.SubscriberKey;
import org.sunset2g.oracle.Story;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.sheet.ListManifest;
import org.sunset2g.sheet.ManifestCheck;
import org.sunset2g.vocabulary.IsoWeek;

/** Four weeks of two operators, of which one subscriber wants to be erased; one story, in order. */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EraseCommandTest {
  private static final List<IsoWeek> WEEKS =
      List.of(
          new IsoWeek(2024, 35),
          new IsoWeek(2024, 36),
          new IsoWeek(2024, 37),
          new IsoWeek(2024, 38),
          new IsoWeek(2024, 39));
  private static final List<IsoWeek> BEFORE = WEEKS.subList(0, 4);
  private static final IsoWeek NEXT = WEEKS.get(4);

  private static final String ASKING = Story.pseudonym(1);
  private static final String OTHER = Story.pseudonym(2);
  private static final String AT_RISK = Story.pseudonym(3);

  private Path folder;
  private EngineRun run;
  private SortedMap<String, Long> ledger;
  private SortedMap<String, String> outputs;
  private List<String> list;
  private List<Path> leftovers;
  private CommandRun nobody;
  private CommandRun erased;

  @BeforeAll
  void runFourWeeksAndErase(@TempDir Path temporary) throws IOException {
    folder = temporary;
    new Story()
        .subscriber(1, "A g", "A G", "A s", "A s", "A s")
        .subscriber(2, "A g", "A g", "A g", "A s", "A s")
        .subscriber(3, "A g", "A g", "A g", "A g", "A g")
        .subscriber(4, "A g", "A g", "A g", "A g", "A g")
        .write(folder.resolve("landing"), "viettel", WEEKS);
    new Story()
        .subscriber(8, "A g", "A s", "A s", "A s", "A s")
        .write(folder.resolve("landing"), "mobi", WEEKS);
    // A row twice, of which one is hidden in the lake, and one that is rejected.
    Path snapshot = landed(WEEKS.get(1), "subscriber_snapshot.csv");
    Files.writeString(
        snapshot,
        Files.readAllLines(snapshot).stream().filter(l -> l.startsWith(ASKING)).findFirst().get()
            + "\n",
        StandardOpenOption.APPEND);
    Files.writeString(
        landed(WEEKS.get(1), "device_observation.csv"),
        ASKING + ",,123,2024-09-02,2024-09-08,7,10,4G\n",
        StandardOpenOption.APPEND);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        """);
    run = EngineRun.in(folder, settings()).weeks(BEFORE);
    ledger = run.ledger(BEFORE);
    outputs = run.outputs();
    list = Files.readAllLines(list());
    Story.writeText(
        folder.resolve("output/deltas/2024-W35_2024-W36/viettel/unplaced.delta.csv"),
        "token,token_before\n," + token(ASKING, WEEKS.get(0)) + "\n");
    assertThat(holding(standsFor(ASKING)))
        .anyMatch(file -> file.contains("subscriber_state"))
        .anyMatch(file -> file.contains("conversion_event"))
        .anyMatch(file -> file.contains("/new_attachment/data/"))
        .anyMatch(file -> file.contains("/outreach_exit/data/"))
        .anyMatch(file -> file.endsWith("lists/2024-W36/viettel/" + NewAttachmentList.FILE))
        .anyMatch(file -> file.contains("lists/2024-W35"));
    for (String file : List.of(ListManifest.FILE, ListManifest.CHECKSUMS)) {
      Files.copy(list().resolveSibling(file), folder.resolve(file));
    }
    // What killed runs leave: files that no snapshot names, cut short.
    leftovers =
        List.of(
            cut("warehouse/sunset2g/subscriber_snapshot/data/operator=viettel/x.parquet"),
            cut("warehouse/sunset2g/new_attachment/data/operator=viettel/x.parquet"),
            cut("warehouse/sunset2g/subscriber_state/metadata/x.avro"),
            cut("scratch/rejected/x.parquet"));
    nobody = erase("b".repeat(64));
    assertThat(folder.resolve("lake/erasures.jsonl")).doesNotExist();
    erased = erase(ASKING);
    assertThat(erased.code()).as(erased.err()).isZero();
  }

  @Test
  @Order(1)
  void nothingThatStandsForThePersonIsInAnyFile() {
    assertThat(folder.resolve("output/deltas")).isEmptyDirectory();
    assertThat(holding(standsFor(ASKING))).isEmpty();
    assertThat(holding(standsFor(OTHER))).isNotEmpty();
  }

  @Test
  @Order(1)
  void whatKilledRunsLeftIsNoHindrance() {
    assertThat(leftovers).noneMatch(Files::exists);
  }

  @Test
  @Order(2)
  void whatIsPublishedStaysAndSoDoTheOthers() {
    assertThat(run.ledger(BEFORE)).isEqualTo(ledger).isNotEmpty();
    assertThat(changed(outputs)).isNotEmpty().allMatch(file -> file.startsWith("lists/"));
    assertThat(run.conversions(BEFORE.get(3)))
        .noneMatch(row -> row.contains(ASKING))
        .anyMatch(row -> row.contains(OTHER))
        .anyMatch(row -> row.startsWith("mobi|"));
  }

  @Test
  @Order(3)
  void theOthersOnAListKeepTheirRowsByteForByte() throws IOException {
    List<String> expected = new ArrayList<>(list);
    expected.removeIf(line -> line.startsWith(ASKING));
    assertThat(expected).hasSize(list.size() - 1);
    assertThat(Files.readAllLines(list())).isEqualTo(expected);
    assertThat(Files.readString(list())).endsWith("\r\n");
  }

  @Test
  @Order(4)
  void theActIsWrittenDownWithoutThePerson() throws IOException {
    assertThat(erased.out())
        .contains("subscriber_snapshot")
        .containsPattern("searched afterwards: [0-9,]+ files")
        .contains("viettel/2024-W35/subscriber_snapshot.csv")
        .doesNotContain(ASKING);
    assertThat(Files.readAllLines(folder.resolve("lake/erasures.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.contains("\"pseudonyms\":{\"viettel\":1}"))
        .anyMatch(line -> line.contains("\"event\":\"proven\"") && line.contains("filesSearched"));
  }

  @Test
  @Order(5)
  void aSecondTimeThereIsNobodyAndWhatAKillLeftUndoneIsDone() throws IOException {
    // As if it had been killed before it wrote the manifest, and the proof.
    assertThat(ManifestCheck.verify(list().getParent()).isWhole()).isTrue();
    for (String file : List.of(ListManifest.FILE, ListManifest.CHECKSUMS)) {
      Files.copy(
          folder.resolve(file), list().resolveSibling(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = folder.resolve("lake/erasures.jsonl");
    Files.write(log, Files.readAllLines(log).subList(0, 1));

    CommandRun again = erase(ASKING);

    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("is in no table");
    assertThat(ManifestCheck.verify(list().getParent()).isWhole()).isTrue();
    assertThat(Files.readAllLines(log)).hasSize(2).last().asString().contains("\"proven\"");
  }

  @Test
  @Order(6)
  void everybodyInAFileIsErased() throws IOException {
    Path file = folder.resolve("requests.csv");
    Files.writeString(
        file,
        "operator,subscriber_id\nviettel,%s\nviettel,%s\nmobi,%s\n"
            .formatted(OTHER, AT_RISK, Story.pseudonym(8)));

    // As if an erasure had been killed between the CSV of a list and its Parquet.
    Files.write(
        list(),
        Files.readString(list())
            .lines()
            .filter(line -> !line.startsWith(AT_RISK))
            .map(line -> line + "\r\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));

    CommandRun both = command("erase", "--file", file.toString());

    assertThat(both.code()).as(both.err()).isZero();
    assertThat(holding(standsFor(OTHER))).isEmpty();
    assertThat(holding(standsFor(Story.pseudonym(8)))).isEmpty();
    assertThat(holding(standsFor(AT_RISK))).isEmpty();
    assertThat(holding(standsFor(Story.pseudonym(4)))).isNotEmpty();
    assertThat(ManifestCheck.verify(list().getParent()).isWhole()).isTrue();
  }

  @Test
  @Order(7)
  void theNextWeekBalancesAndThePersonIsAsNeverSeen() {
    run.week(NEXT);

    // The one at risk leaves the opening under no name, and comes in as a new subscriber.
    assertThat(run.ledger(List.of(NEXT)))
        .containsEntry("2024-W39|viettel|phase1|VN-2004|06007|OPENING", 2L)
        .containsEntry("2024-W39|viettel|phase1|VN-2004|06007|LEFT_VANISHED", 1L)
        .containsEntry("2024-W39|viettel|phase1|VN-2004|06007|NEW_SUBSCRIBER", 1L)
        .containsEntry("2024-W39|viettel|phase1|VN-2004|06007|CLOSING", 2L);
  }

  @Test
  void theLakeIsStillHeldWhenAllFilesHaveBeenLookedThrough() throws Exception {
    Path lake = folder.resolve("lake");
    try (LakeLock lock = LakeLock.take(lake);
        Progress progress = Progress.of("erase", 1, Erasure.STEPS.size())) {
      Erasure.Outcome outcome =
          new Erasure(
                  SparkForTests.session(),
                  run.configuration(),
                  lake,
                  lock,
                  progress,
                  Clock.systemUTC())
              .erase(new TreeMap<>(Map.of("viettel", new TreeSet<>(Set.of("c".repeat(64))))));

      assertThat(outcome.searched()).isPositive();
      assertThat(SecondProcess.isRefused(lake)).isTrue();
    }
  }

  @Test
  void nobodyIsFoundWhoIsNotThere() {
    assertThat(nobody.code()).isZero();
    assertThat(nobody.out()).contains("is in no table");
  }

  @Test
  void whatIsNoPseudonymIsRefusedAndNotRepeated() {
    CommandRun refused = erase("84912345678");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("is no pseudonym").doesNotContain("84912345678");
  }

  @Test
  void anOperatorThatNobodyKnowsIsRefused() {
    CommandRun refused = command("erase", "--subscriber-id", ASKING, "--operator", "viettell");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("mobi, viettel");
  }

  private Path cut(String place) throws IOException {
    Path file = folder.resolve("lake").resolve(place);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[9000]);
  }

  private Path list() {
    return folder.resolve("output/lists/2024-W35/viettel/VN-2004_180_huyen-trang-dinh.csv");
  }

  private List<String> changed(SortedMap<String, String> before) {
    SortedMap<String, String> now = run.outputs();
    assertThat(now.keySet()).isEqualTo(before.keySet());
    return now.keySet().stream().filter(file -> !now.get(file).equals(before.get(file))).toList();
  }

  /** Pseudonym, the two hashes as numbers and as bytes of bounds, and tokens of the lists. */
  private List<String> standsFor(String pseudonym) {
    Row hashes =
        SparkForTests.session()
            .range(1)
            .select(SubscriberKey.key(lit(pseudonym)), SubscriberKey.check(lit(pseudonym)))
            .first();
    List<String> all =
        new ArrayList<>(List.of(pseudonym, "" + hashes.getLong(0), "" + hashes.getLong(1)));
    BEFORE.forEach(week -> all.add(token(pseudonym, week)));
    return all;
  }

  private static String token(String pseudonym, IsoWeek week) {
    return new OutreachToken("phase1", "viettel", week, "VN-2004/180").maker().of(pseudonym);
  }

  /** Files of lake and output in which one of the texts is, once they are decoded. */
  private List<String> holding(List<String> texts) {
    Map<String, String> found = new TreeMap<>();
    for (Path top : List.of(folder.resolve("lake"), folder.resolve("output"))) {
      try (Stream<Path> files = Files.walk(top)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = decoded(file);
          if (texts.stream().anyMatch(text::contains)) {
            found.put(folder.relativize(file).toString(), "");
          }
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return List.copyOf(new TreeSet<>(found.keySet()));
  }

  private static String decoded(Path file) throws IOException {
    if (file.toString().endsWith(".parquet")) {
      return SparkForTests.session()
          .read()
          .parquet(file.toUri().toString())
          .toJSON()
          .collectAsList()
          .toString();
    }
    if (file.toString().endsWith(".avro")) {
      StringBuilder text = new StringBuilder();
      try (DataFileReader<Object> rows =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        rows.forEach(text::append);
      }
      return text.toString();
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private Path landed(IsoWeek week, String name) {
    return folder.resolve("landing/viettel").resolve(week.toString()).resolve(name);
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + folder.resolve("landing"),
      "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
      "reference.adminUnits=" + folder.resolve("units.csv"),
      "outreach.papers=[TEAM_SHEETS]"
    };
  }

  private CommandRun erase(String pseudonym) {
    return command("erase", "--subscriber-id", pseudonym, "--operator", "viettel");
  }

  private CommandRun command(String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(Arrays.asList(options));
    for (String setting : settings()) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--set", "paths.lake=" + folder.resolve("lake")));
    arguments.addAll(List.of("--set", "paths.output=" + folder.resolve("output")));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
