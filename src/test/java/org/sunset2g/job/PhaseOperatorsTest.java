package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.SomeRun;

class PhaseOperatorsTest {
  /** Of the first phase alone. */
  private static final RunRecord BOTH =
      SomeRun.published("000001", "2024-W37", Instant.parse("2024-09-16T02:00:00Z"), "a", "b");

  @Test
  void whoWasPublishedBeforeAPhaseWasSetIsMissingThere() {
    TreeMap<String, RunRecord> newest = new TreeMap<>(Map.of("a", BOTH, "b", BOTH));

    PhaseOperators first = PhaseOperators.of("phase1", List.of("a"), List.of("a", "b"), newest);
    PhaseOperators second = PhaseOperators.of("phase2", List.of("a"), List.of(), newest);

    assertThat(first.included()).containsExactly("a", "b");
    assertThat(first.missing()).isEmpty();
    assertThat(second.included()).containsExactly("a");
    assertThat(second.missing()).containsExactly("b");
  }

  @Test
  void whoIsExpectedAndHasNoRunIsMissing() {
    PhaseOperators week =
        PhaseOperators.of(
            "phase1", List.of("a"), List.of("a", "c"), new TreeMap<>(Map.of("b", BOTH)));

    assertThat(week.included()).containsExactly("a", "b");
    assertThat(week.missing()).containsExactly("c");
  }
}
