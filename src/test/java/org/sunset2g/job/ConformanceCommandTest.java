package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.feed.text.SharedData;

/** Case files of dumps and catalogues, run through the readers of the product. */
class ConformanceCommandTest {
  @TempDir Path folder;

  @Test
  void everyCaseThatOthersPublishedEndsAsItsListSays() throws IOException {
    Path cases = SharedData.file("operator_dump_cases/cases.csv").getParent().getParent();
    SharedData.file("tac_cases/cases.csv");

    CommandRun run = CommandRun.of("conformance", "--json", cases.toString());

    JsonNode results = new ObjectMapper().readTree(run.out());
    assertThat(results)
        .allSatisfy(
            result -> assertThat(result.get("asExpected").asBoolean()).as("%s", result).isTrue());
    assertThat(results.findValuesAsText("file")).doesNotContain("").hasSizeGreaterThan(35);
    assertThat(results.findValuesAsText("file").stream().distinct()).hasSize(35);
    assertThat(run.code()).isZero();
  }

  @Test
  void noIdentifierOfAPublishedCaseIsPrinted() {
    Path cases = SharedData.file("operator_dump_cases/cases.csv").getParent().getParent();

    CommandRun run = CommandRun.of("conformance", cases.toString());

    assertThat(run.out().lines().map(line -> line.replaceAll("_2\\d{7}", "")))
        .noneMatch(line -> line.matches(".*[0-9]{9,}.*"));
  }

  @Test
  void whatEndsOtherwiseIsSaidAndGivesExitCodeTwo() throws IOException {
    cases("a_20240909_20240915.csv,accept,2,", "a_20240909_20240915.csv,reject,,");
    Files.writeString(
        folder.resolve("operator_dump_cases/a_20240909_20240915.csv"),
        "date,imei,imsi,msisdn\n20240910,359000000000010,452010000000001,84901234567\n");

    CommandRun run = CommandRun.of("conformance", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains("NOT AS EXPECTED: expected 2 rows, got 1")
        .contains("NOT AS EXPECTED: expected reject, got accept")
        .contains("1 files, 2 expectations: 0 as expected, 2 not");
  }

  @Test
  void aListedFileThatIsNotThereIsNoAcceptance() throws IOException {
    cases("missing_20240909_20240915.csv,accept,2,");

    CommandRun run = CommandRun.of("conformance", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("expected accept, got reject").contains("it is not there");
  }

  @Test
  void aFolderWithoutCasesIsRefused() {
    CommandRun run = CommandRun.of("conformance", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there are no cases").contains("operator_dump_cases/cases.csv");
  }

  @Test
  void aListThatSaysNeitherAcceptNorRejectIsRefusedWithItsLine() throws IOException {
    cases("a_20240909_20240915.csv,maybe,2,");

    CommandRun run = CommandRun.of("conformance", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("line 2").contains("'maybe'");
  }

  private void cases(String... rows) throws IOException {
    Path dumps = Files.createDirectories(folder.resolve("operator_dump_cases"));
    Files.writeString(
        dumps.resolve("cases.csv"),
        "file,expected,rows_stored,detail\n" + String.join("\n", List.of(rows)) + "\n");
  }
}
