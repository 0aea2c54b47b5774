package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/** A scheduler that always types the same command, on a machine that slept over a Monday. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatchUpTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W35");

  /** 00:00 on Monday of W38 in Viet Nam. */
  private static final Clock AFTER_W37 =
      Clock.fixed(Instant.parse("2024-09-15T17:00:00Z"), ZoneOffset.UTC);

  private Path folder;
  private Path landing;
  private WorkedExample reference;

  @BeforeAll
  void deliver(@TempDir Path temporary) throws IOException {
    folder = temporary;
    landing = Files.createDirectories(folder.resolve("landing"));
    reference = WorkedExample.write(folder.resolve("reference"), "unused");
  }

  @Test
  @Order(1)
  void beforeAnythingCameItIsTooEarly() {
    CommandRun run = catchUp();

    assertThat(run.code()).isEqualTo(75);
    assertThat(run.err())
        .contains("2024-W37 are not there yet")
        .contains("what to do: run the same command again");
    assertThat(records().all()).isEmpty();
  }

  @Test
  @Order(2)
  void weeksWhoseFilesAreThereAreRunAndTheMissingOneIsNamed() throws IOException {
    deliver("viettel", 0);

    CommandRun run = catchUp();

    assertThat(run.code()).as(run.err()).isEqualTo(75);
    assertThat(run.err())
        .contains("<operator>/2024-W36: the files of 2024-W36 are not there yet")
        .doesNotContain("\tat ");
    assertThat(weeks()).containsExactly("2024-W35");
  }

  @Test
  @Order(3)
  void triedAgainTooEarlyItRunsNothingTwice() {
    assertThat(catchUp().code()).isEqualTo(75);
    assertThat(weeks()).containsExactly("2024-W35");
  }

  @Test
  @Order(4)
  void besideAnotherRunItIsTooEarlyToo() throws IOException {
    deliver("viettel", 1, 2);

    try (LakeLock lock = LakeLock.take(folder.resolve("lake"))) {
      assertThat(lock).isNotNull();
      CommandRun run = catchUp();
      assertThat(run.code()).isEqualTo(75);
      assertThat(run.err()).contains("another run is writing to this lake");
    }
  }

  @Test
  @Order(5)
  void onceTheFilesAreThereTheRecordNamesTheWeekThatLastMeant() {
    CommandRun run = catchUp();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(weeks()).containsExactly("2024-W35", "2024-W36", "2024-W37");
    assertThat(records().all().get(2).week()).isEqualTo("2024-W37");
  }

  @Test
  @Order(6)
  void whatIsPublishedIsNotRunAgain() {
    CommandRun run = catchUp();

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("everything up to 2024-W37 is published");
    assertThat(weeks()).hasSize(3);
  }

  @Test
  @Order(7)
  void whatAKilledRunPublishedAndLeftAsideIsMovedThoughNoWeekIsToBeRun() throws IOException {
    Path lists = folder.resolve("output/lists/2024-W37/viettel");
    String run = records().all().get(2).runId();
    Path aside = folder.resolve("output/.staging").resolve(run).resolve("lists/2024-W37/viettel");
    Files.createDirectories(aside.getParent());
    Files.move(lists, aside);

    CommandRun again = catchUp();

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err())
        .contains("outputs that an earlier run left aside are in their places")
        .contains("everything up to 2024-W37 is published");
    assertThat(lists).isDirectory();
    assertThat(folder.resolve("output/.staging")).doesNotExist();
    assertThat(weeks()).hasSize(3);
  }

  @Test
  @Order(8)
  void correctedFilesAreToldOfButNotRunUnasked() throws IOException {
    Path file = landing.resolve("viettel/2024-W37/subscriber_snapshot.csv");
    Files.writeString(file, Files.readString(file));

    CommandRun run = catchUp();

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("files of viettel for 2024-W37 changed after it was published")
        .contains("weekly --week 2024-W37");
    assertThat(weeks()).hasSize(3);
  }

  @Test
  @Order(9)
  void anOperatorThatIsNamedIsWaitedFor() {
    CommandRun run =
        catchUp("--set", "operators=[viettel, mobi]", "--set", "paths.lake=" + other());

    assertThat(run.code()).isEqualTo(75);
    assertThat(run.err()).contains("mobi/2024-W37: the files of 2024-W37 are not there yet");
    assertThat(new RunRecords(other()).all()).isEmpty();
  }

  @Test
  @Order(10)
  void whoCameLateToTheLastWeekIsTakenIn() throws IOException {
    deliver("mobi", 2);

    Configuration configuration =
        Configuration.read(
            Optional.empty(),
            List.of("paths.landing=" + landing, "paths.lake=" + folder.resolve("lake")));

    CatchUpPlan plan =
        CatchUpPlan.upTo(
            FIRST.plus(2),
            configuration,
            new BackfillWords(
                Optional.empty(), PastWeek.Gaps.REFUSED, List.of(), Optional.empty(), List.of()));

    assertThat(plan.weeks()).containsExactly(FIRST.plus(2));
    assertThat(plan.waiting()).isEmpty();
  }

  @Test
  @Order(11)
  void aGateIsLetThroughForOneWeekOnly() {
    CommandRun run =
        catchUp("--accept", "row_count_change", "--reason", "the merger of two networks");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("leave out --catch-up");
  }

  private Path other() {
    return folder.resolve("other/lake");
  }

  private RunRecords records() {
    return new RunRecords(folder.resolve("lake"));
  }

  private List<String> weeks() {
    return records().all().stream().filter(RunRecord::isPublished).map(RunRecord::week).toList();
  }

  private void deliver(String operator, int... weeks) throws IOException {
    List<IsoWeek> four = List.of(FIRST, FIRST.plus(1), FIRST.plus(2), FIRST.plus(3));
    Story story = new Story();
    for (int number = 1; number <= 30; number++) {
      story.subscriber(number, "A g", "A g", "A g", "A g");
    }
    Path all = folder.resolve("all-" + operator + weeks.length + weeks[0]);
    story.write(all, operator, four);
    for (int week : weeks) {
      Path place = Path.of(operator, four.get(week).toString());
      Files.createDirectories(landing.resolve(operator));
      Files.move(all.resolve(place), landing.resolve(place));
    }
  }

  private CommandRun catchUp(String... more) {
    List<String> words = new ArrayList<>(List.of("weekly", "--week", "last", "--catch-up"));
    Stream.of(
            "paths.landing=" + landing,
            "paths.lake=" + folder.resolve("lake"),
            "paths.output=" + folder.resolve("output"),
            "reference.tacCatalogue=" + reference.catalogue(),
            "reference.adminUnits=" + reference.adminUnits(),
            "pseudonyms.numberPrefixes=[]",
            "outreach.papers=[]",
            "report.forms=[]",
            "forecast.paths=100")
        .forEach(setting -> words.addAll(List.of("--set", setting)));
    words.addAll(Arrays.asList(more));
    return CommandRun.at(AFTER_W37, words.toArray(String[]::new));
  }
}
