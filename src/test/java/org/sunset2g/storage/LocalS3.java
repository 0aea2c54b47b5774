package org.sunset2g.storage;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sunset2g.cluster.ChildProcesses;

/** An S3 endpoint on loopback, a process of its own, with one bucket. */
public final class LocalS3 {
  public static final String BUCKET = "sunset2g";
  private static final long START_SECONDS = 90;

  private final int port;

  private LocalS3(int port) {
    this.port = port;
  }

  public static LocalS3 start(ChildProcesses processes, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    String jar =
        Arrays.stream(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .filter(entry -> entry.matches(".*s3mock-[0-9.]+-exec\\.jar"))
            .findFirst()
            .orElseThrow();
    ChildProcesses.Child server =
        processes.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dloader.path=" + onlyThat(folder.resolve("classes")),
                "-Dloader.main=" + S3OnLoopback.class.getName(),
                "-cp",
                jar,
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--http.port=" + port,
                "--com.adobe.testing.s3mock.store.root=" + folder.resolve("objects"),
                "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET),
            Map.of(),
            folder.resolve("s3.log"));
    LocalS3 s3 = new LocalS3(port);
    long until = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (!s3.answers()) {
      if (!server.process().isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("the S3 endpoint did not start: " + server.said());
      }
      Thread.sleep(100);
    }
    return s3;
  }

  /** A folder with the classes that start it, and nothing else of ours. */
  private static Path onlyThat(Path folder) throws IOException {
    Path from = Path.of("target/test-classes/org/sunset2g/storage");
    Path to = Files.createDirectories(folder.resolve("org/sunset2g/storage"));
    try (Stream<Path> classes = Files.list(from)) {
      for (Path each :
          classes
              .filter(file -> file.getFileName().toString().startsWith("S3OnLoopback"))
              .toList()) {
        Files.copy(each, to.resolve(each.getFileName().toString()));
      }
    }
    return folder;
  }

  public String place() {
    return "s3a://" + BUCKET;
  }

  /** What settings have to say to reach it, keys apart. */
  public Map<String, String> settings() {
    return Map.of(
        "spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "spark.hadoop.fs.s3a.path.style.access", "true",
        "spark.hadoop.fs.s3a.connection.ssl.enabled", "false",
        "spark.hadoop.fs.s3a.change.detection.mode", "none");
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/" + BUCKET).toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2000);
      return connection.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }
}
