package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code results check} says of files before they are delivered. */
class ResultsCommandTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String HEADER = "Mã,Ngày,Hình thức,Kết quả,Số lượt,Xã\n";
  private static final String GOOD = TOKEN + ",10/09/2024,gọi,đã gặp,,\n";

  @TempDir Path folder;

  @Test
  void aFileOfWhichEveryFilledInRowCountsPasses() throws IOException {
    Path file = delivered("to-1.csv", HEADER + GOOD + TOKEN + ",,,,,\n");

    CommandRun run = CommandRun.of("results", "check", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            file + ": 1 rows count, 0 do not, 1 are not filled in, for 2024-W37\n");
  }

  @Test
  void aRowThatDoesNotCountIsNamedWithoutItsValue() throws IOException {
    Path file = delivered("to-1.csv", HEADER + GOOD + "0912345678,16/09/2024,gọi,đã gặp,,\n");

    CommandRun run = CommandRun.of("results", "check", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains("1 rows count, 1 do not")
        .contains("line 3, token (9{10}): a token has 32 characters")
        .contains("line 3, done_on (9{2}/9{2}/9{4}): the day lies after the week")
        .doesNotContain("0912345678");
  }

  @Test
  void theWeekMayBeNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("to-1.csv"), HEADER + GOOD);

    assertThat(CommandRun.of("results", "check", file.toString()).out())
        .contains("days are held against no week");
    assertThat(CommandRun.of("results", "check", file.toString(), "--week", "2024-W36").code())
        .isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    Path wrong = delivered("a.csv", "Họ tên,Ghi chú\n");
    Path good = delivered("b.csv", HEADER + GOOD);

    CommandRun run = CommandRun.of("results", "check", wrong.toString(), good.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("is a header").contains("b.csv: 1 rows count");
  }

  @Test
  void theSameIsSaidAsJson() throws IOException {
    Path file = delivered("to-1.csv", HEADER + GOOD + "x,10/09/2024,gọi,đã gặp,,\n");

    CommandRun run = CommandRun.of("results", "check", file.toString(), "--json");

    assertThat(run.code()).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(run.out()).path("files").get(0);
    assertThat(document.path("rows").asInt()).isEqualTo(1);
    assertThat(document.path("rejectedRows").asInt()).isEqualTo(1);
    assertThat(document.path("faults").get(0).path("column").asText()).isEqualTo("token");
    assertThat(document.path("faults").get(0).path("line").asInt()).isEqualTo(3);
  }

  @Test
  void communesHaveTheCodeSystemOfTheirWeek() {
    var systems = Configuration.read(java.util.Optional.empty(), java.util.List.of()).codeSystems();

    assertThat(ResultsCheckCommand.codeSystem(week("2025-W26"), systems)).isEqualTo("VN-2004");
    assertThat(ResultsCheckCommand.codeSystem(week("2025-W27"), systems)).isEqualTo("VN-2025");
  }

  private static java.util.Optional<org.sunset2g.vocabulary.IsoWeek> week(String week) {
    return java.util.Optional.of(org.sunset2g.vocabulary.IsoWeek.parse(week));
  }

  private Path delivered(String name, String text) throws IOException {
    Path results = folder.resolve("landing/north/2024-W37/results");
    Files.createDirectories(results);
    return Files.writeString(results.resolve(name), text);
  }
}
