package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Two weeks of which the second was published wrong, with a wrong catalogue, and again when both
 * were right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainCommandTest {
  private static final List<IsoWeek> WEEKS = List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36));
  private static final String C = "VN-2025/05980";

  /** Each subscriber: the first week, the second as it was told first, and as it is. */
  private static final String[][] TOLD = {
    {"A g", "A g", "A g"},
    {"A g", "A g", "A s"},
    {"A g", "A g", "A f"},
    {"A g", "A s", "A g"},
    {"A g", "A g", "B g"},
    {"A g", "A g", ""},
    {"A g", "", "A g"},
    {"", "", "A g"},
    {"A g", "A g", "A g M2M"},
    {"A x", "A x", "A x"},
    {"A y", "A y", "A y"},
    {"A g", "A g", "A u"},
    {"A g", "A u", "A g"},
    {"A g", "A g", "A t"},
    {"A g", "A g", "A - PORTED_OUT"},
    {"A g", "A g", C + " g"},
    {"A g M2M", "A g M2M", "A g"},
    {"A -", "A g", "A -"},
    {"A g", "A g", "A p"},
    {"A g", "A g", "A - RECLAIMED"},
  };

  private static final List<String> BETWEEN =
      List.of(
          "06007 AT_RISK_REVISION_1 14 0",
          "06007 CONVERTED_SMARTPHONE 1 -1",
          "06007 CONVERTED_FEATURE_PHONE 1 -1",
          "06007 CONVERTED_OTHER 1 -1",
          "06007 UPGRADED_BELOW_TARGET 1 -1",
          "06007 DOWNGRADED 1 1",
          "06007 NEW_SUBSCRIBER 1 1",
          "06007 RETURNED 2 2",
          "06007 LEFT_PORTED 1 -1",
          "06007 LEFT_RECLAIMED 1 -1",
          "06007 LEFT_VANISHED 1 -1",
          "06007 GONE_QUIET 1 -1",
          "06007 MOVED_OUT 1 -1",
          "06007 REZONED_OUT 1 -1",
          "06007 RECLASSIFIED_OUT 1 -1",
          "06007 RECLASSIFIED_IN 1 1",
          "06007 HANDSET_UNKNOWN 1 -1",
          "06007 HANDSET_IDENTIFIED 1 1",
          "06007 EXEMPTED 1 -1",
          "06007 STAYED 1 0",
          "06007 AT_RISK_REVISION_2 7 -7",
          "06010 AT_RISK_REVISION_1 0 0",
          "06010 MOVED_IN 1 1",
          "06010 AT_RISK_REVISION_2 1 1",
          "05980 AT_RISK_REVISION_1 0 0",
          "05980 REZONED_IN 1 1",
          "05980 AT_RISK_REVISION_2 1 1");

  private Path folder;
  private EngineRun run;

  @BeforeAll
  void publishTheSecondWeekTwice(@TempDir Path temporary) {
    folder = temporary;
    Story.writeText(
        folder.resolve("admin_units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        VN-2025,province,20,Tỉnh Lạng Sơn,
        VN-2025,commune,05980,Xã C,20
        """);
    Story.writeText(
        folder.resolve("admin_unit_changes.csv"), "old_code,new_code,kind\n06007,05980,exact\n");
    catalogue("first", "x", "2G");
    catalogue("second", "x", "2G|4G", "y", "2G");
    catalogue("", "x", "2G");
    story(1).write(folder.resolve("landing"), "viettel", WEEKS);
    run = EngineRun.in(folder, settings()).weeks(WEEKS);
    catalogue("", "x", "2G|4G", "y", "2G");
    story(2).write(folder.resolve("landing"), "viettel", WEEKS);
    run.week(WEEKS.get(1));
  }

  private static Story story(int telling) {
    Story story = new Story();
    for (int person = 1; person <= TOLD.length; person++) {
      story.subscriber(person, TOLD[person - 1][0], TOLD[person - 1][telling]);
    }
    return story;
  }

  /** The catalogue in force where the name is empty, else one beside. */
  private void catalogue(String name, String... lettersAndGenerations) {
    Path file = name.isEmpty() ? Path.of("catalogue/2024-08-01.csv") : Path.of(name + ".csv");
    Story.writeText(folder.resolve(file), Story.catalogueKnowing(lettersAndGenerations));
  }

  @Test
  void theRowsOfCommunesAreThoseOfThePublishedLedger() {
    List<String> ledger = new ArrayList<>();
    run.ledger(WEEKS.subList(1, 2))
        .forEach((key, subscribers) -> ledger.add(key + "|" + subscribers));

    List<String[]> rows = csv("--week", "2024-W36");

    assertThat(
            rows.stream()
                .filter(row -> row[3].equals("commune") && !row[8].equals("0"))
                .map(
                    row ->
                        String.join("|", row[0], row[1], row[2], row[4], row[5], row[7], row[8])))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(ledger);
  }

  @Test
  void everyLevelAddsUpToTheSameAndFromOpeningToClosing() {
    SortedMap<String, Long> byLevel = new TreeMap<>();
    long flows = 0;
    for (String[] row : csv("--week", "2024-W36")) {
      byLevel.merge(row[3] + " " + row[7], Long.parseLong(row[8]), Long::sum);
      if (row[3].equals("country") && !row[7].equals("CLOSING")) {
        flows += Long.parseLong(row[9]);
      }
    }

    // Sixteen at risk in W35: all but 8, 11 (not in that catalogue), 17 (a machine) and 18.
    assertThat(byLevel).containsEntry("country OPENING", 16L).containsEntry("country CLOSING", 9L);
    assertThat(flows).isEqualTo(9 - 16);
    byLevel.forEach(
        (key, sum) ->
            assertThat(sum).as(key).isEqualTo(byLevel.get("country " + key.split(" ")[1])));
  }

  @Test
  void theTableShowsEachFlowWithWhatItDoesAndInWords() {
    CommandRun shown = explain("--week", "2024-W36", "--by", "province");

    assertThat(shown.code()).isZero();
    assertThat(shown.err())
        .isEqualTo(
            "restricted: the operator's own numbers, small ones unprotected; not to be passed on\n");
    assertThat(shown.out())
        .startsWith(
            "viettel: 2024-W36, phase1, revision 2 (run 000003)\n  VN-2004/20 Tỉnh Lạng Sơn\n")
        .containsPattern("(?m)^    OPENING {20,}16$")
        .containsPattern("(?m)^    EXEMPTED +1 +-1  machine, or area outside the phase$")
        .containsPattern("(?m)^    CLOSING +8 +-8$")
        .contains("  VN-2025/20 Tỉnh Lạng Sơn\n");
  }

  @Test
  void anAreaIsShownWithAllBelowIt() {
    assertThat(explain("--week", "2024-W36", "--area", "VN-2004/180").out())
        .containsPattern("CLOSING +8 +-8\n");
    assertThat(explain("--week", "2024-W36", "--area", "VN-2004/06010").out())
        .contains("MOVED_IN")
        .containsPattern("CLOSING +1 +\\+1\n");
    assertThat(explain("--week", "2024-W36", "--area", C, "--revision", "1").out())
        .contains("nobody at risk");
  }

  @Test
  void anEarlierRevisionHasTheLedgerItPublished() {
    assertThat(explain("--week", "2024-W36", "--revision", "1").out())
        .startsWith("viettel: 2024-W36, phase1, revision 1 (run 000002)\n")
        .containsPattern("CLOSING +14 +-2\n");
  }

  @Test
  void twoRevisionsDifferByTheFlowsOfThoseWhoWereToldDifferently() {
    assertThat(communes("--week", "2024-W36", "--revision", "1", "--with", "2"))
        .containsExactlyElementsOf(BETWEEN);
  }

  @Test
  void theOtherWayRoundTheNumbersChangePlaces() {
    List<String> rows = communes("--week", "2024-W36", "--revision", "2", "--with", "1");

    assertThat(rows)
        .contains(
            "06007 AT_RISK_REVISION_2 7 0",
            "06007 AT_RISK_REVISION_1 14 7",
            "06007 DOWNGRADED 4 4",
            "06007 CONVERTED_SMARTPHONE 1 -1",
            "05980 REZONED_OUT 1 -1",
            "06010 MOVED_OUT 1 -1");
  }

  @Test
  void aRevisionDiffersInNothingFromItself() {
    assertThat(communes("--week", "2024-W36", "--revision", "2", "--with", "2"))
        .filteredOn(row -> !row.contains("AT_RISK_REVISION"))
        .containsExactly("06007 STAYED 7 0", "06010 STAYED 1 0", "05980 STAYED 1 0");
  }

  @Test
  void twoCataloguesDifferByWhomTheyReclassify() {
    String[] between = {
      "--week",
      "2024-W36",
      "--catalogue",
      folder.resolve("first.csv").toString(),
      "--with",
      folder.resolve("second.csv").toString()
    };

    assertThat(communes(between))
        .containsExactly(
            "06007 AT_RISK_WITH_FIRST 7 0",
            "06007 RECLASSIFIED_OUT 1 -1",
            "06007 RECLASSIFIED_IN 1 1",
            "06007 STAYED 6 0",
            "06007 AT_RISK_WITH_SECOND 7 0",
            "06010 AT_RISK_WITH_FIRST 1 0",
            "06010 STAYED 1 0",
            "06010 AT_RISK_WITH_SECOND 1 0",
            "05980 AT_RISK_WITH_FIRST 1 0",
            "05980 STAYED 1 0",
            "05980 AT_RISK_WITH_SECOND 1 0");
  }

  @Test
  void withTheCatalogueOfTheWeekAsManyAreAtRiskAsWerePublished() {
    assertThat(explain("--week", "2024-W36", "--catalogue", "2024-W36", "--with", "first").code())
        .isEqualTo(2);
    assertThat(
            explain("--week", "2024-W36", "--catalogue", "2024-W36", "--with", "2024-08-01").out())
        .containsPattern("AT_RISK_WITH_FIRST +9\n")
        .containsPattern("AT_RISK_WITH_SECOND +9\n");
  }

  @Test
  void theFileIsForItsOwnerAndTheSameOnEveryRun() throws IOException {
    Path file = folder.resolve("out/why.csv");
    explain("--week", "2024-W36", "--revision", "1", "--with", "2", "--csv", file.toString());
    byte[] first = Files.readAllBytes(file);
    explain("--week", "2024-W36", "--revision", "1", "--with", "2", "--csv", file.toString());

    assertThat(file).hasBinaryContent(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .startsWith(
            "\uFEFFweek,operator,phase,level,code_system,code,name,line,subscribers,effect\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--week 2024-W50 | no run has published 2024-W50 | sunset2g runs",
        "--week 2024-W36 --operator mobi | no run has published 2024-W36 of mobi | viettel",
        "--week 2024-W36 --revision 3 | viettel was published 2 times | sunset2g runs",
        "--week 2024-W35 --revision 1 --with 2 | viettel was published once | sunset2g runs",
        "--week 2024-W36 --phase phase9 | run 000003 has no phase 'phase9' | phase1",
        "--week 2024-W36 --area VN-2004/99 | there is no area VN-2004/99 | --by commune"
      })
  void whatIsNotThereIsRefusedWithTheCommandThatListsIt(String words, String said, String cure) {
    CommandRun refused = explain(words.split(" "));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(said, "what to do", cure).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--week 2024-W36 --with 2 | --revision N --with M",
        "--week 2024-W36 --catalogue 2024-W36 | --with B",
        "--week 2024-W36 --catalogue 2024-W36 --revision 1 --with 2 | not both",
        "--week 2024-W36 --revision 1 --with 2024-W36 | number of a revision",
        "--week 2024-W36 --area nowhere | --area",
        "--week 2024-W36 --csv why.txt | .csv",
        "--week 2024-W36 --by hamlet | country, province, district, commune"
      })
  void wrongUsageEndsWithOne(String words, String said) {
    CommandRun refused = explain(words.split(" "));

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).startsWith("sunset2g: ").contains(said);
  }

  @Test
  void aRevisionWhoseStateIsDeletedKeepsItsLedger(@TempDir Path place) {
    EngineRun kept = EngineRun.in(place, settings()).weeks(WEEKS);
    kept.week(WEEKS.get(1));
    assertThat(in(place, "retain").code()).isZero();

    CommandRun compared =
        in(place, "explain", "--week", "2024-W36", "--revision", "1", "--with", "2");
    CommandRun ledger = in(place, "explain", "--week", "2024-W36", "--revision", "1");

    assertThat(compared.code()).isEqualTo(2);
    assertThat(compared.err())
        .contains("the state that run 000002 left of 2024-W36 is deleted (a later run replaced it)")
        .contains("sunset2g explain --week 2024-W36 --operator viettel --revision 1");
    assertThat(ledger.code()).isZero();
    assertThat(ledger.out()).contains("revision 1 (run 000002)").contains("CLOSING");
  }

  @Test
  void anOperatorWithOneRevisionIsLeftOutAndNamed(@TempDir Path place) throws IOException {
    EngineRun two = EngineRun.in(place, settings()).weeks(WEEKS.subList(0, 1));
    two.week(WEEKS.get(0));
    Story other = new Story().subscriber(1, "A g", "A g");
    other.write(folder.resolve("landing"), "mobi", WEEKS.subList(0, 1));
    two.week(WEEKS.get(0));
    StagedOutputs.delete(folder.resolve("landing/mobi"));

    CommandRun compared =
        in(place, "explain", "--week", "2024-W35", "--revision", "1", "--with", "3");

    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out()).startsWith("viettel: ").doesNotContain("mobi");
    assertThat(compared.err()).contains("left out, without such a revision: mobi\n");
  }

  @Test
  void aLakeThatIsNotThereIsNotMade() {
    Path none = folder.resolve("none");

    assertThat(in(none, "explain", "--week", "2024-W36").code()).isEqualTo(2);
    assertThat(none).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(LedgerFlow.class)
  void everyFlowHasWords(LedgerFlow flow) {
    assertThat(ExplainedFlow.valueOf(flow.name()).words()).isNotBlank();
  }

  /** Rows of communes: code, line, subscribers and effect. */
  private List<String> communes(String... words) {
    return csv(words).stream()
        .filter(row -> row[3].equals("commune"))
        .map(row -> String.join(" ", row[5], row[7], row[8], row[9]))
        .toList();
  }

  private List<String[]> csv(String... words) {
    Path file = folder.resolve("explained.csv");
    List<String> with = new ArrayList<>(Arrays.asList(words));
    with.addAll(List.of("--csv", file.toString()));
    CommandRun run = explain(with.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private CommandRun explain(String... words) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(Arrays.asList(words));
    return in(folder, all.toArray(String[]::new));
  }

  private CommandRun in(Path place, String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    for (String setting : settings()) {
      all.addAll(List.of("--set", setting));
    }
    all.addAll(List.of("--set", "paths.lake=" + place.resolve("lake")));
    all.addAll(List.of("--set", "paths.output=" + place.resolve("output")));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + folder.resolve("landing"),
      "reference.tacCatalogue=" + folder.resolve("catalogue"),
      "reference.adminUnits=" + folder.resolve("admin_units.csv"),
      "reference.adminUnitChanges=" + folder.resolve("admin_unit_changes.csv")
    };
  }
}
