package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.watch.LoopbackServer;
import org.sunset2g.watch.PrometheusPage;

class RetainWatchTest {
  private static final String METRIC = "sunset2g_retain_last_success_timestamp_seconds";

  @TempDir Path folder;

  @Test
  void anEndIsToldBesideTheMetricsOfTheRuns() throws IOException {
    Files.writeString(folder.resolve("sunset2g.prom"), "of the last run");
    try (LoopbackServer server = LoopbackServer.answering(200)) {
      int code = watch("2024-09-17T03:00:00Z", server).command(() -> Sunset2g.DONE);

      assertThat(code).isZero();
      assertThat(server.received())
          .extracting(sent -> sent.method() + " " + sent.path())
          .containsExactly("PUT /metrics/job/sunset2g/command/retain");
    }
    assertThat(metrics()).isEqualTo(Instant.parse("2024-09-17T03:00:00Z").getEpochSecond());
    assertThat(folder.resolve("sunset2g.prom")).hasContent("of the last run");
    assertThat(folder.resolve("told")).hasContent("retain|done|0|||");
  }

  @Test
  void aFailureLeavesTheLastSuccessAndIsToldToTheCommand() throws IOException {
    try (LoopbackServer server = LoopbackServer.answering(200)) {
      watch("2024-09-17T03:00:00Z", server).command(() -> Sunset2g.DONE);
      RetainWatch later = watch("2024-09-24T03:00:00Z", server);

      assertThatThrownBy(
              () ->
                  later.command(
                      () -> {
                        throw InputProblem.of("another run is at work", "wait").onlyForNow();
                      }))
          .isInstanceOf(InputProblem.class);
      assertThat(server.received()).hasSize(1);
    }
    assertThat(metrics()).isEqualTo(Instant.parse("2024-09-17T03:00:00Z").getEpochSecond());
    assertThat(folder.resolve("told")).hasContent("retain|waiting|75|||");
  }

  @Test
  void theCommandIsWatched() throws IOException {
    CommandRun retain =
        CommandRun.of(
            "retain",
            "--set",
            "paths.lake=" + folder.resolve("none"),
            "--set",
            "notify.command=" + hook());

    assertThat(retain.code()).isEqualTo(Sunset2g.BAD_INPUT);
    assertThat(folder.resolve("told")).hasContent("retain|refused|2|||");
  }

  private double metrics() throws IOException {
    return PrometheusPage.read(Files.readAllBytes(folder.resolve("sunset2g-retain.prom")))
        .get(METRIC);
  }

  private String hook() {
    return "[sh, -c, 'echo \"$SUNSET2G_COMMAND|$SUNSET2G_OUTCOME|$SUNSET2G_EXIT_CODE"
        + "|$SUNSET2G_WEEK|$SUNSET2G_RUN|$1\" > "
        + folder.resolve("told")
        + "', hook]";
  }

  private RetainWatch watch(String now, LoopbackServer server) {
    return new RetainWatch(
        Configuration.read(
            Optional.empty(),
            List.of(
                "metrics.file=" + folder.resolve("sunset2g.prom"),
                "metrics.push=" + server.at("/metrics/job/sunset2g"),
                "notify.command=" + hook())),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }
}
