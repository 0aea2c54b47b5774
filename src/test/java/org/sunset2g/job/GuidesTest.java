package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guides name what is there. */
class GuidesTest {
  private static final List<String> SECTIONS =
      List.of(
          "revised.title",
          "since.title",
          "history.title",
          "forecast.title",
          "forecast.middle",
          "forecast.range80",
          "forecast.range95",
          "forecast.changes",
          "flows.title",
          "forms.title",
          "blocked.title",
          "inflow.title",
          "handsets.title",
          "models.title",
          "rank.title",
          "map.title.PROVINCE",
          "areas.title.PROVINCE",
          "former.title",
          "compare.title",
          "rounding.title",
          "quality.title",
          "words.title");

  @ParameterizedTest
  @CsvSource({"planner-guide.md, site_en", "planner-guide.vi.md, site_vi"})
  void aPlannerFindsEverySectionOfThePage(String guide, String words) throws IOException {
    Properties said = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of("src/main/resources/org/sunset2g/report/site/" + words + ".properties"))) {
      said.load(reader);
    }
    String text = Files.readString(Path.of("docs", guide));

    assertThat(SECTIONS)
        .allSatisfy(
            section ->
                assertThat(text).as(section).contains("**" + said.getProperty(section) + "**"));
  }

  @ParameterizedTest
  @CsvSource({"docs/operator-guide.md", "jobs/README.md"})
  void anOperatorFindsEveryExitCode(Path page) throws IOException {
    assertThat(Files.readString(page))
        .contains(
            "| %d |".formatted(Sunset2g.DONE),
            "| %d |".formatted(Sunset2g.WRONG_USAGE),
            "| %d |".formatted(Sunset2g.BAD_INPUT),
            "| %d |".formatted(Sunset2g.OUR_FAULT),
            "| %d |".formatted(Sunset2g.NOT_YET));
  }

  @Test
  void aContributorFindsEveryRoomOfTheCode() throws IOException {
    String text = Files.readString(Path.of("CONTRIBUTING.md"));
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/org/sunset2g"))) {
      assertThat(rooms.map(room -> "`" + room.getFileName() + "`").toList())
          .isNotEmpty()
          .allSatisfy(room -> assertThat(text).contains(room));
    }
  }
}
