package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.lake.RunRecord;

/**
 * The weekly job on a cluster whose master, worker, driver and executor are processes: what runs in
 * one JVM may still hold objects that cannot travel, or look on an executor for what only the
 * driver has.
 */
@Tag("scenario")
class ClusterRunTest {
  private static final Duration MOST = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void aClusterOfProcessesPublishesTheSameBytesAsOneProcess() throws Exception {
    ClusterWeek week = ClusterWeek.in(folder);
    EngineRun here =
        EngineRun.onWorld(
            week.world(), folder.resolve("here"), EngineRun.ALL_PAPERS, EngineRun.ALL_FORMS);
    RunRecord ofHere = here.week(ClusterWeek.WEEK);
    EngineRun there = EngineRun.onWorld(week.world(), folder.resolve("there"));
    try (ChildProcesses processes = new ChildProcesses()) {
      ChildProcesses.Child driver =
          week.submit(processes, week.cluster(processes, 1), "there", List.of());
      assertThat(processes.finish(driver, MOST)).as(driver::said).isZero();
    }

    for (ExportedTable table :
        List.of(ExportedTable.ledger, ExportedTable.conversion, ExportedTable.rejected_row)) {
      assertThat(ClusterWeek.rows(there, table)).isEqualTo(ClusterWeek.rows(here, table));
    }
    assertThat(ClusterWeek.rows(there, ExportedTable.ledger)).isNotEmpty();
    assertThat(ClusterWeek.rows(there, ExportedTable.rejected_row)).isNotEmpty();
    assertThat(there.outputs()).isEqualTo(here.outputs()).isNotEmpty();
    RunRecord ofThere = there.records().published("north", ClusterWeek.WEEK).orElseThrow();
    assertThat(ofThere.counts()).isEqualTo(ofHere.counts());
    assertThat(ofThere.inputs()).isEqualTo(ofHere.inputs());
    assertThat(folder.resolve("there/lake/scratch")).doesNotExist();
  }
}
