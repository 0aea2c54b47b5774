package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Readers see all of a run or nothing of it; whatever ended a run, running it again gives the same
 * bytes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishRuleTest {
  private static final IsoWeek FIRST = WEEKS.get(0);
  private static final IsoWeek SECOND = WEEKS.get(1);
  private static final List<IsoWeek> BOTH = List.of(FIRST, SECOND);

  @TempDir Path folder;
  private WorkedExample example;
  private SortedMap<String, String> outputs;
  private SortedMap<String, Long> ledger;

  @BeforeAll
  void runTwoWeeksUndisturbed(@TempDir Path undisturbed) {
    example = WorkedExample.write(undisturbed, "viettel");
    EngineRun run = run(undisturbed).weeks(BOTH);
    outputs = run.outputs();
    ledger = run.ledger(BOTH);
    assertThat(outputs.keySet())
        .anyMatch(file -> file.equals("reports/2024-W36/tables/area_week.csv"))
        .anyMatch(file -> file.startsWith("lists/2024-W36/viettel/"));
  }

  @Test
  void runningWeeksAgainGivesTheSameBytes() {
    EngineRun run = run(folder).weeks(BOTH).weeks(BOTH);

    assertThat(run.outputs()).isEqualTo(outputs);
    assertThat(run.ledger(BOTH)).isEqualTo(ledger);
    assertThat(run.records().published("viettel", SECOND).orElseThrow().basedOn())
        .containsEntry("viettel", "000003");
  }

  @ParameterizedTest
  @CsvSource({"1, FAILED", "2, RUNNING"})
  void aRunThatEndsBeforeItsRecordIsNotSeenAndRunsAgain(int faults, RunRecord.Status status) {
    EngineRun run = run(folder).weeks(List.of(FIRST));
    SortedMap<String, String> before = run.outputs();

    assertThatThrownBy(() -> run.week(SECOND, new StoppingClock(faults)))
        .hasMessageContaining("stopped");

    assertThat(run.records().all()).last().extracting(RunRecord::status).isEqualTo(status);
    assertThat(run.outputs()).isEqualTo(before);
    assertThat(run.ledger(List.of(FIRST))).isEqualTo(ledger.headMap("2024-W36"));
    assertThatThrownBy(() -> run.table(ExportedTable.ledger, SECOND))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no run has published 2024-W36");
    assertThat(run.output().resolve(".staging")).isNotEmptyDirectory();

    run.week(SECOND);

    assertThat(run.outputs()).isEqualTo(outputs);
    assertThat(run.ledger(BOTH)).isEqualTo(ledger);
    assertThat(run.output().resolve(".staging")).doesNotExist();
  }

  @Test
  void aRunWhoseOutputsCannotBeWrittenIsNotSeenAndRunsAgain() throws IOException {
    EngineRun run = run(folder);
    Files.writeString(run.output(), "in the way");

    assertThatThrownBy(() -> run.week(FIRST))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("paths.output");
    assertThat(run.records().all()).last().matches(record -> !record.isPublished());

    Files.delete(run.output());
    run.weeks(BOTH);
    assertThat(run.outputs()).isEqualTo(outputs);
    assertThat(run.ledger(BOTH)).isEqualTo(ledger);
  }

  @Test
  void aPublishedRunStaysSoWhereItsOutputsCannotBeMovedAndTheNextOneMovesThem() throws IOException {
    EngineRun run = run(folder);
    Files.createDirectories(run.output());
    Path inTheWay = Files.writeString(run.output().resolve("reports"), "in the way");

    assertThatThrownBy(() -> run.week(FIRST)).isInstanceOf(UncheckedIOException.class);
    assertThat(run.records().published("viettel", FIRST)).isPresent();

    Files.delete(inTheWay);
    run.week(SECOND);
    assertThat(run.outputs()).isEqualTo(outputs);
    assertThat(run.ledger(BOTH)).isEqualTo(ledger);
    assertThat(run.output().resolve(".staging")).doesNotExist();
  }

  @Test
  void aClockThatIsSetBackChangesNeitherTheOrderOfRunsNorTheBytes() {
    EngineRun run = run(folder);
    run.week(FIRST, new ClockSetBack("2031-01-01T00:00:00Z"));
    run.week(SECOND, new ClockSetBack("2024-11-01T00:00:00Z"));
    run.week(SECOND, new ClockSetBack("2023-11-01T00:00:00Z"));

    assertThat(run.outputs()).isEqualTo(outputs);
    assertThat(run.ledger(BOTH)).isEqualTo(ledger);
    assertThat(run.records().published("viettel", SECOND).orElseThrow())
        .matches(record -> record.runId().equals("000003"))
        .matches(record -> record.basedOn().get("viettel").equals("000001"));
    assertThat(run.records().all())
        .allMatch(record -> !record.endedAt().orElseThrow().isBefore(record.startedAt()));
  }

  @Test
  void twoRunsNeverWriteToOneLake() {
    Path lake = folder.resolve("lake");
    try (LakeLock lock = LakeLock.take(lake)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> run(folder).week(FIRST))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("another run is writing to this lake");
    }
  }

  private EngineRun run(Path place) {
    return EngineRun.in(
        place,
        "paths.landing=" + example.landing(),
        "reference.tacCatalogue=" + example.catalogue(),
        "reference.adminUnits=" + example.adminUnits(),
        "reference.adminUnitChanges=" + example.changes());
  }

  /** Tells a time, and from then on an hour less each time it is asked. */
  private static final class ClockSetBack extends Clock {
    private Instant next;

    ClockSetBack(String first) {
      next = Instant.parse(first);
    }

    @Override
    public Instant instant() {
      Instant now = next;
      next = now.minusSeconds(3600);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return EngineRun.CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Tells the time when a run begins, and then stops it that many times. */
  private static final class StoppingClock extends Clock {
    private int faults;
    private boolean isAsked;

    StoppingClock(int faults) {
      this.faults = faults;
    }

    @Override
    public Instant instant() {
      if (isAsked && faults > 0) {
        faults--;
        throw new IllegalStateException("stopped by the test");
      }
      isAsked = true;
      return EngineRun.CLOCK.instant();
    }

    @Override
    public ZoneId getZone() {
      return EngineRun.CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
