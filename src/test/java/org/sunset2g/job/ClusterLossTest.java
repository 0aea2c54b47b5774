package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;

/**
 * A week on a cluster that loses executors with a task in hand, a worker, its driver, its master.
 */
@Tag("crash")
class ClusterLossTest {
  private static final long MOST_SECONDS = 300;

  /** How an executor writes down that it has a task, and that it is done with it. */
  private static final String TELLS_OF_TASKS =
      """
      rootLogger.level = error
      rootLogger.appenderRef.console.ref = console
      appender.console.type = Console
      appender.console.name = console
      appender.console.target = SYSTEM_ERR
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %m%n%throwable{none}
      logger.tasks.name = org.apache.spark.executor.Executor
      logger.tasks.level = info
      """;

  @TempDir Path folder;
  private ClusterWeek week;
  private Path logging;

  @Test
  void executorWorkerDriverAndMasterAreKilledAndTheWeekIsTheSame() throws Exception {
    week = ClusterWeek.in(folder);
    logging = Files.writeString(folder.resolve("tasks.properties"), TELLS_OF_TASKS);
    EngineRun here = EngineRun.onWorld(week.world(), folder.resolve("here"));
    here.week(ClusterWeek.WEEK);
    try (ChildProcesses processes = new ChildProcesses()) {
      StandaloneCluster cluster = week.cluster(processes, 2);
      List<ProcessHandle> workers = ours("deploy.worker.Worker");
      assertThat(workers).hasSize(2);

      ChildProcesses.Child driver = start(processes, cluster, "lost-executor");
      awaitStep(driver, "reference");
      stopWithATask(driver, workers.get(0)).destroyForcibly();
      assertThat(codeOf(driver)).as(driver::said).isZero();
      assertSame(here, "lost-executor");

      driver = start(processes, cluster, "lost-driver");
      awaitStep(driver, "feed");
      driver.process().destroyForcibly().waitFor();
      driver = start(processes, cluster, "lost-driver");
      awaitStep(driver, "feed");
      // With its worker goes the executor: the state is made by the other one alone.
      ProcessHandle gone = stopWithATask(driver, workers.get(1));
      workers.get(1).destroyForcibly();
      gone.destroyForcibly();
      assertThat(codeOf(driver)).as(driver::said).isZero();
      assertSame(here, "lost-driver");

      // Who has its executors can do without the master that gave them.
      driver = start(processes, cluster, "lost-master");
      awaitStep(driver, "feed");
      ours("deploy.master.Master").forEach(ProcessHandle::destroyForcibly);
      assertThat(codeOf(driver)).as(driver::said).isZero();
      assertSame(here, "lost-master");
    }
  }

  private static List<ProcessHandle> ours(String main) {
    return ProcessHandle.current()
        .children()
        .filter(child -> commandOf(child).contains(main))
        .toList();
  }

  /** Stops the worker's executor as soon as it is at work on a task, and gives it to be killed. */
  private ProcessHandle stopWithATask(ChildProcesses.Child driver, ProcessHandle worker)
      throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (driver.process().isAlive() && System.nanoTime() < until) {
      for (ProcessHandle executor : executorsOf(worker)) {
        signal("STOP", executor);
        // The worker takes what it has written to its log.
        Thread.sleep(200);
        if (hasATask(executor)) {
          return executor;
        }
        signal("CONT", executor);
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no executor was seen at work: " + driver.said());
  }

  private static boolean hasATask(ProcessHandle executor) throws IOException {
    // An executor is at work in a folder of its own, where its worker writes down what it says.
    Path log = Path.of("/proc/" + executor.pid() + "/cwd/stderr");
    List<String> said = Files.readAllLines(log);
    return said.stream().filter(line -> line.startsWith("Running task")).count()
        > said.stream().filter(line -> line.matches("(Finished|Exception in) task.*")).count();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
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
    } catch (IOException ended) {
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
        "-Dlog4j2.configurationFile=" + logging,
        List.of(
            "outreach.papers=[]",
            "report.forms=[]",
            "forecast.paths=100",
            "pseudonyms.numberPrefixes=[]"));
  }
}
