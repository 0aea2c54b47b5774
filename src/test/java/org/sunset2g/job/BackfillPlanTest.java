package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.lake.SomeRun;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** What is run of operators that the settings name, where one has no files yet or never had. */
class BackfillPlanTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final IsoWeek SECOND = FIRST.plus(1);

  @TempDir Path folder;

  @BeforeEach
  void north() throws IOException {
    deliver("north", FIRST);
    deliver("north", SECOND);
  }

  @Test
  void anOperatorIsLeftOutOfTheWeeksBeforeItsFirst() throws IOException {
    deliver("south", SECOND);

    BackfillPlan plan = plan();

    assertThat(plan.range(FIRST, SECOND)).containsExactly(FIRST, SECOND);
    assertThat(plan.operators(FIRST)).containsExactly("north");
    assertThat(plan.leftOut(FIRST)).containsExactly("south");
    assertThat(plan.operators(SECOND)).containsExactly("north", "south");
    assertThat(plan.leftOut(SECOND)).isEmpty();
  }

  /** It is refused when the week is run, as the weekly run refuses it. */
  @Test
  void oneThatDeliveredBeforeIsNotLeftOut() throws IOException {
    deliver("south", FIRST);

    BackfillPlan plan = plan();

    assertThat(plan.range(FIRST, SECOND)).containsExactly(FIRST, SECOND);
    assertThat(plan.operators(SECOND)).containsExactly("north", "south");
    assertThat(plan.leftOut(SECOND)).isEmpty();
  }

  @Test
  void oneThatWasPublishedIsNot() {
    new RunRecords(folder.resolve("lake"))
        .write(
            SomeRun.published(
                "000001", FIRST.toString(), Instant.parse("2024-05-20T02:00:00Z"), "south"));

    assertThatExceptionOfType(InputProblem.class)
        .isThrownBy(() -> plan().range(FIRST, SECOND))
        .withMessageContaining("south was published for 2024-W20");
  }

  @Test
  void aWeekOfWhichNothingHasComeIsForLater() {
    WeeklyRun weekly = new WeeklyRun(null, configuration(), null, Clock.systemUTC());

    assertThatExceptionOfType(InputProblem.class)
        .isThrownBy(() -> weekly.run(SECOND.plus(1), Optional.empty()))
        .withMessageContaining("none of the operators in the settings (north, south)")
        .matches(InputProblem::isOnlyForNow);
  }

  private void deliver(String operator, IsoWeek week) throws IOException {
    Path place =
        Files.createDirectories(
            folder.resolve("landing").resolve(operator).resolve(week.toString()));
    Files.writeString(place.resolve("subscriber_snapshot.csv"), "subscriber_id\n");
  }

  private Configuration configuration() {
    return Configuration.read(
        Optional.empty(),
        List.of(
            "paths.landing=" + folder.resolve("landing"),
            "paths.lake=" + folder.resolve("lake"),
            "operators=[north, south]"));
  }

  private BackfillPlan plan() {
    return new BackfillPlan(
        configuration(),
        new BackfillWords(
            Optional.empty(), PastWeek.Gaps.REFUSED, List.of(), Optional.empty(), List.of()));
  }
}
