package org.sunset2g.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkedExampleTest {
  @TempDir Path folder;

  @Test
  void everyNumberOfTheWorkedExampleComesOut() {
    OracleResult result = result();

    assertThat(result.ledger()).isEqualTo(WorkedExample.expectedLedger("viettel", "phase-1"));
  }

  @Test
  void theConversionsOfTheWorkedExampleComeOut() {
    assertThat(result().conversions())
        .isEqualTo(WorkedExample.expectedConversions("viettel", "phase-1"));
  }

  @Test
  void noObservationOfTheWorkedExampleLacksItsSubscriber() {
    assertThat(result().noSubscriberObservations())
        .containsOnlyKeys("2024-W35|viettel", "2024-W36|viettel", "2024-W37|viettel")
        .allSatisfy((week, observations) -> assertThat(observations).isZero());
  }

  private OracleResult result() {
    WorkedExample example = WorkedExample.write(folder, "viettel");
    return LedgerOracle.run(
        OracleInput.withDefaults(
                example.landing(),
                example.catalogue(),
                List.of("viettel"),
                WorkedExample.WEEKS,
                "phase-1")
            .withAreas(example.adminUnits(), example.changes(), List.of()));
  }
}
