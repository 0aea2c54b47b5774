package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunset2g.outreach.DeltaStatus;
import org.sunset2g.vocabulary.IsoWeek;

class DeltaSummaryTest {
  private static final Map<DeltaStatus, Long> COUNTS =
      Map.of(
          DeltaStatus.NEW, 3L,
          DeltaStatus.CARRIED, 4L,
          DeltaStatus.CHANGED, 2L,
          DeltaStatus.RESOLVED, 3L,
          DeltaStatus.EXPIRED, 1L);

  @Test
  void countsThatAddUpAreTaken() {
    assertThatCode(() -> of(10, 9).refuseUnbalanced()).doesNotThrowAnyException();
  }

  @Test
  void countsThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> of(10, 8).refuseUnbalanced())
        .hasMessageContaining("10 before, 3 new, 4 gone and 6 stayed do not make 8");
    assertThatThrownBy(() -> of(11, 10).refuseUnbalanced()).hasMessageContaining("do not make 10");
  }

  private static DeltaSummary of(long before, long now) {
    return new DeltaSummary("north", "phase1", new IsoWeek(2024, 36), before, COUNTS, now);
  }
}
