package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecord.Status;
import org.sunset2g.lake.SomeRun;

class RunTrendTest {
  private final List<RunRecord> runs = new ArrayList<>();

  private RunRecord took(double seconds, Status status, String... operators) {
    Instant start = Instant.parse("2024-09-16T02:00:00Z");
    RunRecord run =
        SomeRun.of(
            "%06d".formatted(runs.size() + 1),
            "2024-W37",
            status,
            start,
            Optional.of(start.plusMillis((long) (seconds * 1000))),
            List.of(operators),
            Map.of());
    runs.add(run);
    return run;
  }

  private RunRecord took(double seconds) {
    return took(seconds, Status.PUBLISHED, "viettel", "vnpt");
  }

  @Test
  void aRunStandsBesideTheMedianOfThoseBeforeIt() {
    took(10);
    took(100);
    RunRecord third = took(11);
    RunRecord fourth = took(12.1);

    assertThat(RunTrend.of(runs).written(third)).isEqualTo("-");
    assertThat(RunTrend.of(runs).written(fourth)).isEqualTo("+10%");
  }

  @Test
  void onlyTheLastEightCount() {
    took(1000);
    took(1000);
    took(1000);
    for (int run = 0; run < 8; run++) {
      took(10);
    }

    assertThat(RunTrend.of(runs).usual(took(10)).getAsDouble()).isEqualTo(10);
  }

  @Test
  void otherOperatorsAndRunsThatFailedAreNoMeasure() {
    for (int run = 0; run < 4; run++) {
      took(1, Status.PUBLISHED, "viettel");
      took(1, Status.REFUSED, "viettel", "vnpt");
    }

    assertThat(RunTrend.of(runs).written(took(10))).isEqualTo("-");
  }

  @Test
  void theNewestIsWarnedOfBeyondHalfAgain() {
    took(10);
    took(10);
    took(10);
    took(15);
    assertThat(RunTrend.of(runs).warning()).isEmpty();

    took(15.2);
    assertThat(RunTrend.of(runs).warning().orElseThrow())
        .contains("000005", "15.2 s", "1.5 times the usual 10.0 s");
  }
}
