package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.CountTrial.Known;
import org.sunset2g.job.BacktestCounts.Announced;
import org.sunset2g.vocabulary.InputProblem;

/** A national series, and which forecasts are made of it. */
class BacktestCountsTest {
  private static final String HEADER = "as_of,area,operator,two_g_only_subscribers,note\n";
  private static final List<String> KNOWN =
      List.of("2024-01-01:2024-09-16", "2024-09-13:2024-10-16");

  @TempDir private Path folder;

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), HEADER + rows);
  }

  @Test
  void onlyTheCountryAndAllOperatorsAreReadInTheOrderOfTheirDays() throws IOException {
    Path file =
        file(
            "2024-09-20,Vietnam,all,300,\n2024-05-31,Vietnam,all,1000,\"a, b\"\n"
                + "2024-06-30,Vietnam,Viettel,7,\n2024-07-31,Vietnam,all,800,\n2024-07-31,X,all,1,\n");

    assertThat(BacktestCountsFile.read(file).numbers())
        .containsExactly(
            new Announced(LocalDate.parse("2024-05-31"), 1000),
            new Announced(LocalDate.parse("2024-07-31"), 800),
            new Announced(LocalDate.parse("2024-09-20"), 300));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-02-30,Vietnam,all,8,  | as_of is no day: '2024-02-30'
          31.7.2024,Vietnam,all,8,   | as_of is no day
          2024-07-31,Vietnam,all,-8, | no number of subscribers from 1 on: '-8'
          2024-07-31,Vietnam,all,8m, | no number of subscribers from 1 on: '8m'
          2024-07-31,Vietnam,all,,   | no number of subscribers from 1 on: ''
          2024-07-31,Vietnam,all     | has 3 cells under a header of 5
          2024-07-31,Vietnam,all,0,  | no number of subscribers from 1 on: '0'
          0202-07-31,Vietnam,all,8,  | as_of is not from 1990 to 2100: '0202-07-31'
          2101-07-31,Vietnam,all,8,  | as_of is not from 1990 to 2100
          2024-07-31,"Viet"nam,all,8,| is no CSV:
          2024-05-31,Vietnam,all,9,  | 2024-05-31 is there twice, first in line 2
          """)
  void aMalformedRowIsRefusedWithItsLineAndCause(String row, String cause) throws IOException {
    Path file = file("2024-05-31,Vietnam,all,1000,\n" + row + "\n2024-09-20,Vietnam,all,300,\n");

    assertThatThrownBy(() -> BacktestCountsFile.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(file + ", line 3: ")
        .hasMessageContaining(cause)
        .hasMessageContaining("what to do: ");
  }

  @Test
  void aFileWithoutTheColumnsOrWithTooFewRowsIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "day,number\n2024-01-01,1\n");
    assertThatThrownBy(() -> BacktestCountsFile.read(other))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 1: the header has no column 'as_of'");
    Path few = file("2024-05-31,Vietnam,all,1000,\n2024-06-30,Vietnam,all,900,\n");
    assertThatThrownBy(() -> BacktestCountsFile.read(few))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("holds 2 rows");
    assertThatThrownBy(() -> BacktestCountsFile.read(folder.resolve("none.csv")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithTheLineItBeginsIn() throws IOException {
    Path file = file("2024-05-31,Vietnam,all,1000,\n2024-06-30,\"Vietnam,all,900,\n2024-07-31,x\n");

    assertThatThrownBy(() -> BacktestCountsFile.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(file + ", line 3: is no CSV: ")
        .hasMessageContaining("what to do: put a text with a comma between two quotes")
        .message()
        .doesNotContain("UTF-8");
  }

  @Test
  void lettersThatAreNotUtf8AreToldAsSuch() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(
        file, (HEADER + "2024-05-31,V\u00ef,all,1,\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> BacktestCountsFile.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("it is not UTF-8");
  }

  @Test
  void whatASpreadsheetAddsIsAccepted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sheet.csv"),
            "\uFEFFas_of,area,operator,two_g_only_subscribers,,\r\n"
                + "2024-05-31,Vietnam,all,1000,,\r\n2024-07-31,Vietnam,all,800,,\r\n"
                + "2024-09-20,Vietnam,all,300,,\r\n\r\n");

    assertThat(BacktestCountsFile.read(file).numbers())
        .extracting(Announced::number)
        .containsExactly(1000L, 800L, 300L);
    assertThat(BacktestCountsFile.read(file).notes()).isEmpty();
  }

  @Test
  void aNumberThatRisesIsTakenAndToldWithBothLines() throws IOException {
    Path file =
        file(
            "2024-09-20,Vietnam,all,1300,\n2024-05-31,Vietnam,all,2000,\n"
                + "2024-07-31,Vietnam,all,800,\n");

    BacktestCountsFile.Content content = BacktestCountsFile.read(file);

    assertThat(content.numbers()).hasSize(3);
    assertThat(content.notes())
        .containsExactly(
            file
                + ", lines 4 and 2: the number rises from 800 on 2024-07-31 to 1,300 on 2024-09-20;"
                + " it is taken as it is");
  }

  @Test
  void anEmptyFileAndAColumnThatIsThereTwiceAreRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    assertThatThrownBy(() -> BacktestCountsFile.read(empty))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is empty");
    Path twice = Files.writeString(folder.resolve("twice.csv"), "as_of,as_of,area,operator\n");
    assertThatThrownBy(() -> BacktestCountsFile.read(twice))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 1: the header has the column 'as_of' several times");
  }

  @Test
  void everyLaterNumberIsForecastWithTheCutOffOfThenAndWithTheLaterOneWhereItDiffers() {
    List<Announced> counts =
        List.of(
            new Announced(LocalDate.parse("2024-05-31"), 1000),
            new Announced(LocalDate.parse("2024-07-31"), 800),
            new Announced(LocalDate.parse("2024-09-20"), 300),
            new Announced(LocalDate.parse("2024-10-10"), 100));
    List<CountTrial> trials =
        new BacktestCounts(counts, BacktestCounts.cutOffs(KNOWN))
            .trials(
                (past, cutOff, target) -> {
                  long seen = past.size() * 100L;
                  return new Quantiles(seen, seen, seen, seen, seen, seen, seen);
                });

    assertThat(trials)
        .extracting(
            trial ->
                "%s %s %s %s %d"
                    .formatted(
                        trial.known(),
                        trial.madeOn(),
                        trial.cutOff(),
                        trial.day(),
                        trial.expected().q50()))
        .containsExactly(
            "THEN 2024-07-31 2024-09-16 2024-09-20 200",
            "THEN 2024-07-31 2024-09-16 2024-10-10 200",
            "THEN 2024-09-20 2024-10-16 2024-10-10 300",
            "LATER 2024-07-31 2024-10-16 2024-09-20 200",
            "LATER 2024-07-31 2024-10-16 2024-10-10 200");
    CountTrial last = trials.get(2);
    assertThat(last.daysAhead()).isEqualTo(20);
    assertThat(last.medianOff()).isEqualTo(2.0);
    assertThat(last.isIn95()).isFalse();
    assertThat(last.known()).isEqualTo(Known.THEN);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01",
    "2024-01-01:soon",
    "2024-01-01:2024-09-16:x",
    "2024-01-01:2024-03-01:2024-09-16",
    "0024-01-01:2024-09-16",
    "2024-01-01:2204-09-16"
  })
  void aCutOffThatIsNoPairOfDaysIsWrongUsage(String written) {
    assertThatThrownBy(() -> BacktestCounts.cutOffs(List.of(written)))
        .isInstanceOf(ConfigurationProblem.class)
        .hasMessageContaining("--cut-off-known");
  }
}
