package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.oracle.WorkedExample.WEEKS;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.oracle.WorkedExample;

/** The worked example of the ledger's rules, run through the weekly job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedExampleTest {
  private EngineRun run;

  @BeforeAll
  void runThreeWeeks(@TempDir Path folder) {
    WorkedExample example = WorkedExample.write(folder, "viettel");
    run =
        EngineRun.in(
                folder,
                "paths.landing=" + example.landing(),
                "reference.tacCatalogue=" + example.catalogue(),
                "reference.adminUnits=" + example.adminUnits(),
                "reference.adminUnitChanges=" + example.changes())
            .weeks(WEEKS);
  }

  @Test
  void everyRowOfTheLedgerIsAsWrittenOut() {
    assertThat(run.ledger(WEEKS)).isEqualTo(WorkedExample.expectedLedger("viettel", "phase1"));
  }

  @Test
  void everyConversionIsAsWrittenOut() {
    assertThat(run.conversions(WEEKS.get(2)))
        .isEqualTo(WorkedExample.expectedConversions("viettel", "phase1"));
  }

  @Test
  void conversionsAreShownAsTheyWereKnownAtTheEndOfTheWeek() {
    assertThat(run.conversions(WEEKS.get(1)))
        .hasSize(2)
        .allSatisfy(conversion -> assertThat(conversion).endsWith("||"));
  }
}
