package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;
import org.sunset2g.vocabulary.IsoWeek;

/** Four weeks of which the second is corrected when all are published, and is run again. */
@Tag("scenario")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W35");
  private static final List<IsoWeek> WEEKS =
      List.of(FIRST, FIRST.plus(1), FIRST.plus(2), FIRST.plus(3));
  private static final String REPORT = "reports/2024-W36/";

  private Path folder;
  private WorkedExample reference;
  private EngineRun late;
  private EngineRun right;
  private SortedMap<String, Long> areasBefore;
  private CommandRun weekly;
  private CommandRun backfill;

  @BeforeAll
  void correctTheSecondWeekLate(@TempDir Path temporary) throws IOException {
    folder = temporary;
    reference = WorkedExample.write(folder.resolve("reference"), "unused");
    story("A s", "A s", "A f").write(landing("right"), "viettel", WEEKS);
    story("A g", "A g", "A g").write(landing("late"), "viettel", WEEKS);
    right = run("right").weeks(WEEKS);
    late = run("late").weeks(WEEKS);
    areasBefore = PublishedFigures.of(late, "2024-W36").all();
    for (String table : List.of("subscriber_snapshot.csv", "device_observation.csv")) {
      Files.copy(
          landing("right").resolve("viettel/2024-W36").resolve(table),
          landing("late").resolve("viettel/2024-W36").resolve(table),
          StandardCopyOption.REPLACE_EXISTING);
    }
    weekly = command("late", "weekly", "--week", "2024-W36");
    backfill = command("late", "backfill", "--stale");
  }

  @Test
  void theWeeklyRunNamesTheCommandThatMendsTheLaterWeeks() {
    assertThat(weekly.code()).isZero();
    assertThat(weekly.err())
        .contains("out of date since this run: 2024-W37, 2024-W38")
        .contains("with: sunset2g backfill --stale --set paths.landing=");
  }

  @Test
  void whatIsOutOfDateIsRunAgainInOrder() {
    assertThat(backfill.code()).as(backfill.err()).isZero();
    assertThat(late.records().all().stream().map(RunRecord::week))
        .startsWith("2024-W35", "2024-W36", "2024-W37", "2024-W38", "2024-W36")
        .containsSubsequence(
            "2024-W36", "2024-W37", "2024-W38", "2024-W36", "2024-W37", "2024-W38");
    assertThat(Staleness.of(late.records()).stale()).isEmpty();
    assertThat(backfill.out().lines().map(Path::of)).hasSize(2).allMatch(Files::exists);
  }

  @Test
  void afterwardsAllIsAsIfTheFilesHadBeenRightFromTheStart() {
    assertThat(late.ledger(WEEKS)).isEqualTo(right.ledger(WEEKS));
    assertThat(late.ledger(WEEKS))
        .containsEntry("2024-W36|viettel|phase1|VN-2004|06007|CONVERTED_SMARTPHONE", 20L);
    for (IsoWeek week : WEEKS) {
      assertThat(late.conversions(week)).isEqualTo(right.conversions(week));
      assertThat(state(late, week)).isNotEmpty().isEqualTo(state(right, week));
    }
    assertThat(lists(late)).isNotEmpty().isEqualTo(lists(right));
  }

  @Test
  void theTableOfChangesHoldsExactlyTheFiguresThatDiffer() {
    SortedMap<String, Long> after = PublishedFigures.of(late, "2024-W36").all();
    List<String> expected = new ArrayList<>();
    after.forEach(
        (place, number) -> {
          if (!number.equals(areasBefore.get(place))) {
            expected.add(place + "|" + areasBefore.get(place) + "|" + number);
          }
        });

    assertThat(PublishedFigures.rows(late.output().resolve(REPORT + "tables/changed.csv")))
        .extracting(
            row ->
                String.join(
                    "|",
                    row.get("level"),
                    row.get("code_system"),
                    row.get("code"),
                    row.get("measure").toUpperCase(Locale.ROOT),
                    row.get("before"),
                    row.get("after")))
        .containsExactlyInAnyOrderElementsOf(expected)
        .contains("country|||CONVERTED_SMARTPHONE|0|20");
  }

  @Test
  void aWeekWhoseFiguresNeverChangedHasNoTableOfChanges() {
    assertThat(late.outputs()).doesNotContainKey("reports/2024-W35/tables/changed.csv");
    assertThat(right.outputs().keySet()).noneMatch(file -> file.endsWith("changed.csv"));
  }

  @Test
  void thePageSaysWhichRevisionItIsAndWhatChanged() throws IOException {
    Document page = Jsoup.parse(late.output().resolve(REPORT + "index.html").toFile());

    assertThat(page.select("#revised .intro").text()).contains("bản thứ 2");
    assertThat(page.select("#revised tbody tr").eachText())
        .anyMatch(row -> row.startsWith("Còn lại cuối tuần") || row.contains("60"));
  }

  @Test
  void runsCountTheRevisionsOfAWeek() {
    assertThat(command("late", "runs").out().lines().toList())
        .anyMatch(run -> run.matches("000002 +2024-W36 +PUBLISHED +1 .*"))
        .anyMatch(run -> run.matches("000005 +2024-W36 +PUBLISHED +2 .*"));
    assertThat(command("late", "runs", "show", "5").out())
        .containsPattern("\"revisions\" : \\{\\s+\"viettel\" : 2\\s+}");
  }

  @Test
  void doneTwiceItChangesNothing() {
    SortedMap<String, String> outputs = late.outputs();
    SortedMap<String, Long> ledger = late.ledger(WEEKS);
    int runs = late.records().all().size();
    assertThat(outputs).containsKey(REPORT + "tables/changed.csv");

    assertThat(range("late", "2024-W36", "2024-W38").code()).isZero();

    assertThat(late.records().all()).hasSize(runs + 3);
    assertThat(late.outputs()).isEqualTo(outputs);
    assertThat(late.ledger(WEEKS)).isEqualTo(ledger);
    assertThat(command("late", "backfill", "--stale").err()).contains("no week is out of date");
  }

  @Test
  void aRefusedWeekStopsItAndTheMessageSaysHowToGoOn() throws IOException {
    story("A g", "A g", "A g").write(landing("broken"), "viettel", WEEKS);
    EngineRun run = run("broken").weeks(WEEKS.subList(0, 2));
    Path snapshot = landing("broken").resolve("viettel/2024-W37/subscriber_snapshot.csv");
    String whole = Files.readString(snapshot);
    Files.writeString(snapshot, "who,where\n1,2\n");

    CommandRun stopped = range("broken", "2024-W36", "2024-W38");

    assertThat(stopped.code()).isEqualTo(2);
    assertThat(stopped.err())
        .contains("viettel/2024-W37/subscriber_snapshot.csv")
        .contains("the backfill stopped at 2024-W37")
        .contains("run again and published: 2024-W36\n")
        .contains("remaining: 2024-W37, 2024-W38\n")
        .contains("go on with: sunset2g backfill --from 2024-W37 --to 2024-W38 --set ")
        .doesNotContain("\tat ");
    assertThat(run.records().published("viettel", WEEKS.get(3))).isEmpty();

    Files.writeString(snapshot, whole);
    assertThat(range("broken", "2024-W37", "2024-W37").code()).isZero();
  }

  @Test
  void aRangeThatCannotBeRunIsRefusedWithTheCommandThatCan() throws IOException {
    story("A g", "A g", "A g")
        .write(landing("gap"), "viettel", List.of(FIRST, FIRST.plus(1), FIRST.plus(2)));
    EngineRun run = run("gap").weeks(List.of(FIRST));

    CommandRun backwards = range("gap", "2024-W37", "2024-W36");
    CommandRun afterGap = range("gap", "2024-W37", "2024-W37");
    CommandRun tooLong = range("gap", "2024-W36", "2024-W39");

    assertThat(backwards.code()).isEqualTo(1);
    assertThat(backwards.err()).contains("sunset2g backfill --from 2024-W36 --to 2024-W37");
    assertThat(afterGap.code()).isEqualTo(2);
    assertThat(afterGap.err())
        .contains("the last published week of viettel before 2024-W37 is 2024-W35")
        .contains("begin with them: sunset2g backfill --from 2024-W36 --to 2024-W37 --set ")
        .contains("sunset2g backfill --from 2024-W37 --to 2024-W37 --skip-missing-week");
    assertThat(tooLong.code()).isEqualTo(2);
    assertThat(tooLong.err())
        .contains("no operator has a folder for 2024-W38")
        .contains("sunset2g backfill --from 2024-W36 --to 2024-W37 --set ");
    assertThat(run.records().all()).hasSize(1);
  }

  @Test
  void aPublishedWeekWhoseFilesAreGoneIsRefused() throws IOException {
    story("A g", "A g", "A g").write(landing("gone"), "viettel", WEEKS);
    new Story().subscriber(1, "A g", "A g", "A g", "A g").write(landing("gone"), "mobi", WEEKS);
    EngineRun run = run("gone").weeks(WEEKS.subList(0, 2));
    StagedOutputs.delete(landing("gone").resolve("mobi/2024-W36"));

    CommandRun gone = range("gone", "2024-W36", "2024-W36");

    assertThat(gone.code()).isEqualTo(2);
    assertThat(gone.err())
        .contains("mobi was published for 2024-W36")
        .contains("--from 2024-W36 --to 2024-W36 --operator viettel");
    assertThat(run.records().all()).hasSize(2);
  }

  /** Sixty at risk; what the first 23 had in the second week came late. */
  private static Story story(String twenty, String again, String three) {
    Story story = new Story();
    for (int number = 1; number <= 60; number++) {
      if (number <= 20) {
        story.subscriber(number, "A g", number % 2 == 0 ? twenty : again, "A s", "A s");
      } else if (number <= 23) {
        story.subscriber(number, "A g", three, "A g", "A f");
      } else if (number <= 40) {
        story.subscriber(number, "A g", "A g", "A s", "B s");
      } else {
        story.subscriber(number, "A g", "A g", "A g", "B g");
      }
    }
    return story;
  }

  private CommandRun range(String place, String from, String to) {
    return command(place, "backfill", "--from", from, "--to", to);
  }

  private CommandRun command(String place, String... words) {
    List<String> settings = new ArrayList<>(List.of(settings(place)));
    settings.add("outreach.papers=[]");
    settings.add("forecast.paths=100");
    settings.add(place.equals("late") ? EngineRun.ALL_FORMS : "report.forms=[]");
    settings.add("paths.lake=" + folder.resolve(place).resolve("lake"));
    settings.add("paths.output=" + folder.resolve(place).resolve("output"));
    return CommandRun.of(
        Stream.concat(
                Arrays.stream(words),
                settings.stream().flatMap(setting -> Stream.of("--set", setting)))
            .toArray(String[]::new));
  }

  private EngineRun run(String place) {
    List<String> settings = new ArrayList<>(List.of(settings(place)));
    settings.add(place.equals("late") ? EngineRun.ALL_FORMS : "report.forms=[]");
    return EngineRun.in(folder.resolve(place), settings.toArray(String[]::new));
  }

  private String[] settings(String place) {
    return new String[] {
      "paths.landing=" + landing(place),
      "reference.tacCatalogue=" + reference.catalogue(),
      "reference.adminUnits=" + reference.adminUnits()
    };
  }

  private Path landing(String place) {
    return folder.resolve(place).resolve("landing");
  }

  private static List<String> state(EngineRun run, IsoWeek week) {
    RunRecord published = run.records().published("viettel", week).orElseThrow();
    Configuration configuration = run.configuration();
    return Lake.open(
            SparkForTests.session(), configuration.lake().orElseThrow(), configuration.catalogue())
        .read(SubscriberState.TABLE, published.snapshots().get(SubscriberState.TABLE))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static SortedMap<String, String> lists(EngineRun run) {
    SortedMap<String, String> lists = new TreeMap<>(run.outputs());
    lists.keySet().removeIf(file -> !file.startsWith("lists/"));
    return lists;
  }
}
