package org.sunset2g.job;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** A week of one operator, and what submits it to a cluster of processes. */
final class ClusterWeek {
  static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path OPENINGS = PROJECT.resolve("jobs/jvm-openings.txt");

  private final Path folder;
  private final StandaloneCluster.Spark spark;

  private ClusterWeek(Path folder, StandaloneCluster.Spark spark) {
    this.folder = folder;
    this.spark = spark;
  }

  /** Makes the world, and a Spark home of links to the jars of the class path. */
  static ClusterWeek in(Path folder) throws Exception {
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
    return new ClusterWeek(
        folder, new StandaloneCluster.Spark(folder.resolve("spark"), classPath, OPENINGS));
  }

  Path world() {
    return folder.resolve("world");
  }

  StandaloneCluster cluster(ChildProcesses processes, int workers) throws Exception {
    return StandaloneCluster.start(processes, spark, workers, "1g", folder.resolve("cluster"));
  }

  /** The rows of the week, in an order that does not depend on who wrote them. */
  static List<String> rows(EngineRun run, ExportedTable table) {
    return run.table(table, WEEK).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Submits the weekly run; lake and outputs in a folder of the name. */
  ChildProcesses.Child submit(
      ChildProcesses processes, StandaloneCluster cluster, String name, List<String> settings)
      throws Exception {
    return submit(processes, cluster, name, "", settings);
  }

  /**
   * The same.
   *
   * @param executorOptions further options of the executors' Java
   */
  ChildProcesses.Child submit(
      ChildProcesses processes,
      StandaloneCluster cluster,
      String name,
      String executorOptions,
      List<String> settings)
      throws Exception {
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
                "spark.executor.extraJavaOptions=-Xss4m -XX:TieredStopAtLevel=1 %s %s"
                    .formatted(openings, executorOptions)));
    command.addAll(cluster.options());
    command.addAll(List.of("spark-internal", "weekly", "--week", WEEK.toString()));
    Path reference = world().resolve("reference");
    List<String> all =
        new ArrayList<>(
            List.of(
                "paths.landing=" + world().resolve("landing"),
                "paths.lake=" + folder.resolve(name).resolve("lake"),
                "paths.output=" + folder.resolve(name).resolve("output"),
                "reference.tacCatalogue=" + reference.resolve("tac_catalogue"),
                "reference.adminUnits=" + reference.resolve("admin_units.csv")));
    all.addAll(settings);
    for (String setting : all) {
      command.addAll(List.of("--set", setting));
    }
    return processes.start(
        command, spark.environment(), folder.resolve("cluster/" + name + ".log"));
  }
}
