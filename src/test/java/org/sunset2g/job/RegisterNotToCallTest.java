package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Nobody is put on a list while it cannot be known who must not be called. */
class RegisterNotToCallTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W35");

  @TempDir Path folder;

  @Test
  void anOperatorWhoseRegisterCannotBeUsedIsRefusedAndTheOthersArePublished() throws IOException {
    Path landing = folder.resolve("landing");
    for (String operator : List.of("a", "b")) {
      Story story = new Story();
      for (int number = 1; number <= 6; number++) {
        story.subscriber(number, "A g");
      }
      story.write(landing, operator, List.of(WEEK));
    }
    WorkedExample reference = WorkedExample.write(folder.resolve("reference"), "unused");
    EngineRun run =
        EngineRun.in(
            folder,
            "paths.landing=" + landing,
            "reference.tacCatalogue=" + reference.catalogue(),
            "reference.adminUnits=" + reference.adminUnits());
    Path register = landing.resolve("a/2024-W35/do_not_call.csv");
    Files.writeString(register, "number\n" + Story.pseudonym(3) + "\n");
    Path week = landing.resolve("b/2024-W35");
    Files.writeString(week.resolve("dnc.csv"), "subscriber_id\n");
    Files.writeString(week.resolve("crm_84912345678.csv"), "subscriber_id\n");
    Files.writeString(week.resolve("subscriber_snapshot.rejected.csv"), "line\n");
    hostileResults(week);

    RunRecord without = run.week(WEEK);

    assertThat(without.isPublished()).isTrue();
    assertThat(without.operators()).containsExactly("b");
    assertThat(without.refused()).containsOnlyKeys("a");
    assertThat(without.refused().get("a"))
        .contains(register.toString(), "subscriber_id", "what to do: ")
        .contains("without the register of those who are not to be called no list is made")
        .doesNotContain(Story.pseudonym(3));
    assertThat(without.notes())
        .contains("b: 'dnc.csv' was not read: no file of a week is called so")
        .filteredOn(note -> note.contains("was not read"))
        .hasSize(2)
        .noneMatch(note -> note.contains("84912345678"))
        .noneMatch(note -> note.startsWith("a: "));
    assertThat(
            run.table(ExportedTable.rejected_row, WEEK).collectAsList().stream()
                .map(row -> row.getAs("file") + ": " + row.getAs("reason")))
        .hasSize(3)
        .anyMatch(row -> row.startsWith("contact_history.csv: ") && row.contains("has no column"))
        .anyMatch(row -> row.startsWith("linked.csv: ") && row.contains("it is a link"))
        .anyMatch(row -> row.startsWith("pipe.xlsx: ") && row.contains("a pipe"))
        .noneMatch(row -> row.contains(Story.pseudonym(2)));
    assertThat(without.inputs())
        .extracting(RunRecord.Input::file)
        .doesNotContain("contact_history.csv", "linked.csv", "pipe.xlsx");
    assertThat(run.outputs().keySet())
        .anyMatch(file -> file.startsWith("lists/2024-W35/b/"))
        .noneMatch(file -> file.startsWith("lists/2024-W35/a/"));
  }

  @Test
  void aRegisterThatIsNoLongerDeliveredIsMissed() throws IOException {
    Path landing = folder.resolve("landing");
    Story story = new Story();
    for (int number = 1; number <= 6; number++) {
      story.subscriber(number, "A g", "A g");
    }
    story.write(landing, "a", List.of(WEEK, WEEK.plus(1)));
    Files.writeString(
        landing.resolve("a/2024-W35/do_not_call.csv"),
        "subscriber_id\n" + Story.pseudonym(3) + "\nnobody\n");
    WorkedExample reference = WorkedExample.write(folder.resolve("reference"), "unused");
    EngineRun run =
        EngineRun.in(
            folder,
            "paths.landing=" + landing,
            "gates.minimumRows=1",
            "gates.malformed_share.level=WARN",
            "reference.tacCatalogue=" + reference.catalogue(),
            "reference.adminUnits=" + reference.adminUnits());
    assertThat(run.week(WEEK).isPublished()).isTrue();

    assertThatThrownBy(() -> run.week(WEEK.plus(1)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("do_not_call row_count_change")
        .hasMessageContaining("1.0000");
  }

  /** What nobody waits for or looks behind, and a file whose first row is no header. */
  private void hostileResults(Path week) throws IOException {
    Files.writeString(week.resolve("contact_history.csv"), Story.pseudonym(2) + ",2024-08-01\n");
    Path results = Files.createDirectory(week.resolve("results"));
    Files.createSymbolicLink(
        results.resolve("linked.csv"), Files.writeString(folder.resolve("secret"), "canary\n"));
    try {
      assertThat(
              new ProcessBuilder("mkfifo", results.resolve("pipe.xlsx").toString())
                  .start()
                  .waitFor())
          .isZero();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void aRegisterWithoutItsHeaderDoesNotTellWhoIsOnIt() throws IOException {
    Path week = Files.createDirectories(folder.resolve("landing/a/2024-W35"));
    for (String first : List.of(Story.pseudonym(3), "84912345678")) {
      Files.writeString(week.resolve("do_not_call.csv"), first + "\n");
      assertThatThrownBy(this::read)
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("has no column 'subscriber_id'")
          .hasMessageNotContaining(first);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do_not_call.csv.gz",
        "do_not_call.parquet",
        "do_not_call.xlsx",
        "do_not_call",
        "Do-Not-Call.CSV",
        "do not call (1).csv",
        "donotcall_2024-W35.csv",
        "do_not_cal.csv",
        "viettel.do_not_call.csv",
        "do_not_call.csv.new",
        "_do_not_call.csv"
      })
  void aRegisterUnderAnotherNameIsNotPassedOver(String name) throws IOException {
    Path week = Files.createDirectories(folder.resolve("landing/a/2024-W35"));
    Files.writeString(week.resolve(name), "subscriber_id\n" + Story.pseudonym(3) + "\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(InputProblem.class)
        .hasMessageContainingAll(
            week.resolve(name).toString(),
            "without the register",
            "deliver the whole register as one do_not_call.csv");

    // Which of two holds all of them nobody can tell.
    Files.writeString(week.resolve("do_not_call.csv"), "subscriber_id\n");
    assertThatThrownBy(this::read).hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do_not_call.csv.sha256",
        "do_not_call.sha256",
        "DO_NOT_CALL.MD5",
        "do_not_call.csv.asc",
        "do_not_call.done",
        "do_not_call.rejected.csv",
        "do_not_call.csv~",
        "~$do_not_call.csv"
      })
  void whatLiesBesideARegisterIsNone(String name) throws IOException {
    Path week = Files.createDirectories(folder.resolve("landing/a/2024-W35"));
    Files.writeString(week.resolve(name), "x\n");
    Files.writeString(
        week.resolve("do_not_call.csv"), "subscriber_id\n" + Story.pseudonym(3) + "\n");

    assertThat(read().file().rows()).hasSize(1);
    assertThat(LandingFolder.unread(folder.resolve("landing"), "a", WEEK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls.csv", "notes.txt", "device_observation.csv", "do_not_call.csv"})
  void otherNamesAreNoRegisters(String name) throws IOException {
    Path week = Files.createDirectories(folder.resolve("landing/a/2024-W35"));
    Files.writeString(week.resolve(name), "subscriber_id\n");

    assertThat(read().file().rows()).isEmpty();
  }

  private NotToCall read() {
    Path landing = folder.resolve("landing");
    return NotToCall.read(
        "a", landing.resolve("a/2024-W35"), LandingFolder.unread(landing, "a", WEEK));
  }
}
