package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are data: nothing in them runs, unfolds, or shows what should stay hidden. */
class HostileSettingsTest {
  private static final String CANARY = "canary-4711";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operators: !!javax.script.ScriptEngineManager [a] | tags (!) are not read
          operators: !evil x                                | tags (!) are not read
          operators: &a [x]                                 | anchors (&) and aliases (*)
          operators: *a                                     | anchors (&) and aliases (*)
          --- {operators: [a]}~--- {operators: [b]}         | a second document
          operators: [a]~operators: [b]                     | Duplicate field 'operators'
          disclosure: {minimumCell: 99999999999999999999}   | must be a whole number
          operators: [                                      | not YAML as we read it
          """)
  void strangeYamlIsRefused(String yaml, String cause) throws IOException {
    CommandRun run = withFile(yaml.replace("~", "\n"));
    assertThat(run.code()).isEqualTo(Sunset2g.WRONG_USAGE);
    assertThat(run.err()).contains(cause).doesNotContain("\tat ");
  }

  @Test
  void aFewLinesThatStandForGigabytesAreRefusedAtOnce() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(withFile(laughs.toString()).err()).contains("line 1: anchors (&) and aliases (*)");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(withFile("operators: " + "[".repeat(100_000)).code())
        .isEqualTo(Sunset2g.WRONG_USAGE);
  }

  @Test
  void aMessageDoesNotQuoteTheLinesAroundAFault() throws IOException {
    CommandRun run = withFile("catalogue:\n  password: " + CANARY + "\n  uri: 'x\nlake: {\n");
    assertThat(run.code()).isEqualTo(Sunset2g.WRONG_USAGE);
    assertThat(run.err()).contains("is not YAML as we read it").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue.jdbc.password=" + CANARY,
        "catalogue.token=" + CANARY,
        "spark.hadoop.fs.s3a.secret.key=" + CANARY,
        "spark.hadoop.fs.s3a.access.key=" + CANARY,
        "catalogue.uri=jdbc:postgresql://lake:" + CANARY + "@db/lake",
        "catalogue.uri=jdbc:postgresql://db/lake?password=" + CANARY,
        "catalogue={type: rest, credential: " + CANARY + "}"
      })
  void aSecretIsNotTakenFromTheCommandLineNorSaid(String assignment) {
    CommandRun run = CommandRun.of("runs", "--set", assignment);
    assertThat(run.code()).isEqualTo(Sunset2g.WRONG_USAGE);
    assertThat(run.err()).contains("this is a secret", "${env:NAME}").doesNotContain(CANARY);
  }

  @Test
  void aReferenceToASecretIsNone() {
    assertThat(CommandRun.of("runs", "--set", "catalogue.password=${env:LAKE_PASSWORD}").err())
        .doesNotContain("this is a secret");
  }

  @Test
  void usualSettingsAreNoSecrets() {
    assertThatCode(
            () ->
                Configuration.read(
                    Optional.empty(),
                    List.of("report.boundaryCode=code", "spark.sql.shuffle.partitions=4")))
        .doesNotThrowAnyException();
    assertThat(CommandRun.of("calendar", "--set", "report.boundaryCode=code").code())
        .isEqualTo(Sunset2g.DONE);
  }

  private CommandRun withFile(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
    return CommandRun.of("calendar", "--config", file.toString());
  }
}
