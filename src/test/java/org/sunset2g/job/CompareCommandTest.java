package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.compare.Weeks;
import org.sunset2g.report.merge.OperatorFolders;
import org.sunset2g.report.tables.PublishedFiles;

/** {@code compare} as a user meets it. */
class CompareCommandTest {
  private static final String TWO_WEEKS = "--week 2024-W36 --with 2024-W38";

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws IOException {
    for (ProtectedWeek week : Weeks.three()) {
      PublishedFiles.write(
          folder.resolve(week.week().toString()).resolve("tables"),
          new ReportContent(
              OperatorFolders.facts("north", week.week()),
              week,
              List.of(),
              List.of(),
              List.of(),
              Optional.empty(),
              List.of()));
    }
  }

  @Test
  void allAreasOfTwoWeeksAreComparedWhicheverIsNamedFirst() {
    CommandRun run = compare(TWO_WEEKS);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("2g-only: 2024-W36 and 2024-W38, largest change first\n")
        .containsPattern("Cả nước \\(country\\) +1,100 +970 +-130 +-11.8 % +100.0 % +140\n");
    assertThat(compare("--week 2024-W38 --with 2024-W36").out()).isEqualTo(run.out());
  }

  @Test
  void aMissingWeekIsNamed() throws IOException {
    FileUtils.deleteDirectory(folder.resolve("2024-W37").toFile());

    assertThat(compare(TWO_WEEKS + " --area VN-2004/01").out())
        .contains("no report of 2024-W37", "it changed the closing number by -20");
  }

  @Test
  void twoAreasOfAWeekAreCompared() {
    CommandRun run = compare("--week 2024-W38 --area VN-2004/01 --and VN-2004/79");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("2g-only 2024-W38: Tỉnh Bắc (VN-2004/01) and Tỉnh Nam (VN-2004/79)\n")
        .containsPattern("closing +70 +87.5 % +900 +90.0 % +\\+830 +1185.7 %\n");
  }

  @Test
  void theCsvFileHasAllMeasuresOfAllAreas() throws IOException {
    Path file = folder.resolve("new/compared.csv");
    CommandRun run = compare(TWO_WEEKS + " --csv " + file);

    assertThat(run.err()).isEqualTo("69 rows in " + file + "\n");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1 + 3 * 23);
    assertThat(lines.get(0))
        .isEqualTo(
            "\uFEFFphase,first_week,first_code_system,first_code,first_level,first_name,second_week,"
                + "second_code_system,second_code,second_level,second_name,measure,first,second,"
                + "difference,change_per_mille,between");
    assertThat(lines)
        .contains(
            "2g-only,2024-W36,VN-2004,01,province,Tỉnh Bắc,2024-W38,VN-2004,01,province,Tỉnh Bắc,"
                + "new_at_risk,100,10,-90,-900,10",
            "2g-only,2024-W36,,,country,Cả nước,2024-W38,,,country,Cả nước,opening,0,1080,1080,,");
  }

  @Test
  void jsonTellsTheSame() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(compare(TWO_WEEKS + " --area VN-2004/01 --json").out());

    assertThat(json.get("minimum_cell").asInt()).isEqualTo(10);
    assertThat(json.get("comparisons")).hasSize(1);
    JsonNode north = json.get("comparisons").get(0);
    assertThat(north.get("first").get("week").asText()).isEqualTo("2024-W36");
    assertThat(north.get("second").get("name").asText()).isEqualTo("Tỉnh Bắc");
    assertThat(north.get("figures")).hasSize(23);
    assertThat(north.get("figures").get(1).toString())
        .isEqualTo(
            "{\"measure\":\"new_at_risk\",\"first\":100,\"second\":10,\"difference\":-90,"
                + "\"change_per_mille\":-900,\"between\":10}");
    assertThat(north.get("figures").get(0).get("between").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--week 2024-W36|1|compare either two weeks, --week W1 --with W2, or two areas",
        "--week 2024-W36 --with 2024-W37 --area a --and b|1|compare either two weeks",
        "--week 2024-W36 --and VN-2004/01|1|--and takes the second of two areas",
        "--week 2024-W36 --with 2024-W36|1|are the same week",
        "--week 2024-W36 --with 2024-W37 --csv a.txt|1|--csv takes a file ending in .csv",
        "--week 2024-W36 --with 2024-W40|2|has no published tables of 2024-W40",
        "--week 2024-W36 --with 2024-W37 --phase no-volte|2|of 2024-W37, phase no-volte",
        "--week 2024-W36 --with 2024-W37 --phase ../x|2|'../x' is no name of a phase",
        "--week 2024-W36 --with 2024-W37 --area VN-2004/99|2|have no area VN-2004/99",
        "--week 2024-W36 --area country --and VN-2004/99|2|2024-W36 have no area VN-2004/99"
      })
  void whatCannotBeComparedIsRefused(String options, int code, String problem) {
    CommandRun run = compare(options);

    assertThat(run.err()).contains(problem);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }

  private CommandRun compare(String options) {
    List<String> arguments = new ArrayList<>(List.of("compare", "--reports", folder.toString()));
    arguments.addAll(List.of(options.split(" ")));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
