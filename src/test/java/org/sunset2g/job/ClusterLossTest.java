package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;

/** A week on a cluster that loses an executor, a worker and its driver while it is at work. */
@Tag("crash")
class ClusterLossTest {
  private static final long MOST_SECONDS = 300;

  @TempDir Path folder;
  private ClusterWeek week;

  @Test
  void executorWorkerAndDriverAreKilledAndTheWeekIsTheSame() throws Exception {
    week = ClusterWeek.in(folder);
    EngineRun here = EngineRun.onWorld(week.world(), folder.resolve("here"));
    here.week(ClusterWeek.WEEK);
    try (ChildProcesses processes = new ChildProcesses()) {
      StandaloneCluster cluster = week.cluster(processes, 2);
      List<ProcessHandle> workers =
          ProcessHandle.current()
              .children()
              .filter(child -> commandOf(child).contains("deploy.worker.Worker"))
              .toList();
      assertThat(workers).hasSize(2);

      ChildProcesses.Child driver = start(processes, cluster, "lost-executor");
      awaitStep(driver, "reference");
      executorsOf(workers.get(0)).forEach(ProcessHandle::destroyForcibly);
      assertThat(codeOf(driver)).as(driver::said).isZero();
      assertSame(here, "lost-executor");

      driver = start(processes, cluster, "lost-driver");
      awaitStep(driver, "feed");
      driver.process().destroyForcibly().waitFor();
      driver = start(processes, cluster, "lost-driver");
      awaitStep(driver, "feed");
      // With its worker goes the executor: the state is made by the other one alone.
      List<ProcessHandle> gone = executorsOf(workers.get(1));
      workers.get(1).destroyForcibly();
      gone.forEach(ProcessHandle::destroyForcibly);
      assertThat(codeOf(driver)).as(driver::said).isZero();
      assertSame(here, "lost-driver");
    }
  }

  private void assertSame(EngineRun here, String name) {
    EngineRun there = EngineRun.onWorld(week.world(), folder.resolve(name));
    assertThat(ClusterWeek.rows(there, ExportedTable.ledger))
        .isEqualTo(ClusterWeek.rows(here, ExportedTable.ledger))
        .isNotEmpty();
    assertThat(there.records().published("north", ClusterWeek.WEEK).orElseThrow().counts())
        .isEqualTo(here.records().published("north", ClusterWeek.WEEK).orElseThrow().counts());
    assertThat(folder.resolve(name).resolve("lake/scratch")).doesNotExist();
  }

  private static List<ProcessHandle> executorsOf(ProcessHandle worker) {
    return worker
        .descendants()
        .filter(child -> commandOf(child).contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  private static String commandOf(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (java.io.IOException ended) {
      return "";
    }
  }

  /** Waits until the driver says that the step has ended. */
  private static void awaitStep(ChildProcesses.Child driver, String step) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!Files.readString(driver.log()).contains(step)) {
      if (!driver.process().isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("step " + step + " did not end: " + driver.said());
      }
      Thread.sleep(20);
    }
  }

  private static int codeOf(ChildProcesses.Child driver) throws InterruptedException {
    if (!driver.process().waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not done in time: " + driver.said());
    }
    return driver.process().exitValue();
  }

  private ChildProcesses.Child start(
      ChildProcesses processes, StandaloneCluster cluster, String name) throws Exception {
    return week.submit(
        processes,
        cluster,
        name,
        List.of(
            "outreach.papers=[]",
            "report.forms=[]",
            "forecast.paths=100",
            "pseudonyms.numberPrefixes=[]"));
  }
}
