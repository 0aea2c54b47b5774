package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.sunset2g.cluster.ChildProcesses;
import org.sunset2g.cluster.StandaloneCluster;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The weekly job with a lake of its own, always run in one way: embedded as it is delivered, or on
 * a standalone cluster that is started for each week and ended after it.
 *
 * @param name what it is called in the results
 * @param workers workers of one core each; none to run embedded
 * @param engine what runs the steps on the cluster
 * @param world folder with {@code landing} and {@code reference}
 * @param house folder for lake, outputs, exports and logs
 */
record ClusterWeeks(String name, int workers, Engine engine, Path world, Path house) {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Duration MOST = Duration.ofHours(2);
  private static final String WORKER_MEMORY = "3g";
  private static final List<String> EXPORTED = List.of("ledger", "conversion", "rejected_row");

  /** What runs the steps on a cluster: its settings say so. */
  enum Engine {
    /** Spark's own operators. */
    SPARK(Map.of("spark.executor.memory", WORKER_MEMORY)),
    /** Apache DataFusion Comet, with two thirds of the heap outside it. */
    COMET(
        Map.of(
            "spark.executor.memory", "1800m",
            "spark.memory.offHeap.enabled", "true",
            "spark.memory.offHeap.size", "1200m",
            "spark.plugins", "org.apache.spark.CometPlugin",
            "spark.shuffle.manager",
                "org.apache.spark.sql.comet.execution.shuffle.CometShuffleManager",
            "spark.comet.exec.shuffle.enabled", "true",
            "spark.comet.exec.localTableScan.enabled", "true",
            "spark.comet.scan.icebergNative.enabled", "true"));

    private final Map<String, String> settings;

    Engine(Map<String, String> settings) {
      this.settings = settings;
    }
  }

  /** Runs a week. */
  ClusterRun run(IsoWeek week) throws IOException, InterruptedException {
    Path events = house.resolve("events");
    Path cluster = house.resolve("cluster");
    FileUtils.deleteDirectory(events.toFile());
    FileUtils.deleteDirectory(cluster.toFile());
    Files.createDirectories(events);
    List<String> arguments = new ArrayList<>(List.of("weekly", "--week", week.toString()));
    double seconds;
    try (ChildProcesses processes = new ChildProcesses()) {
      List<String> command = new ArrayList<>();
      Map<String, String> eventLog =
          Map.of("spark.eventLog.enabled", "true", "spark.eventLog.dir", events.toUri().toString());
      if (workers == 0) {
        command.add(PROJECT.resolve("sunset2g").toString());
        eventLog.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
      } else {
        StandaloneCluster started =
            StandaloneCluster.start(processes, spark(), workers, WORKER_MEMORY, cluster);
        command.add(PROJECT.resolve("jobs/submit").toString());
        command.addAll(started.options());
        Map<String, String> all = new TreeMap<>(engine.settings);
        all.putAll(eventLog);
        all.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.add("--");
      }
      seconds = finish(processes, command, arguments);
    }
    RunRecord run = new RunRecords(house.resolve("lake")).published(week).orElseThrow();
    return ClusterRun.of(seconds, run, TaskLog.read(events));
  }

  /** The fingerprint of every file that people see, and of exports, by its place. */
  SortedMap<String, String> published(IsoWeek week) throws IOException, InterruptedException {
    try (ChildProcesses processes = new ChildProcesses()) {
      for (String table : EXPORTED) {
        finish(
            processes,
            List.of(PROJECT.resolve("sunset2g").toString()),
            List.of(
                "export",
                "--table",
                table,
                "--week",
                week.toString(),
                "--to",
                house.resolve("exports").resolve(table + ".csv").toString()));
      }
    }
    SortedMap<String, String> published = new TreeMap<>();
    for (String folder : List.of("output", "exports")) {
      try (Stream<Path> tree = Files.walk(house.resolve(folder))) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          published.put(
              house.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
        }
      }
    }
    return published;
  }

  /** Bytes of each table of the lake. */
  SortedMap<String, Long> tableBytes() throws IOException {
    SortedMap<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(house.resolve("lake"))) {
      for (Path file : tree.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
          if (above.getFileName().toString().equals("data")) {
            bytes.merge(above.getParent().getFileName().toString(), Files.size(file), Long::sum);
            break;
          }
        }
      }
    }
    return bytes;
  }

  private double finish(ChildProcesses processes, List<String> command, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    Path reference = world.resolve("reference");
    for (String setting :
        List.of(
            "paths.landing=" + world.resolve("landing"),
            "paths.lake=" + house.resolve("lake"),
            "paths.output=" + house.resolve("output"),
            "reference.tacCatalogue=" + reference.resolve("tac_catalogue"),
            "reference.adminUnits=" + reference.resolve("admin_units.csv"))) {
      all.addAll(List.of("--set", setting));
    }
    long started = System.nanoTime();
    ChildProcesses.Child driver =
        processes.start(
            all,
            Map.of("SPARK_LOCAL_IP", "127.0.0.1", "SUNSET2G_NO_BUILD", "1"),
            house.resolve("logs").resolve(arguments.get(0) + ".log"));
    int code = processes.finish(driver, MOST);
    double seconds = (System.nanoTime() - started) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(
          name + ": " + arguments.get(0) + " ended with code " + code + ": " + driver.said());
    }
    return seconds;
  }

  /** Spark as {@code jobs/submit} lays it out. */
  private static StandaloneCluster.Spark spark() throws IOException {
    Path target = PROJECT.resolve("target");
    Path jars = target.resolve("spark-home/jars");
    if (!Files.exists(jars)) {
      Files.createDirectories(jars.getParent());
      Files.createSymbolicLink(jars, Path.of("../lib"));
    }
    return new StandaloneCluster.Spark(
        target.resolve("spark-home"),
        target.resolve("lib") + "/*",
        PROJECT.resolve("jobs/jvm-openings.txt"));
  }
}
