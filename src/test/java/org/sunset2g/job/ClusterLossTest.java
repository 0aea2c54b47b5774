package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** A week on a cluster that loses an executor, a worker and its driver while it is at work. */
@Tag("crash")
class ClusterLossTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path OPENINGS = PROJECT.resolve("jobs/jvm-openings.txt");
  private static final long MOST_SECONDS = 300;

  @TempDir Path folder;
  private StandaloneCluster.Spark spark;

  @BeforeEach
  void makeWorldAndSparkHome() throws Exception {
    SyntheticWorld.write(
        WorldPlan.of(5, 2_000, WEEK, 1, List.of("north"), LandingFormat.CSV),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        folder.resolve("world"),
        done -> {});
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (String entry : classPath.split(File.pathSeparator)) {
      if (entry.endsWith(".jar") && Files.exists(Path.of(entry))) {
        Files.createSymbolicLink(jars.resolve(Path.of(entry).getFileName()), Path.of(entry));
      }
    }
    spark = new StandaloneCluster.Spark(folder.resolve("spark"), classPath, OPENINGS);
  }

  @Test
  void executorWorkerAndDriverAreKilledAndTheWeekIsTheSame() throws Exception {
    EngineRun here = EngineRun.onWorld(folder.resolve("world"), folder.resolve("here"));
    here.week(WEEK);
    try (ChildProcesses processes = new ChildProcesses()) {
      StandaloneCluster cluster =
          StandaloneCluster.start(processes, spark, 2, "1g", folder.resolve("cluster"));
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
    EngineRun there = EngineRun.onWorld(folder.resolve("world"), folder.resolve(name));
    assertThat(rows(there)).isEqualTo(rows(here)).isNotEmpty();
    assertThat(there.records().published("north", WEEK).orElseThrow().counts())
        .isEqualTo(here.records().published("north", WEEK).orElseThrow().counts());
    assertThat(folder.resolve(name).resolve("lake/scratch")).doesNotExist();
  }

  private static List<String> rows(EngineRun run) {
    return run.table(ExportedTable.ledger, WEEK).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
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
    String openings =
        Files.readAllLines(OPENINGS).stream()
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining(" "));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + OPENINGS,
                "-Xmx768m",
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                spark.classPath(),
                "org.apache.spark.deploy.SparkSubmit",
                "--class",
                "org.sunset2g.job.Sunset2g",
                "--conf",
                "spark.executor.memory=640m",
                "--conf",
                "spark.executor.extraClassPath=" + PROJECT.resolve("target/classes"),
                "--conf",
                "spark.executor.extraJavaOptions=-Xss4m -XX:TieredStopAtLevel=1 " + openings));
    command.addAll(cluster.options());
    command.addAll(List.of("spark-internal", "weekly", "--week", WEEK.toString()));
    Path reference = folder.resolve("world/reference");
    for (String setting :
        List.of(
            "paths.landing=" + folder.resolve("world/landing"),
            "paths.lake=" + folder.resolve(name).resolve("lake"),
            "paths.output=" + folder.resolve(name).resolve("output"),
            "outreach.papers=[]",
            "report.forms=[]",
            "forecast.paths=100",
            "pseudonyms.numberPrefixes=[]",
            "reference.tacCatalogue=" + reference.resolve("tac_catalogue"),
            "reference.adminUnits=" + reference.resolve("admin_units.csv"))) {
      command.addAll(List.of("--set", setting));
    }
    return processes.start(
        command, spark.environment(), folder.resolve("cluster/" + name + ".log"));
  }
}
