package org.sunset2g.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Spark standalone cluster on loopback: a master and workers of one core each, every one a
 * process of its own, started from the jars without a distribution. It ends with its processes.
 */
public final class StandaloneCluster {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long START_SECONDS = 60;

  private final ChildProcesses processes;
  private final Spark spark;
  private final String master;
  private final int workers;

  /**
   * Where Spark is.
   *
   * @param home folder with {@code jars/}, the class path of the executors
   * @param classPath of master and workers
   * @param openings file with the JVM options that Spark needs
   */
  public record Spark(Path home, String classPath, Path openings) {
    /** What every process of a cluster needs in its environment. */
    public Map<String, String> environment() {
      return Map.of(
          "SPARK_HOME",
          home.toString(),
          // Without it, an executor looks for the Scala version in folders that are not there.
          "SPARK_SCALA_VERSION",
          "2.12",
          "SPARK_LOCAL_IP",
          LOOPBACK,
          "JAVA_HOME",
          System.getProperty("java.home"));
    }
  }

  private StandaloneCluster(ChildProcesses processes, Spark spark, String master, int workers) {
    this.processes = processes;
    this.spark = spark;
    this.master = master;
    this.workers = workers;
  }

  /**
   * Starts the cluster.
   *
   * @param memory of each worker, as Spark writes it
   * @param folder for logs and for what executors keep while they work
   */
  public static StandaloneCluster start(
      ChildProcesses processes, Spark spark, int workers, String memory, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    String address = "spark://" + LOOPBACK + ":" + port;
    StandaloneCluster cluster = new StandaloneCluster(processes, spark, address, workers);
    ChildProcesses.Child master =
        cluster.daemon(
            "org.apache.spark.deploy.master.Master",
            folder.resolve("master.log"),
            "--port",
            String.valueOf(port));
    cluster.awaitMaster(master, port);
    for (int worker = 1; worker <= workers; worker++) {
      cluster.daemon(
          "org.apache.spark.deploy.worker.Worker",
          folder.resolve("worker-" + worker + ".log"),
          "--cores",
          "1",
          "--memory",
          memory,
          "--work-dir",
          Files.createDirectories(folder.resolve("work-" + worker)).toString(),
          address);
    }
    return cluster;
  }

  /** What an application has to say to use all of this cluster, and nothing outside loopback. */
  public List<String> options() {
    List<String> options = new ArrayList<>(List.of("--master", master));
    Map.of(
            "spark.driver.host",
            LOOPBACK,
            "spark.driver.bindAddress",
            LOOPBACK,
            "spark.ui.enabled",
            "false",
            "spark.cores.max",
            String.valueOf(workers),
            // The first task waits for all executors, or the first one there would take them all.
            "spark.scheduler.minRegisteredResourcesRatio",
            "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime",
            START_SECONDS + "s")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            setting -> {
              options.add("--conf");
              options.add(setting.getKey() + "=" + setting.getValue());
            });
    return options;
  }

  private ChildProcesses.Child daemon(String main, Path log, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + spark.openings(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                spark.classPath(),
                main,
                "--host",
                LOOPBACK,
                "--webui-port",
                "0"));
    command.addAll(List.of(arguments));
    return processes.start(command, spark.environment(), log);
  }

  private void awaitMaster(ChildProcesses.Child started, int port) throws InterruptedException {
    long until = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (true) {
      try (Socket there = new Socket(LOOPBACK, port)) {
        return;
      } catch (IOException notYet) {
        if (!started.process().isAlive() || System.nanoTime() > until) {
          throw new IllegalStateException("the master did not start: " + started.said(), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return free.getLocalPort();
    }
  }
}
