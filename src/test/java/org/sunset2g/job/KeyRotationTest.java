package org.sunset2g.job;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.pseudonym.PseudonymManifest;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The worked example with its third week under a new key: with the change of pseudonyms nothing is
 * different, without it the operator is refused.
 */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRotationTest {
  private static final String OPERATOR = "viettel";
  private static final IsoWeek THIRD = WEEKS.get(2);

  private Path folder;
  private WorkedExample example;
  private String oldKey;
  private String newKey;

  /** Weeks under the old key, all of them under the new one, and the change from one to another. */
  @BeforeAll
  void pseudonymise(@TempDir Path temporary) throws IOException {
    folder = temporary;
    example = WorkedExample.write(folder, OPERATOR);
    Path keys = folder.resolve("keys.json");
    oldKey = said("keys", "create", keys.toString());
    deliver("rotated", oldKey, WEEKS.subList(0, 2));
    newKey = said("keys", "rotate", keys.toString());
    deliver("rotated", newKey, List.of(THIRD));
    deliver("always_new", newKey, WEEKS);
    said(
        "keys",
        "map",
        "--keyset",
        keys.toString(),
        "--crosswalk",
        folder.resolve("rotated.crosswalk").toString(),
        "--from",
        oldKey,
        "--to",
        newKey,
        "--out",
        folder.resolve("pseudonym_change.csv").toString());
    run(folder.resolve("rotated"), "lake").weeks(WEEKS.subList(0, 2));
  }

  @Test
  void aWeekUnderANewKeyGivesTheSameLedgerAndTheSameConversions() throws IOException {
    EngineRun rotated = run(with("mapped", change()), "lake");
    rotated.week(THIRD);
    EngineRun always = run(folder.resolve("always_new"), "always_lake").weeks(WEEKS);

    assertThat(rotated.ledger(WEEKS))
        .isEqualTo(WorkedExample.expectedLedger(OPERATOR, "phase1"))
        .isEqualTo(always.ledger(WEEKS));
    assertThat(rotated.conversions(THIRD)).isEqualTo(always.conversions(THIRD)).isNotEmpty();
    RunRecord run = rotated.records().published(OPERATOR, THIRD).orElseThrow();
    assertThat(run.pseudonyms().get(OPERATOR)).startsWith(newKey + " msisdn");
    assertThat(run.inputs())
        .extracting(RunRecord.Input::role)
        .contains(OPERATOR + " pseudonym_change", OPERATOR + " pseudonyms");
    assertThat(run.counts()).containsEntry(OPERATOR + ".pseudonym_change.not_carried", 0L);

    rotated.week(THIRD);
    assertThat(rotated.ledger(WEEKS)).isEqualTo(always.ledger(WEEKS));
    assertThat(rotated.conversions(THIRD)).isEqualTo(always.conversions(THIRD));
  }

  /** The register comes from another system, which may go on with the old pseudonyms. */
  @Test
  void aRegisterUnderTheOldKeyStillHolds() throws IOException {
    Path landing = with("old_register", change());
    EngineRun run =
        run(landing, "register_lake", "outreach.channels=[CALL]").weeks(WEEKS.subList(0, 2));
    SortedMap<String, Long> without = run.week(THIRD).counts();
    List<String> everybody =
        change().stream().skip(1).map(line -> line.split(",")[0]).collect(toList());
    everybody.add(0, "subscriber_id");
    Files.write(landing.resolve(OPERATOR).resolve(THIRD + "/do_not_call.csv"), everybody);
    SortedMap<String, Long> with = run.week(THIRD).counts();

    assertThat(without.get("outreach.listed")).isPositive();
    assertThat(with)
        .containsEntry("outreach.listed", 0L)
        .containsEntry("outreach.excluded.do_not_call", without.get("outreach.listed"));
  }

  @Test
  void aNewKeyWithoutTheChangeIsRefusedWithTheCure() throws IOException {
    assertThat(refusal(with("unmapped", List.of())))
        .contains("every subscriber would look new")
        .contains("keys map --from " + oldKey + " --to " + newKey);
  }

  @Test
  void aWeekThatDoesNotSayItsKeyDoesNotHideThatTheNextHasAnother() throws IOException {
    Path landing = with("silent", List.of());
    Files.delete(landing.resolve(OPERATOR).resolve(WEEKS.get(1) + "/" + PseudonymManifest.FILE));
    EngineRun silent = run(landing, "silent_lake").weeks(WEEKS.subList(0, 2));
    assertThat(silent.records().published(OPERATOR, WEEKS.get(1)).orElseThrow().notes())
        .anyMatch(note -> note.contains("the week has no pseudonyms.json"));

    assertThatThrownBy(() -> silent.week(THIRD))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("every subscriber would look new");
  }

  @Test
  void twoNewPseudonymsOfOneSubscriberAreRefusedWithTheLine() throws IOException {
    List<String> lines = new ArrayList<>(change());
    lines.add(lines.get(1).split(",")[0] + "," + "b".repeat(64));

    assertThat(refusal(with("old_twice", lines)))
        .contains("pseudonym_change.csv, line " + lines.size())
        .contains("on line 2")
        .contains("two new pseudonyms")
        .doesNotContain(lines.get(1).split(",")[0]);
  }

  @Test
  void oneNewPseudonymOfTwoSubscribersIsRefusedWithTheLine() throws IOException {
    List<String> lines = new ArrayList<>(change());
    lines.add("b".repeat(64) + "," + lines.get(2).split(",")[1]);

    assertThat(refusal(with("new_twice", lines)))
        .contains("pseudonym_change.csv, line " + lines.size())
        .contains("two old pseudonyms");
  }

  @Test
  void aChangeThatIsNoPairOfPseudonymsIsRefusedWithTheLine() throws IOException {
    List<String> lines = new ArrayList<>(change());
    lines.add("84912345678," + "b".repeat(64));

    assertThat(refusal(with("raw", lines)))
        .contains("pseudonym_change.csv, line " + lines.size())
        .doesNotContain("84912345678");
  }

  @Test
  void aChangeOfOtherSubscribersIsRefused() throws IOException {
    List<String> other = List.of(change().get(0), "c".repeat(64) + "," + "d".repeat(64));

    assertThat(refusal(with("other", other))).contains("it knows 0 of the");
  }

  @Test
  void aFileThatIsNotTheOneDescribedIsRefused() throws IOException {
    Path landing = with("touched", change());
    Path snapshot = landing.resolve(OPERATOR).resolve(THIRD + "/subscriber_snapshot.csv");
    Files.writeString(snapshot, Files.readString(snapshot) + "\n");

    assertThat(refusal(landing)).contains("its fingerprint is another");
  }

  @Test
  void filesOfTwoKeysDoNotGoIntoOneFolder() throws IOException {
    Path landing = with("two_keys", List.of());
    CommandRun second = pseudonymise(landing, oldKey, THIRD, "device_observation");

    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains(newKey).contains(oldKey).contains("could not be joined");
  }

  private String refusal(Path landing) {
    try {
      run(landing, "lake").week(THIRD);
      throw new AssertionError("the week was not refused");
    } catch (InputProblem refused) {
      return refused.getMessage();
    }
  }

  private EngineRun run(Path landing, String lake, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "paths.landing=" + landing,
                "reference.tacCatalogue=" + example.catalogue(),
                "reference.adminUnits=" + example.adminUnits(),
                "reference.adminUnitChanges=" + example.changes()));
    settings.addAll(List.of(more));
    return EngineRun.in(folder.resolve(lake), settings.toArray(String[]::new));
  }

  private List<String> change() throws IOException {
    return Files.readAllLines(folder.resolve("pseudonym_change.csv"));
  }

  /** The rotated delivery with those lines as change of pseudonyms in its third week. */
  private Path with(String name, List<String> change) throws IOException {
    Path landing = folder.resolve("landings").resolve(name);
    Path rotated = folder.resolve("rotated");
    try (Stream<Path> files = Files.walk(rotated)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = landing.resolve(rotated.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!change.isEmpty()) {
      Files.write(landing.resolve(OPERATOR).resolve(THIRD + "/pseudonym_change.csv"), change);
    }
    return landing;
  }

  private void deliver(String name, String key, List<IsoWeek> weeks) throws IOException {
    for (IsoWeek week : weeks) {
      for (String table : List.of("subscriber_snapshot", "device_observation")) {
        CommandRun made = pseudonymise(folder.resolve(name), key, week, table);
        assertThat(made.code()).as(made.err()).isZero();
      }
      assertThat(
              folder.resolve(name).resolve(OPERATOR).resolve(week + "/" + PseudonymManifest.FILE))
          .exists();
    }
  }

  private CommandRun pseudonymise(Path out, String key, IsoWeek week, String table)
      throws IOException {
    String clear =
        Files.readString(example.landing().resolve(OPERATOR).resolve(week + "/" + table + ".csv"));
    for (int subscriber = 1; subscriber <= 12; subscriber++) {
      clear = clear.replace(Story.pseudonym(subscriber), "09123450%02d".formatted(subscriber));
    }
    Path file = folder.resolve("clear").resolve(week + "_" + table + ".csv");
    Story.writeText(file, clear);
    return CommandRun.of(
        "pseudonymise",
        "--as",
        table,
        file.toString(),
        "--week",
        week.toString(),
        "--operator",
        OPERATOR,
        "--out",
        out.toString(),
        "--keyset",
        folder.resolve("keys.json").toString(),
        "--key",
        key,
        "--crosswalk",
        folder.resolve(out.getFileName() + ".crosswalk").toString());
  }

  private static String said(String... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().strip();
  }
}
