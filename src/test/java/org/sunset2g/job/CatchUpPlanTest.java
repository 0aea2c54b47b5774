package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.lake.SomeRun;
import org.sunset2g.vocabulary.IsoWeek;

/** What is run where weeks lack files, of all operators or of some. */
class CatchUpPlanTest {
  private static final IsoWeek LAST = IsoWeek.parse("2025-W01");

  @TempDir Path folder;

  @Test
  void aWeekThatNobodyDeliveredIsPassedOverOnRequestOnceALaterOneIsThere() throws IOException {
    deliver("viettel", "2024-W51");
    deliver("vnpt", "2024-W51");

    CatchUpPlan early = plan(PastWeek.Gaps.SKIPPED);
    assertThat(early.weeks()).extracting(IsoWeek::toString).containsExactly("2024-W51");
    assertThat(early.waiting().orElseThrow()).hasMessageContaining("2024-W52 are not there yet");

    deliver("viettel", "2025-W01");
    deliver("vnpt", "2025-W01");
    assertThat(plan(PastWeek.Gaps.REFUSED).waiting().orElseThrow())
        .hasMessageContaining("2024-W52")
        .hasMessageContaining("--skip-missing-week");
    CatchUpPlan late = plan(PastWeek.Gaps.SKIPPED);
    assertThat(late.weeks()).extracting(IsoWeek::toString).containsExactly("2024-W51", "2025-W01");
    assertThat(late.waiting()).isEmpty();
  }

  @Test
  void filesThatAreThereAreNotPassedOverForThoseThatAreNot() throws IOException {
    for (String week : List.of("2024-W51", "2024-W52", "2025-W01")) {
      deliver("viettel", week);
    }
    deliver("vnpt", "2024-W51");
    deliver("vnpt", "2025-W01");

    CatchUpPlan plan = plan(PastWeek.Gaps.SKIPPED);

    assertThat(plan.weeks()).extracting(IsoWeek::toString).containsExactly("2024-W51");
    assertThat(plan.waiting().orElseThrow())
        .hasMessageContaining("2024-W52 are not there yet")
        .hasMessageContaining("without vnpt: weekly --week 2024-W52 --operator NAME");
  }

  @Test
  void anOperatorThatCameLateAndWasRefusedHoldsUpNoFurtherWeek() throws IOException {
    deliver("vnpt", "2024-W52");
    deliver("viettel", "2025-W01");
    deliver("vnpt", "2025-W01");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    RunRecords records = new RunRecords(folder.resolve("lake"));
    records.write(
        SomeRun.published("000001", "2024-W52", now.minus(Duration.ofDays(7)), "viettel"));
    assertThat(plan(PastWeek.Gaps.REFUSED, "operators=[]").weeks())
        .extracting(IsoWeek::toString)
        .containsExactly("2024-W52", "2025-W01");

    records.write(refusedAgain(now.plus(Duration.ofHours(1))));
    assertThat(plan(PastWeek.Gaps.REFUSED, "operators=[]", now.plus(Duration.ofHours(2))).weeks())
        .extracting(IsoWeek::toString)
        .containsExactly("2025-W01");

    records.write(
        SomeRun.ended(
            "000002",
            "2024-W52",
            RunRecord.Status.REFUSED,
            now.minus(Duration.ofHours(1)),
            List.of(),
            Map.of("vnpt", "its header is wrong")));
    assertThat(plan(PastWeek.Gaps.REFUSED, "operators=[]").weeks())
        .as("the files were delivered again")
        .extracting(IsoWeek::toString)
        .containsExactly("2024-W52", "2025-W01");
  }

  /** Else nobody who was refused by such a run would be taken in until its time has come. */
  @Test
  void aRunThatBeganInTheFutureHasLookedAtNothing() throws IOException {
    deliver("vnpt", "2024-W52");
    deliver("viettel", "2024-W52");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant ahead = now.plus(Duration.ofDays(365));
    RunRecords records = new RunRecords(folder.resolve("lake"));
    records.write(
        SomeRun.ended(
            "000001",
            "2024-W52",
            RunRecord.Status.PUBLISHED,
            ahead,
            List.of("viettel"),
            Map.of("vnpt", "its header is wrong")));

    CatchUpPlan plan = plan(PastWeek.Gaps.REFUSED, "operators=[]", now.plus(Duration.ofHours(1)));
    assertThat(plan.weeks()).extracting(IsoWeek::toString).containsExactly("2024-W52");
    assertThat(plan.toKnow()).as("of viettel nobody knows").isEmpty();

    records.write(refusedAgain(now.plus(Duration.ofHours(1))));
    assertThat(plan(PastWeek.Gaps.REFUSED, "operators=[]", now.plus(Duration.ofHours(2))).weeks())
        .as("once, not with every command")
        .isEmpty();
  }

  private static RunRecord refusedAgain(Instant startedAt) {
    return SomeRun.ended(
        "000002",
        "2024-W52",
        RunRecord.Status.REFUSED,
        startedAt,
        List.of(),
        Map.of("vnpt", "its header is wrong"));
  }

  private void deliver(String operator, String week) throws IOException {
    Path place = Files.createDirectories(folder.resolve("landing").resolve(operator).resolve(week));
    Files.writeString(place.resolve("subscriber_snapshot.csv"), "subscriber_id\n");
    Files.writeString(place.resolve("device_observation.csv"), "subscriber_id\n");
  }

  private CatchUpPlan plan(PastWeek.Gaps gaps) {
    return plan(gaps, "operators=[viettel, vnpt]");
  }

  private CatchUpPlan plan(PastWeek.Gaps gaps, String operators) {
    return plan(gaps, operators, Instant.now());
  }

  private CatchUpPlan plan(PastWeek.Gaps gaps, String operators, Instant now) {
    Configuration configuration =
        Configuration.read(
            Optional.empty(),
            List.of(
                "paths.landing=" + folder.resolve("landing"),
                "paths.lake=" + folder.resolve("lake"),
                operators));
    return CatchUpPlan.upTo(
        LAST,
        configuration,
        new BackfillWords(Optional.empty(), gaps, List.of(), Optional.empty(), List.of()),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
