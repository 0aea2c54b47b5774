package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Weeks in parts, again, with a gap, and with areas that nobody knew of before. */
@Tag("scenario")
class WeeksOutOfTheOrdinaryTest {
  private static final IsoWeek FIRST = WorkedExample.WEEKS.get(0);
  private static final IsoWeek SECOND = WorkedExample.WEEKS.get(1);
  private static final IsoWeek THIRD = WorkedExample.WEEKS.get(2);

  @TempDir Path folder;
  private WorkedExample example;

  @BeforeEach
  void twoOperators() {
    WorkedExample.write(folder, "a");
    example = WorkedExample.write(folder, "b");
  }

  @Test
  void operatorsRunOneAfterTheOtherKeepEachOthersListsAndTables() {
    EngineRun together = in("together").weeks(List.of(FIRST));
    EngineRun apart = in("apart");
    run("apart", FIRST, Optional.of("a"), PastWeek.Gaps.REFUSED);
    run("apart", FIRST, Optional.of("b"), PastWeek.Gaps.REFUSED);

    assertThat(apart.ledger(List.of(FIRST))).isEqualTo(together.ledger(List.of(FIRST)));
    SortedMap<String, String> outputs = apart.outputs();
    assertThat(lists(apart)).isEqualTo(lists(together));
    assertThat(outputs.keySet())
        .as("the second operator's run revises the first one's figures")
        .containsAll(together.outputs().keySet());
    assertThat(outputs.keySet())
        .anyMatch(file -> file.startsWith("lists/2024-W35/a/"))
        .anyMatch(file -> file.startsWith("lists/2024-W35/b/"));
  }

  private static SortedMap<String, String> lists(EngineRun run) {
    return new TreeMap<>(run.outputs().subMap("lists/", "lists0"));
  }

  @Test
  void aWeekRunAgainMakesTheLaterOnesStaleUntilTheyAreRunAgain() {
    EngineRun run = in("again").weeks(List.of(FIRST, SECOND));
    assertThat(Staleness.of(run.records()).stale()).isEmpty();

    RunRecord again = run.week(FIRST);
    assertThat(Staleness.of(run.records()).stale()).containsOnlyKeys("000002");
    assertThat(Staleness.of(run.records()).afterRun(again, "sunset2g backfill --stale"))
        .singleElement()
        .asString()
        .contains("2024-W36")
        .endsWith("with: sunset2g backfill --stale");

    run.week(SECOND);
    assertThat(Staleness.of(run.records()).stale()).isEmpty();
  }

  @Test
  void aGapIsRefusedUnlessTheUserSkipsIt() {
    EngineRun run = in("gap").weeks(List.of(FIRST));
    assertThatThrownBy(() -> run.week(THIRD))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("--skip-missing-week");

    RunRecord skipped = run("gap", THIRD, Optional.empty(), PastWeek.Gaps.SKIPPED);

    assertThat(skipped.notes()).anyMatch(note -> note.contains("were skipped on request"));
    assertThat(run.ledger(List.of(THIRD)))
        .containsEntry("2024-W37|a|phase1|VN-2004|06007|OPENING", 8L);
  }

  @Test
  void aListOfAreasThatGrowsDoesNotKeepAWeekFromItsReport() throws IOException {
    Files.writeString(
        example.adminUnits(),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06010,Xã B,180
        """);
    EngineRun run = in("growing").weeks(List.of(FIRST));
    WorkedExample.write(folder, "b");

    RunRecord second = run.week(SECOND);

    assertThat(second.isPublished()).isTrue();
    assertThat(run.outputs()).containsKey("reports/2024-W36/tables/area_week.csv");
  }

  @Test
  void aRunThatWasKilledShowsAsInterruptedWhenTheNextBegins() {
    EngineRun run = in("killed").weeks(List.of(FIRST));
    RunRecord published = run.records().all().get(0);
    run.records()
        .write(
            new RunRecord(
                "000002",
                published.command(),
                published.week(),
                RunRecord.Status.RUNNING,
                published.startedAt(),
                Optional.empty(),
                published.engine(),
                published.versions(),
                published.settings(),
                published.operators(),
                published.refused(),
                published.phases(),
                published.basedOn(),
                published.inputs(),
                published.counts(),
                published.gates(),
                published.snapshots(),
                published.stepSeconds(),
                published.notes(),
                published.pseudonyms(),
                published.deleted()));

    run.week(SECOND);

    assertThat(run.records().find("000002").orElseThrow().status())
        .isEqualTo(RunRecord.Status.INTERRUPTED);
  }

  private String[] settings() {
    return new String[] {
      "paths.landing=" + example.landing(),
      "reference.tacCatalogue=" + example.catalogue(),
      "reference.adminUnits=" + example.adminUnits()
    };
  }

  private EngineRun in(String place) {
    return EngineRun.in(folder.resolve(place), settings());
  }

  private RunRecord run(String place, IsoWeek week, Optional<String> operator, PastWeek.Gaps gaps) {
    List<String> assignments = new ArrayList<>(List.of(settings()));
    assignments.add("outreach.papers=[]");
    assignments.add("report.forms=[]");
    assignments.add("forecast.paths=100");
    assignments.add("paths.lake=" + folder.resolve(place).resolve("lake"));
    assignments.add("paths.output=" + folder.resolve(place).resolve("output"));
    Configuration configuration = Configuration.read(Optional.empty(), assignments);
    SparkForTests.session();
    try (Progress progress = Progress.of("test", 2, 1);
        Sessions.Lease session = Sessions.open(configuration)) {
      return new WeeklyRun(session.spark(), configuration, progress, EngineRun.CLOCK)
          .run(week, operator, gaps);
    }
  }
}
