package org.sunset2g.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
  private static RunFigures figures(String operator) {
    return new RunFigures(
        "1.0",
        Instant.parse("2024-09-16T02:00:00.500Z"),
        81.25,
        2,
        Optional.of(202437),
        Map.of("feed", 9.5),
        List.of(new RunFigures.Rows(operator, "subscriber_snapshot", 40_000_000, 12)),
        new TreeMap<>(Map.of("warn", 1L)),
        1,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        new TreeMap<>(Map.of("published", 3L, "failed", 0L)),
        0,
        Optional.of(new RunFigures.Size(7, 1_234_567_890_123L)));
  }

  @Test
  void everyLineIsOfTheFormatAndTheFiguresAreThose() {
    Map<String, Double> page = PrometheusPage.read(MetricsText.of(figures("viettel")));

    assertThat(page)
        .containsEntry("sunset2g_run_last_end_timestamp_seconds", 1726452000.5)
        .containsEntry("sunset2g_run_last_exit_code", 2.0)
        .containsEntry("sunset2g_run_duration_seconds", 81.25)
        .containsEntry("sunset2g_run_week", 202437.0)
        .containsEntry("sunset2g_step_duration_seconds{step=\"feed\"}", 9.5)
        .containsEntry(
            "sunset2g_rows_accepted{operator=\"viettel\",table=\"subscriber_snapshot\"}", 4e7)
        .containsEntry("sunset2g_runs{status=\"failed\"}", 0.0)
        .containsEntry("sunset2g_lake_bytes", 1_234_567_890_123.0);
  }

  @Test
  void aRunThatNeverSucceededHasNoTimeOfSuccess() {
    assertThat(PrometheusPage.read(MetricsText.of(figures("viettel"))).keySet())
        .noneMatch(name -> name.contains("last_success"));
  }

  @Test
  void anOddNameOfAnOperatorStaysOneLabel() {
    assertThat(PrometheusPage.read(MetricsText.of(figures("a\"b\\c"))).keySet())
        .contains("sunset2g_rows_rejected{operator=\"a\\\"b\\\\c\",table=\"subscriber_snapshot\"}");
  }

  @Test
  void theReaderOfThisTestRefusesWhatIsWrong() {
    assertThatThrownBy(() -> PrometheusPage.read("sunset2g_x 1\n".getBytes()))
        .isInstanceOf(AssertionError.class);
  }
}
