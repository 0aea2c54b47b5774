package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.oracle.Story;
import org.sunset2g.oracle.WorkedExample;

/** The commands validate and rejects as a user meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidateCommandTest {
  private Path folder;
  private String config;

  /** Two operators; a row of the first is at fault, and the file of the second is. */
  @BeforeAll
  void runAWeek(@TempDir Path temporary) throws IOException {
    folder = temporary;
    WorkedExample.write(folder, "viettel");
    new Story().subscriber(1, "A g", "A g", "A s").write(folder.resolve("landing"), "mobi", WEEKS);
    Files.writeString(
        observations(),
        Story.pseudonym(1) + ",,123,2024-08-26,2024-09-01,7,10,4G\n",
        StandardOpenOption.APPEND);
    Files.writeString(landed("mobi", "subscriber_snapshot.csv"), "who,where\n1,2\n");
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(
        settings,
        """
        paths:
          landing: landing
          lake: lake
          output: output
        reference:
          tacCatalogue: catalogue
          adminUnits: admin_units.csv
          adminUnitChanges: admin_unit_changes.csv
        """);
    config = settings.toString();
    assertThat(
            CommandRun.of("weekly", "--config", config, "--week", WEEKS.get(0).toString()).code())
        .isEqualTo(2);
  }

  private Path landed(String operator, String file) {
    return folder
        .resolve("landing")
        .resolve(operator)
        .resolve(WEEKS.get(0).toString())
        .resolve(file);
  }

  private Path observations() {
    return landed("viettel", "device_observation.csv");
  }

  private static CommandRun validate(Path file, String table, String... more) {
    String[] arguments =
        Arrays.copyOf(new String[] {"validate", file.toString(), "--as", table}, 4 + more.length);
    System.arraycopy(more, 0, arguments, 4, more.length);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.out() + run.err()).doesNotContain("\tat ", "at org.", "Exception");
    return run;
  }

  @Test
  void aFileWithinTheLimitsIsTakenAndItsRejectedRowsAreShown() {
    CommandRun run = validate(observations(), "device_observation");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("device_observation, operator viettel, week " + WEEKS.get(0))
        .containsPattern("rejected +1\n")
        .containsPattern("tac +1 .*9\\{3} +The text is not of the form")
        .contains("OK: it would be taken without the rejected rows");
  }

  @Test
  void aFileBeyondTheLimitsIsRefused() {
    CommandRun run =
        validate(observations(), "device_observation", "--set", "gates.rejected_share.limit=0.001");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("REFUSED: ", "rejected_share", "limit 0.0010");
  }

  @Test
  void theSameIsSaidInJsonAndNothingElseOnStandardOutput() throws IOException {
    CommandRun run = validate(observations(), "device_observation", "--json", "--examples", "1");
    JsonNode said = new ObjectMapper().readTree(run.out());
    assertThat(said.path("taken").asBoolean()).isTrue();
    assertThat(said.path("rejected").asLong()).isEqualTo(1);
    assertThat(said.at("/problems/0/reason").asText()).isEqualTo("MALFORMED");
    assertThat(said.at("/problems/0/examples/0/shape").asText()).isEqualTo("9{3}");
    assertThat(said.fieldNames())
        .toIterable()
        .startsWith("file", "table", "operator", "week", "taken", "verdict", "bytes", "sha256");
    assertThat(validate(observations(), "device_observation", "--json", "--examples", "1"))
        .isEqualTo(run);
  }

  @Test
  void aFileThatCannotBeReadThroughIsRefusedInWordsOrInJson() throws IOException {
    Path broken = landed("mobi", "subscriber_snapshot.csv");
    CommandRun inWords = validate(broken, "subscriber_snapshot");
    assertThat(inWords.code()).isEqualTo(2);
    assertThat(inWords.out()).isEmpty();
    assertThat(inWords.err()).contains("line 1: required columns are missing", "what to do");
    CommandRun inJson = validate(broken, "subscriber_snapshot", "--json");
    assertThat(inJson.code()).isEqualTo(2);
    assertThat(inJson.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(inJson.out()).path("problem").asText())
        .contains("required columns are missing");
  }

  @Test
  void damagedFilesEndWithCodeTwoAndWithoutATrace() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(landed("viettel", "subscriber_snapshot.csv")));
    }
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed.toByteArray(), 60));
    assertThat(validate(cut, "subscriber_snapshot").code()).isEqualTo(2);
    Path parquet = Files.writeString(folder.resolve("not.parquet"), "PAR1 no PAR1");
    assertThat(validate(parquet, "subscriber_snapshot").code()).isEqualTo(2);
    Path catalogue = Files.writeString(folder.resolve("catalogue.csv"), "a;b\n1;2\n");
    assertThat(validate(catalogue, "tac_catalogue").code()).isEqualTo(2);
  }

  @Test
  void anExtractOutsideAWeeksFolderNeedsItsWeek() throws IOException {
    Path file = Files.copy(observations(), folder.resolve("obs.csv"));
    CommandRun without = validate(file, "device_observation");
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.err()).contains("--week 2024-W37");
    CommandRun with = validate(file, "device_observation", "--week", WEEKS.get(0).toString());
    assertThat(with.code()).isZero();
    assertThat(with.out()).contains("operator -");
  }

  @Test
  void anUnknownTableIsAnsweredWithTheNearest() {
    CommandRun run = validate(observations(), "device_observations");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Did you mean 'device_observation'?");
  }

  @Test
  void referenceFilesAreReadByTheirOwnReaders() {
    assertThat(validate(folder.resolve("admin_units.csv"), "admin_unit").out()).contains("OK: ");
    assertThat(validate(folder.resolve("admin_unit_changes.csv"), "admin_unit_change").out())
        .contains("OK: ");
    assertThat(validate(folder.resolve("admin_units.csv"), "capability_overlay").code())
        .isEqualTo(2);
  }

  @Test
  void parquetIsCheckedLikeCsv() {
    String file = folder.resolve("copy.parquet").toString();
    SparkForTests.session()
        .read()
        .option("header", true)
        .csv(observations().toString())
        .write()
        .mode("overwrite")
        .parquet(file);
    CommandRun run =
        validate(Path.of(file), "device_observation", "--week", WEEKS.get(0).toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("rejected +1\n").containsPattern("tac +1 .*9\\{3}");
  }

  @Test
  void rejectsSumsUpTheQuarantineAndNamesWhatWasRefused() throws IOException {
    String week = WEEKS.get(0).toString();
    CommandRun run = CommandRun.of("rejects", "--config", config, "--week", week, "--lines");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("viettel +device_observation +tac +1 .*9\\{3} ×1 +The text is not")
        .containsPattern("viettel device_observation.csv line [0-9]+: tac MALFORMED 9\\{3}")
        .contains("run 000001 refused mobi: ", "required columns are missing");
    JsonNode json =
        new ObjectMapper()
            .readTree(CommandRun.of("rejects", "--config", config, "--week", week, "--json").out());
    assertThat(json.at("/rejected/0/reason").asText()).isEqualTo("MALFORMED");
    assertThat(json.at("/rejected/0/shapes/9{3}").asLong()).isEqualTo(1);
    assertThat(json.at("/refused/0/operator").asText()).isEqualTo("mobi");
  }

  @Test
  void rejectsOfOneOperatorOrTableLeavesOutTheRest() {
    String week = WEEKS.get(0).toString();
    CommandRun other =
        CommandRun.of(
            "rejects", "--config", config, "--week", week, "--table", "subscriber_snapshot");
    assertThat(other.out()).contains("no rejected rows", "refused mobi");
    CommandRun viettel =
        CommandRun.of("rejects", "--config", config, "--week", week, "--operator", "viettel");
    assertThat(viettel.out()).contains("tac").doesNotContain("mobi");
    CommandRun misspelt =
        CommandRun.of(
            "rejects", "--config", config, "--week", week, "--table", "device_observatoin");
    assertThat(misspelt.code()).isEqualTo(1);
    assertThat(misspelt.err()).contains("Did you mean 'device_observation'?");
  }

  @Test
  void rejectsOfAWeekThatNeverRanSaysSo() {
    CommandRun run = CommandRun.of("rejects", "--config", config, "--week", "2031-W01");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no run has published or refused 2031-W01");
  }
}
