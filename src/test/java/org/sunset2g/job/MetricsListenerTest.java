package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.lake.SomeRun;
import org.sunset2g.watch.PrometheusPage;

class MetricsListenerTest {
  @TempDir Path folder;

  @Test
  void waitingForTheNextWeekTakesBackNothingOfWhatTheLastRunSaid() throws IOException {
    new RunRecords(folder.resolve("lake"))
        .write(
            SomeRun.ended(
                "000001",
                "2024-W35",
                RunRecord.Status.PUBLISHED,
                Instant.EPOCH,
                List.of("a"),
                Map.of("b", "its file is damaged")));
    Path file = folder.resolve("x.prom");
    WatchSettings settings =
        new WatchSettings(
            LogFormat.HUMAN,
            Optional.of(file),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "sunset2g",
            List.of(),
            Duration.ofSeconds(1));

    new MetricsListener(settings, Optional.of(folder.resolve("lake")))
        .ended(
            new RunEnd(
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Sunset2g.NOT_YET,
                Optional.empty(),
                Map.of()));

    assertThat(PrometheusPage.read(Files.readAllBytes(file)))
        .containsEntry("sunset2g_run_last_exit_code", 75.0)
        .containsEntry("sunset2g_operators_refused", 1.0);
  }
}
