package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.merge.OperatorFolders;
import org.sunset2g.vocabulary.IsoWeek;

/** {@code backtest} as a user meets it, on a world of few subscribers and weeks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestCommandTest {
  private static final String TINY =
      "--subscribers 3000 --from 2024-W34 --weeks 11 --paths 100 --worlds as_published --seed 5";

  @TempDir private static Path folder;
  private CommandRun run;

  @BeforeAll
  void runOnce() {
    run = run("one", TINY + " --trials");
  }

  private CommandRun run(String out, String options) {
    return CommandRun.of(("backtest --out " + folder.resolve(out) + " " + options).split(" "));
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void scoresGoToTheTerminalAndProgressBesideThem() {
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("all worlds", "in 80 %", "1 week", "at the cut-off", "commune", "under 30");
    // From the sixth week, W39, to W41: the cut-off is on Wednesday of W42.
    assertThat(run.err()).contains("as_published: 11 weeks in ", ", 3 forecasts to make");
  }

  @Test
  void everyTrialIsCountedOnce() throws IOException {
    List<String> trials = lines("one/trials.csv");
    assertThat(trials.get(0))
        .startsWith(
            "world,code_system,code,level,made_in,day,weeks_ahead,at_cut_off,now,truth,q025");
    String all =
        lines("one/backtest.csv").stream()
            .filter(line -> line.startsWith("all,all,all,"))
            .findFirst()
            .orElseThrow();
    assertThat(all).startsWith("all,all,all," + (trials.size() - 1) + ",");
    // The country: W40 to W44 from W39, and so on.
    assertThat(trials).filteredOn(line -> line.contains(",country,")).hasSize(5 + 4 + 3);
    assertThat(trials)
        .filteredOn(line -> line.contains(",country,") && line.contains(",true,"))
        .allMatch(line -> line.contains(",2024-10-13,"))
        .hasSize(2);
  }

  @Test
  void theSameOptionsGiveTheSameBytes() throws IOException {
    run("two", TINY + " --trials");
    for (String file : List.of("backtest.csv", "trials.csv", "backtest.html")) {
      assertThat(folder.resolve("two").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  @Test
  void thePageHasItsPicturesAndLoadsNothing() throws IOException {
    String html = Files.readString(folder.resolve("one/backtest.html"));
    Document page = Jsoup.parse(html);

    // Coverage, errors, and three forecasts of the country.
    assertThat(page.select("svg.chart")).hasSize(2 + 3);
    assertThat(page.select("script, link, img, iframe")).isEmpty();
    assertThat(html).doesNotContain("http:", "https:", "url(", "NaN");
    assertThat(page.select("p.summary[lang=vi]").text()).startsWith("Trong ");
    assertThat(page.select("table tbody tr")).hasSizeGreaterThan(8);
  }

  @Test
  void whatIsRequiredAndNotHeldEndsWithTwo() throws IOException {
    // Of a world that lasts so short, no forecast can be four weeks ahead and right by that much.
    CommandRun strict = run("three", TINY.replace("--weeks 11", "--weeks 8") + " --require");

    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.err()).contains("sunset2g: four weeks ahead or more the error is –");
    assertThat(folder.resolve("three/backtest.html")).exists();
  }

  @Test
  void publishedWeeksAreHeldAgainstLaterOnes() throws IOException {
    OperatorFolders operators = new OperatorFolders(folder.resolve("operators"));
    List<ProtectedWeek> weeks =
        new PublishedCountry(3, 2, 3, 7).weeks(IsoWeek.parse("2024-W31"), 9, 200);
    for (ProtectedWeek week : weeks) {
      operators.publish("north", OperatorFolders.facts("north", week.week()), week);
    }
    CommandRun published = run("reports", "--paths 100 --reports " + operators.reports("north"));

    assertThat(published.code()).as(published.err()).isZero();
    assertThat(published.err()).contains(weeks.get(0).phase() + ": 9 weeks in ", ", 3 forecasts");
    assertThat(lines("reports/backtest.csv"))
        .anyMatch(line -> line.startsWith("all,level,country,6,"));
  }

  @Test
  void areasOfWhichRoundingWouldDecideAreLeftOutAndSoItIsSaid() throws IOException {
    OperatorFolders operators = new OperatorFolders(folder.resolve("small"));
    List<ProtectedWeek> weeks =
        new PublishedCountry(3, 2, 3, 7).weeks(IsoWeek.parse("2024-W31"), 9, 60);
    for (ProtectedWeek week : weeks) {
      operators.publish("north", OperatorFolders.facts("north", week.week()), week);
    }
    CommandRun published =
        run("small-out", "--paths 100 --trials --reports " + operators.reports("north"));

    assertThat(published.code()).as(published.err()).isZero();
    String sentence = "an area with fewer than ten minimum cells at risk";
    assertThat(published.out()).contains(sentence);
    assertThat(Jsoup.parse(Files.readString(folder.resolve("small-out/backtest.html"))).text())
        .contains(sentence);
    List<String> trials = lines("small-out/trials.csv");
    int now = List.of(trials.get(0).split(",")).indexOf("now");
    assertThat(trials.subList(1, trials.size()))
        .isNotEmpty()
        .allMatch(line -> Long.parseLong(line.split(",")[now]) >= 100);
    assertThat(weeks.get(5).figures())
        .as("areas that are left out")
        .anyMatch(area -> area.of(Measure.CLOSING) > 0 && area.of(Measure.CLOSING) < 100);
    assertThat(run.out()).doesNotContain(sentence);

    CommandRun nobody = run("small-out", "--phase nope --reports " + operators.reports("north"));
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err()).contains("has no published tables of the phase nope", "what to do: ");
  }

  @Test
  void tooFewWeeksAreRefused() {
    CommandRun few = run("few", TINY.replace("--weeks 11", "--weeks 6"));

    assertThat(few.code()).isEqualTo(2);
    assertThat(few.err()).contains("as_published has 6 weeks and none to forecast from");
    assertThat(run("few", TINY.replace("--weeks 11", "--weeks 1")).err())
        .contains("as_published has 1 week and none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--subscribers 1", "--subscribers 3000 --cell 100000"})
  void aWorldWithNobodyToForecastIsRefused(String options) {
    CommandRun nobody = run("nobody", "--worlds as_published --weeks 10 --paths 100 " + options);

    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.err())
        .contains("as_published: there is no area with enough at risk", "what to do: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backtest.csv", "backtest.html", "trials.csv"})
  void aFolderInThePlaceOfAFileIsRefusedBeforeTheWork(String file) throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken-" + file).resolve(file));
    CommandRun refused = run("taken-" + file, TINY + " --trials");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(taken + ": is a folder", "what to do: ");
    assertThat(refused.err()).doesNotContain("forecasts to make");
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    CommandRun german;
    try {
      Locale.setDefault(Locale.GERMANY);
      german = run("german", TINY + " --trials");
    } finally {
      Locale.setDefault(before);
    }

    assertThat(german.out()).isEqualTo(run.out());
    for (String file : List.of("backtest.csv", "trials.csv", "backtest.html")) {
      assertThat(folder.resolve("german").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  @Test
  void thePageOfTheManualIsWhole() {
    CommandRun help = CommandRun.of("backtest", "--help");

    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("30 % below", "ranges of 80 % and");
  }

  @Test
  void aSeriesThatRisesIsToldAndWhatIsRequiredOfASeriesEndsWithTwo() throws IOException {
    Path counts =
        Files.writeString(
            folder.resolve("rising.csv"),
            """
            as_of,area,operator,two_g_only_subscribers
            2024-05-31,Vietnam,all,1000000
            2024-07-31,Vietnam,all,900000
            2024-09-08,Vietnam,all,950000
            2024-10-10,Vietnam,all,900
            """);
    CommandRun rising = run("rising", "--require --counts " + counts);

    assertThat(rising.code()).isEqualTo(2);
    assertThat(rising.err())
        .contains("sunset2g: note: " + counts + ", lines 3 and 4: the number rises")
        .contains("for 2024-10-10, 32 days ahead: the median is off by ");
    assertThat(folder.resolve("rising/backtest.html")).exists();
    assertThat(run("rising", "--counts " + counts).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--worlds nowhere, there is no world 'nowhere'",
    "--paths 5, --paths must be from 100",
    "--cell 1, --cell must be at least 2",
    "--origins 0, --origins must be at least 1",
    "--weeks 0, '--weeks must be at least 1, was 0'",
    "--subscribers 0, --subscribers must be at least 1",
    "--counts a.csv --trials, --counts is one series",
    "--counts a.csv --origins 3, --counts is one series",
    "--counts a.csv --phase a, --phase is one of published weeks",
    "--phase a, --phase is one of published weeks",
    "--counts a.csv --worlds as_published, --worlds are synthetic",
    "--reports a --counts b, mutually exclusive"
  })
  void wrongUsageIsToldAndEndsWithOne(String options, String message) {
    CommandRun wrong = run("wrong", options);

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains(message);
  }

  @Test
  void theAnnouncedNumbersOfVietNamAreForecast() throws IOException {
    Path counts = Path.of(System.getProperty("sunset2g.sharedData"), "published_counts.csv");
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(counts).as("real data").exists();
    }
    CommandRun national = run("counts", "--require --counts " + counts);

    assertThat(national.code()).as(national.err()).isZero();
    assertThat(national.out())
        .contains("told the cut-off known then", "told the date that became known later");
    // Eight numbers: 6 + 5 + 4 + 3 + 2 + 1 forecasts, and 6 + 5 + 4 made before the new date.
    assertThat(lines("counts/backtest.csv")).hasSize(1 + 21 + 15);
    assertThat(
            Jsoup.parse(Files.readString(folder.resolve("counts/backtest.html")))
                .select("svg.chart"))
        .hasSize(6 + 3);
  }
}
