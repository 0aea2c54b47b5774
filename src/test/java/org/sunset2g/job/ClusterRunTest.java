package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The weekly job on a cluster whose master, worker, driver and executor are processes: what runs in
 * one JVM may still hold objects that cannot travel, or look on an executor for what only the
 * driver has.
 */
class ClusterRunTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path OPENINGS = PROJECT.resolve("jobs/jvm-openings.txt");
  private static final Duration MOST = Duration.ofMinutes(5);

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
  void aClusterOfProcessesPublishesTheSameBytesAsOneProcess() throws Exception {
    EngineRun here =
        EngineRun.onWorld(
            folder.resolve("world"),
            folder.resolve("here"),
            EngineRun.ALL_PAPERS,
            EngineRun.ALL_FORMS);
    RunRecord ofHere = here.week(WEEK);
    EngineRun there = EngineRun.onWorld(folder.resolve("world"), folder.resolve("there"));
    try (ChildProcesses processes = new ChildProcesses()) {
      StandaloneCluster cluster =
          StandaloneCluster.start(processes, spark, 1, "1g", folder.resolve("cluster"));
      ChildProcesses.Child driver =
          processes.start(
              weekly(cluster), spark.environment(), folder.resolve("cluster/driver.log"));
      assertThat(processes.finish(driver, MOST)).as(driver::said).isZero();
    }

    for (ExportedTable table :
        List.of(ExportedTable.ledger, ExportedTable.conversion, ExportedTable.rejected_row)) {
      assertThat(rows(there, table)).isEqualTo(rows(here, table));
    }
    assertThat(rows(there, ExportedTable.ledger)).isNotEmpty();
    assertThat(rows(there, ExportedTable.rejected_row)).isNotEmpty();
    assertThat(there.outputs()).isEqualTo(here.outputs()).isNotEmpty();
    RunRecord ofThere = there.records().published("north", WEEK).orElseThrow();
    assertThat(ofThere.counts()).isEqualTo(ofHere.counts());
    assertThat(ofThere.inputs()).isEqualTo(ofHere.inputs());
    assertThat(folder.resolve("there/lake/scratch")).doesNotExist();
  }

  private static List<String> rows(EngineRun run, ExportedTable table) {
    return run.table(table, WEEK).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private List<String> weekly(StandaloneCluster cluster) throws Exception {
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
                "spark.executor.memory=768m",
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
            "paths.lake=" + folder.resolve("there/lake"),
            "paths.output=" + folder.resolve("there/output"),
            "reference.tacCatalogue=" + reference.resolve("tac_catalogue"),
            "reference.adminUnits=" + reference.resolve("admin_units.csv"))) {
      command.addAll(List.of("--set", setting));
    }
    return command;
  }
}
