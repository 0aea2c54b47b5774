package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.WeekFacts;
import org.sunset2g.report.compare.Weeks;
import org.sunset2g.report.merge.OperatorFolders;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/** {@code forecast} as a planner meets it; what is expected is not looked at here. */
class ForecastCommandTest {
  private static final String NUMBERS =
      " +[\\d,]+ +[\\d,]+–[\\d,]+ +[\\d,]+–[\\d,]+ +(under |over )?\\d+ %\n";

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws IOException {
    for (ProtectedWeek week : Weeks.three()) {
      publish(week, OperatorFolders.facts("north", week.week()));
    }
  }

  private void publish(ProtectedWeek week, WeekFacts facts) throws IOException {
    PublishedFiles.write(
        folder.resolve(week.week().toString()).resolve("tables"),
        new ReportContent(
            facts, week, List.of(), List.of(), List.of(), Optional.empty(), List.of()));
  }

  @Test
  void withoutASuppositionItSaysWhatIsExpectedIfAllGoesOnAsBefore() {
    CommandRun run = forecast("--week 2024-W37 --area VN-2004/01");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(
            "2g-only, Tỉnh Bắc (VN-2004/01): expected after 2024-W37, of 2 published weeks since"
                + " 2024-W36\nthe first day without service is 2024-10-16\n")
        .containsPattern("  now, 2024-09-15 +80\n")
        .containsPattern("  next week, 2024-09-22" + NUMBERS)
        .containsPattern("  in 4 weeks, 2024-10-13" + NUMBERS)
        .containsPattern("  at the cut-off, 2024-10-15" + NUMBERS)
        .doesNotContain("supposed", "difference");
  }

  @Test
  void theLastWeekAndTheCountryAreShownUnlessOthersAreAskedFor() {
    assertThat(forecast("").out())
        .startsWith("2g-only, Cả nước (country): expected after 2024-W38, of 3 published")
        .containsPattern("  now, 2024-09-22 +970\n");
  }

  @Test
  void severalSuppositionsAreOneScenarioBesideWhatIsExpectedAsNow() {
    CommandRun run =
        forecast(
            "--week 2024-W37 --visits 2 --in VN-2004/01,VN-2004/79 --visit-share 0.05..0.2"
                + " --days-later 20 --no-arrivals");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("the first day without service is 2024-10-16; supposed: 2024-11-05\n")
        .containsPattern("  next week\n    as now, 2024-09-22" + NUMBERS)
        .containsPattern("    supposed, 2024-09-22" + NUMBERS)
        .containsPattern("    difference +(0|[+-][\\d,]+) +(0|[+-]\\d+) points\n")
        .containsPattern("  at the cut-off\n    as now, 2024-10-15" + NUMBERS)
        .containsPattern("    supposed, 2024-11-04" + NUMBERS)
        .contains(
            """
            supposed; all else goes on as before:
              - teams make 2 times as many visits as now, in Tỉnh Bắc (VN-2004/01), Tỉnh Nam (VN-2004/79)
              - from 5 % to 20 % of the conversions of these weeks are owed to visits (--visit-share)
              - service ends 20 days later
              - nobody comes to be at risk any more: neither new, nor back, nor downgraded
            """);
    assertThat(forecast("--visits 1.5 --in country").out())
        .contains(
            "teams make 1.5 times as many visits as now, everywhere",
            "from 10 % to 30 % of the conversions of these weeks are owed to visits"
                + " (forecast.visitShare; assumed, not measured)");
  }

  @Test
  void anEndThatIsPastIsNotForecast() throws IOException {
    ProtectedWeek last = Weeks.three().get(2);
    WeekFacts facts = OperatorFolders.facts("north", last.week());
    publish(
        last,
        new WeekFacts(
            facts.phase(),
            facts.phaseName(),
            facts.cutOff().minusMonths(1),
            facts.wording(),
            facts.week(),
            facts.minimumCell(),
            facts.operatorsIncluded(),
            facts.operatorsMissing(),
            facts.quality(),
            facts.notes(),
            facts.revision()));

    CommandRun run = forecast("");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("the first day without service is 2024-09-16\n")
        .contains("  at the cut-off", "service has ended: nothing is expected of the cut-off\n");
  }

  @Test
  void theFileHasAllAreasAndDaysOfBothScenarios() throws IOException {
    Path file = folder.resolve("new/forecast.csv");
    CommandRun run = forecast("--area VN-2004/01 --no-arrivals --out " + file);

    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .isEqualTo("\uFEFF" + String.join(",", Contracts.of(ForecastTable.TABLE).columnNames()));
    assertThat(run.err())
        .isEqualTo(String.format(Locale.ROOT, "%,d rows in %s\n", lines.size() - 1, file));
    assertThat(lines)
        .anyMatch(
            line -> line.startsWith("2g-only,2024-W38,AS_NOW,,,country,Cả nước,2024-10-15,true,"))
        .anyMatch(
            line -> line.startsWith("2g-only,2024-W38,WHAT_IF,VN-2004,79,province,Tỉnh Nam,"));
  }

  @Test
  void theFirstWeekAloneTellsNothingYet() {
    CommandRun run = forecast("--week 2024-W36");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "2024-W36 is the first published week of the phase, and one week tells nothing yet",
            "what to do: publish another week");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void formerDistrictsAreNotForecast() throws IOException {
    ProtectedWeek last = Weeks.three().get(2);
    List<AreaFigures> rows = new ArrayList<>(last.figures());
    rows.add(beside(AreaLevel.FORMER_DISTRICT, "180", rows.get(1)));
    rows.add(beside(AreaLevel.OUTSIDE_FORMER_DISTRICTS, "outside", rows.get(2)));
    publish(
        ProtectedWeek.published(last.phase(), last.week(), 10, rows, List.of(), List.of()),
        OperatorFolders.facts("north", last.week()));

    for (String options : List.of("--area VN-2004/180", "--visits 2 --in VN-2004/01,VN-2004/180")) {
      CommandRun run = forecast(options);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "VN-2004/180 (Huyện Cũ) is a former district, which is counted but not forecast")
          .contains("what to do: name its province, or the communes");
    }
    assertThat(forecast("--area VN-2004/outside").err())
        .contains("is what is outside the former districts, which is counted but not forecast");
    assertThat(forecast("").code()).isZero();
  }

  private static AreaFigures beside(AreaLevel level, String code, AreaFigures figures) {
    return new AreaFigures(
        new PublishedArea(level, new AreaCode("VN-2004", code), "Huyện Cũ"),
        Optional.empty(),
        figures.all());
  }

  @Test
  void aSupposedEndThatIsTooFarAheadIsSaidToBe() {
    assertThat(forecast("--days-later 500").out())
        .containsPattern("    supposed +–\n")
        .contains("the supposed cut-off, 2026-02-28, is too far ahead to be forecast\n")
        .doesNotContain("the cut-off is too far ahead");
    assertThat(forecast("--days-later 1").out()).contains("  - service ends 1 day later\n");
  }

  @Test
  void aFolderInThePlaceOfTheFileIsRefusedAndNothingIsLeftBehind() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("out/dir.csv"));
    CommandRun run = forecast("--out " + taken);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(taken + ": is a folder", "name another file with --out");
    assertThat(run.out()).isEmpty();
    try (Stream<Path> left = Files.list(taken.getParent())) {
      assertThat(left).containsExactly(taken);
    }
    Files.writeString(folder.resolve("file"), "");
    CommandRun below = forecast("--out " + folder.resolve("file/dir.csv"));
    assertThat(below.code()).isEqualTo(2);
    assertThat(below.err()).contains("cannot be written");
  }

  @Test
  void aFileThatCannotBeReplacedLeavesNoDraft() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("late/dir.csv"));

    assertThatThrownBy(
            () -> ShelvedReports.write(taken, List.of("column"), List.of(List.of("cell"))))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("cannot be written");
    try (Stream<Path> left = Files.list(taken.getParent())) {
      assertThat(left).containsExactly(taken);
    }
  }

  @Test
  void thePageOfTheManualIsWhole() {
    CommandRun help = CommandRun.of("forecast", "--help");

    assertThat(help.err()).isEmpty();
    assertThat(help.out()).containsPattern("a hundred 95 in the\\s+95 % range");
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    CommandRun usual = forecast("--visits 1.5 --days-later 20");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(forecast("--visits 1.5 --days-later 20")).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void oneWeekThatBeganWithSomebodyIsEnoughToBeginWith() throws IOException {
    Files.createDirectory(folder.resolve("kept"));
    Files.move(folder.resolve("2024-W36"), folder.resolve("kept/2024-W36"));

    assertThat(forecast("--week 2024-W37").out())
        .startsWith(
            "2g-only, Cả nước (country): expected after 2024-W37, of 1 published week since");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    assertThat(forecast("--visits 3").out()).isEqualTo(forecast("--visits 3").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--visit-share 0.1..0.3|1|give --visits TIMES as well",
        "--in VN-2004/01|1|give --visits TIMES as well",
        "--visits 11|1|visits must be from 0 to 10 times, were 11.0",
        "--visits two|1|Invalid value for option '--visits'",
        "--visits 2 --visit-share 0.3-0.1|1|--visit-share takes a range such as 0.1..0.3",
        "--visits 2 --visit-share 0.3..0.1|1|a range of shares rises from 0 to 1",
        "--visits 2 --in VN-2004/99|2|the reports of 2024-W38 have no area VN-2004/99",
        "--days-later 0|1|--days-later takes a number of days from 1 to 731, was 0",
        "--days-later 800|1|a cut-off moves by 0 to 731 days, was 800",
        "--area VN-2004/99|2|the reports of 2024-W38 have no area VN-2004/99",
        "--week 2024-W40|2|has no published tables of 2024-W40",
        "--phase no-volte|2|has no published tables of the phase no-volte",
        "--out forecast.txt|1|--out takes a file ending in .csv",
        "--set forecast.paths=7|1|forecast.paths must be from 100 to 100,000, was 7"
      })
  void whatCannotBeForecastIsRefused(String options, int code, String problem) {
    CommandRun run = forecast(options);

    assertThat(run.err()).contains(problem);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderWithoutReportsIsRefused() {
    CommandRun run = CommandRun.of("forecast", "--reports", folder.resolve("none").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is no folder", "what to do");
  }

  private CommandRun forecast(String options) {
    List<String> arguments = new ArrayList<>(List.of("forecast", "--reports", folder.toString()));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ")));
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
