package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.outreach.OutreachToken;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Three weeks of one operator, the last of them under another key, and one run of another: one
 * story, in order, since its last chapter breaks it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeltaCommandTest {
  private static final List<IsoWeek> WEEKS =
      List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36), new IsoWeek(2024, 37));
  private static final String FILE = "viettel/VN-2004_180_huyen-trang-dinh.delta.csv";
  private static final String OTHER_FILE = "viettel/VN-2004_181_huyen-binh-gia.delta.csv";
  private static final String UNPLACED = "viettel/unplaced.delta.csv";

  private Path folder;
  private EngineRun run;

  @BeforeAll
  void runThreeWeeks(@TempDir Path temporary) throws IOException {
    folder = temporary;
    new Story()
        .subscriber(1, "A g", "A g", "A g")
        .subscriber(2, "A g", "A s", "A s")
        .subscriber(3, "A g", "", "")
        .subscriber(4, "A g", "A t", "A t")
        .subscriber(5, "A s", "A g", "A g")
        .subscriber(6, "A g", "A G", "A g")
        .subscriber(7, "A g", "B g", "B g")
        .subscriber(8, "A g", "A s", "A g")
        .subscriber(9, "A g", "A g", "A s")
        .subscriber(10, "VN-2004/99999 g", "VN-2004/99999 g", "")
        .write(folder.resolve("landing"), "viettel", WEEKS);
    new Story().subscriber(1, "A g").write(folder.resolve("landing"), "mobi", WEEKS.subList(0, 1));
    changeKeyIn(WEEKS.get(2));
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,district,181,Huyện Bình Gia,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,181
        """);
    run = EngineRun.in(folder, settings());
    run.weeks(WEEKS);
    copyRun("000001", "000004", "mobi");
  }

  /** Pseudonyms of a week that begin with another letter, and the change that says so. */
  private void changeKeyIn(IsoWeek week) throws IOException {
    Path landing = folder.resolve("landing/viettel/" + week);
    for (String name : List.of("subscriber_snapshot.csv", "device_observation.csv")) {
      Path file = landing.resolve(name);
      Files.writeString(file, Files.readString(file).replaceAll("(?m)^a0", "b0"));
    }
    List<String> change = new ArrayList<>(List.of("old_subscriber_id,new_subscriber_id"));
    for (int number = 1; number <= 10; number++) {
      change.add(Story.pseudonym(number) + "," + changed(number));
    }
    Files.write(landing.resolve("pseudonym_change.csv"), change);
  }

  private static String changed(int number) {
    return "b" + Story.pseudonym(number).substring(1);
  }

  @Test
  @Order(1)
  void everybodyOfEitherWeekIsInTheFileOfTheListWithTheReason() throws IOException {
    CommandRun said = delta("--week", "2024-W36", "--to", folder.resolve("w36").toString());

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(rows(folder.resolve("w36").resolve(FILE)))
        .containsExactlyInAnyOrder(
            now(1, 36) + "|" + before(1, 35) + "|CARRIED||VN-2004/180",
            "|" + before(2, 35) + "|RESOLVED||VN-2004/180",
            "|" + before(3, 35) + "|NO_LONGER_SEEN||VN-2004/180",
            "|" + before(4, 35) + "|EXPIRED||VN-2004/180",
            now(5, 36) + "||NEW||",
            now(6, 36) + "|" + before(6, 35) + "|CHANGED|tac|VN-2004/180",
            "|" + before(8, 35) + "|RESOLVED||VN-2004/180",
            now(9, 36) + "|" + before(9, 35) + "|CARRIED||VN-2004/180");
    assertThat(rows(folder.resolve("w36").resolve(OTHER_FILE)))
        .containsExactly(
            new OutreachToken("phase1", "viettel", WEEKS.get(1), "VN-2004/181")
                    .maker()
                    .of(Story.pseudonym(7))
                + "|"
                + before(7, 35)
                + "|CHANGED|list|commune|team|VN-2004/180");
    assertThat(rows(folder.resolve("w36").resolve(UNPLACED))).hasSize(1);
    assertThat(words(said.out()))
        .contains("viettel phase1 2024-W35 9 1 2 3 2 1 1 6")
        .startsWith("operator phase base before NEW CHANGED CARRIED RESOLVED");
    assertThat(Files.readString(folder.resolve("w36").resolve(FILE)))
        .startsWith("\uFEFFtoken,token_before,status,status_vi,changed,list_before,")
        .contains(",RESOLVED,\"Đã chuyển đổi, đưa ra khỏi danh sách\",")
        .contains("Maker");
  }

  @Test
  @Order(2)
  void rowsAreInTheOrderOfWhatToLookAtFirst() throws IOException {
    assertThat(rows(folder.resolve("w36").resolve(FILE)).stream().map(row -> row.split("\\|")[2]))
        .containsExactly(
            "NEW",
            "CHANGED",
            "CARRIED",
            "CARRIED",
            "RESOLVED",
            "RESOLVED",
            "NO_LONGER_SEEN",
            "EXPIRED");
  }

  @Test
  @Order(2)
  void aFileIsNamedAsItsList() {
    for (String file : List.of(FILE, OTHER_FILE, UNPLACED)) {
      assertThat(
              folder.resolve("output/lists/2024-W36").resolve(file.replace(".delta.csv", ".csv")))
          .exists();
    }
  }

  @Test
  @Order(2)
  void onlyTheOwnerMayLookIntoFolderAndFiles() throws IOException {
    Path file = folder.resolve("w36").resolve(FILE);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  @Order(2)
  void aSubscriberUnderAnotherKeyIsTheSameOne() throws IOException {
    CommandRun said = delta("--week", "2024-W37");

    assertThat(said.code()).as(said.err()).isZero();
    Path deltas = folder.resolve("output/deltas/2024-W36_2024-W37");
    assertThat(rows(deltas.resolve(FILE)))
        .containsExactlyInAnyOrder(
            nowChanged(1) + "|" + before(1, 36) + "|CARRIED||VN-2004/180",
            nowChanged(5) + "|" + before(5, 36) + "|CHANGED|reason|VN-2004/180",
            nowChanged(6) + "|" + before(6, 36) + "|CHANGED|tac|VN-2004/180",
            nowChanged(8) + "||NEW||",
            "|" + before(9, 36) + "|RESOLVED||VN-2004/180");
    assertThat(words(said.out())).contains("viettel phase1 2024-W36 6 1 2 2 1 1 0 5");
  }

  @Test
  @Order(3)
  void anEarlierWeekOrItsRunAsBaseGivesTheSameBytes() throws IOException {
    String runId = run.records().published("viettel", WEEKS.get(0)).orElseThrow().runId();
    CommandRun ofWeek =
        delta("--week", "2024-W37", "--base", "2024-W35", "--to", folder + "/of-week");
    CommandRun ofRun = delta("--week", "2024-W37", "--base", runId, "--to", folder + "/of-run");

    assertThat(ofWeek.code()).as(ofWeek.err()).isZero();
    assertThat(ofRun.out()).isEqualTo(ofWeek.out());
    assertThat(words(ofWeek.out())).contains("viettel phase1 2024-W35 9 1 2 2 2 2 1 5");
    for (String file : List.of(FILE, OTHER_FILE, UNPLACED)) {
      assertThat(folder.resolve("of-run").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("of-week").resolve(file));
    }
    assertThat(rows(folder.resolve("of-week").resolve(FILE)))
        .contains("|" + before(2, 35) + "|RESOLVED||VN-2004/180")
        .contains(nowChanged(6) + "|" + before(6, 35) + "|CARRIED||VN-2004/180")
        .contains(nowChanged(8) + "|" + before(8, 35) + "|CHANGED|reason|VN-2004/180");
  }

  @Test
  @Order(4)
  void aBaseThatWillNotDoIsRefusedWithWhatThereIs() {
    assertThat(refused("--week", "2024-W36", "--base", "2024-W37"))
        .contains("2024-W37 is not earlier than 2024-W36")
        .contains("there is 2024-W35 (run ");
    assertThat(refused("--week", "2024-W37", "--base", "2024-W20"))
        .contains("viettel has not published 2024-W20")
        .contains("2024-W36 (run ");
    assertThat(refused("--week", "2024-W37", "--base", "000099"))
        .contains("there is no run 000099");
    assertThat(refused("--week", "2024-W37", "--base", "000004"))
        .contains("run 000004 of 2024-W35 is of mobi, not of viettel")
        .contains("--operator");
    assertThat(refused("--week", "2024-W35", "--operator", "viettel"))
        .contains("2024-W35 is the first published week of viettel");
    assertThat(refused("--week", "2024-W36", "--operator", "mobi"))
        .contains("mobi has not published 2024-W36")
        .contains("viettel");
    assertThat(delta("--week", "2024-W37", "--base", "last").code()).isEqualTo(1);
    assertThat(refused("--week", "2024-W37", "--to", folder.resolve("w36").toString()))
        .contains("it is not empty");
  }

  @Test
  @Order(5)
  void aWeekThatDoesNotSayWhoLeftIsRefusedWithTheCure() {
    RunRecord week = run.records().published("viettel", WEEKS.get(2)).orElseThrow();
    TreeMap<String, Long> without = new TreeMap<>(week.snapshots());
    without.remove(OutreachExit.TABLE);
    run.records().write(week.moved(without, week.deleted()));
    try {
      assertThat(refused("--week", "2024-W37"))
          .contains("does not say who of viettel left the lists")
          .contains("backfill --from 2024-W37 --to 2024-W37");
    } finally {
      run.records().write(week);
    }
  }

  @Test
  @Order(6)
  void weeksThatWereNotMadeOneFromTheOtherAreRefused() throws IOException {
    copyRun("000002", "000005", "viettel");

    assertThat(refused("--week", "2024-W37")).contains("backfill --stale");
    assertThat(refused("--week", "2024-W37", "--base", "000002"))
        .contains("run 000002 is not what readers see of 2024-W36: run 000005 replaced it");
  }

  /** Another run of the same week, published later. */
  private void copyRun(String from, String to, String operator) throws IOException {
    Path runs = folder.resolve("lake/runs");
    Files.writeString(
        runs.resolve(to + ".json"),
        Files.readString(runs.resolve(from + ".json"))
            .replaceFirst("\"runId\" : \"[0-9]+\"", "\"runId\" : \"" + to + "\"")
            .replaceFirst(
                "\"operators\" : \\[[^\\]]*\\]", "\"operators\" : [ \"" + operator + "\" ]"));
  }

  private static String before(int number, int week) {
    String list = number == 10 ? "unplaced" : "VN-2004/180";
    return new OutreachToken("phase1", "viettel", new IsoWeek(2024, week), list)
        .maker()
        .of(Story.pseudonym(number));
  }

  private static String now(int number, int week) {
    return before(number, week);
  }

  private static String nowChanged(int number) {
    return new OutreachToken("phase1", "viettel", WEEKS.get(2), "VN-2004/180")
        .maker()
        .of(changed(number));
  }

  /** Token, token before, status, what changed and the list before, of each row in order. */
  private static List<String> rows(Path file) throws IOException {
    String text = Files.readString(file).replace("\uFEFF", "");
    List<String> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      for (CSVRecord row : parser.getRecords()) {
        rows.add(String.join("|", row.get(0), row.get(1), row.get(2), row.get(4), row.get(5)));
      }
    }
    return rows.subList(1, rows.size());
  }

  private static String words(String text) {
    return text.replaceAll(" +", " ");
  }

  private String refused(String... options) {
    CommandRun refused = delta(options);
    assertThat(refused.code()).as(refused.out()).isEqualTo(2);
    return refused.err();
  }

  private CommandRun delta(String... options) {
    return command("delta", options);
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + folder.resolve("landing"),
      "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
      "reference.adminUnits=" + folder.resolve("units.csv"),
      "gates.minimumRows=1000"
    };
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
