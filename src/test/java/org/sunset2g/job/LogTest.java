package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
  static final String JSON = "log.format=json";

  /** Every line of standard error, each of which must be an object with time, level and event. */
  static List<JsonNode> lines(CommandRun run) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.err().lines().toList()) {
      JsonNode node = new ObjectMapper().readTree(line);
      assertThat(node.isObject()).as(line).isTrue();
      assertThat(node.path("time").asText()).matches("[0-9-]{10}T[0-9:.]+Z");
      assertThat(node.path("level").asText()).isIn("info", "warn", "error", "fatal");
      assertThat(node.path("event").asText()).isNotEmpty();
      lines.add(node);
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, human, true, JSON",
    "HUMAN, json, false, HUMAN",
    "AUTO, json, true, JSON",
    "AUTO, human, false, HUMAN",
    "AUTO, '', true, HUMAN",
    "AUTO, '', false, JSON"
  })
  void theSettingDecidesThenTheEnvironmentThenTheTerminal(
      LogFormat setting, String environment, boolean isTerminal, LogFormat format) {
    assertThat(Log.chosen(setting, environment, isTerminal)).isEqualTo(format);
  }

  @Test
  void anErrorIsOneLineWithCauseCureAndCodeApart() throws IOException {
    CommandRun run =
        CommandRun.of("retain", "--set", JSON, "--set", "paths.lake=build/no-such-lake");

    assertThat(run.code()).isEqualTo(2);
    List<JsonNode> lines = lines(run);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).get("event").asText()).isEqualTo("error");
    assertThat(lines.get(0).get("command").asText()).isEqualTo("retain");
    assertThat(lines.get(0).get("exitCode").asInt()).isEqualTo(2);
    assertThat(lines.get(0).get("cause").asText())
        .endsWith("there is no lake here")
        .doesNotContain("what to do");
    assertThat(lines.get(0).get("cure").asText()).startsWith("check paths.lake");
  }

  @Test
  void whatAPersonLooksAtStaysText() {
    CommandRun run =
        CommandRun.of(
            "rejects", "--week", "2024-W37", "--set", JSON, "--set", "paths.lake=build/no");

    assertThat(run.err()).startsWith("sunset2g: ");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(CommandRun.of("retain", "--set", "log.format=yaml").err()).contains("log.format");
  }

  /** Spark's own log speaks to the same parser, and of nobody. */
  @Test
  void otherLibrariesSpeakInTheSameLines() throws IOException {
    PrintStream real = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true));
    try {
      Log.begin("weekly");
      Log.use(LogFormat.JSON);
      Log.about("run", "000007");
      LogManager.getLogger("org.apache.spark.Task")
          .error("lost " + "0af3".repeat(8), new IllegalStateException("gone"));
      Log.begin("runs");
      LogManager.getLogger("org.apache.spark.Task").debug("not told");
    } finally {
      System.setErr(real);
    }
    List<JsonNode> lines = lines(new CommandRun(0, "", err.toString()));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).get("level").asText()).isEqualTo("error");
    assertThat(lines.get(0).get("run").asText()).isEqualTo("000007");
    assertThat(lines.get(0).get("logger").asText()).isEqualTo("org.apache.spark.Task");
    assertThat(lines.get(0).get("message").asText()).isEqualTo("lost [hidden]");
    assertThat(lines.get(0).get("stacktrace").asText()).contains("IllegalStateException: gone");
  }

  /** A terminal is read, copied and photographed as well as a log. */
  @Test
  void aFaultOfOursSpeaksOfNobodyOnATerminalEither() {
    IllegalStateException fault =
        new IllegalStateException(
            "at " + "0af3".repeat(8), new NumberFormatException("of 84912345678"));

    assertThat(Sunset2g.faultOfOurs(fault)).contains("of [hidden]").doesNotContain("84912345678");
    assertThat(Log.maskedStackOf(fault))
        .contains("at [hidden]", "of [hidden]", "LogTest.java")
        .doesNotContain("0af3", "84912345678");
  }
}
