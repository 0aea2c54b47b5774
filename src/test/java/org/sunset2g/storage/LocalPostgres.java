package org.sunset2g.storage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.sunset2g.cluster.ChildProcesses;

/** A PostgreSQL on loopback with a database and a user that has a password. */
public final class LocalPostgres {
  public static final String USER = "lake";
  public static final String PASSWORD = "mật-khẩu-1";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final long START_SECONDS = 60;

  private final int port;

  private LocalPostgres(int port) {
    this.port = port;
  }

  /** Where its programs are: on the path, or where Debian's packages put the newest version. */
  public static Optional<Path> programs() {
    Stream<Path> onPath =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    try (Stream<Path> versions =
        Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.<Path>empty()) {
      List<Path> ofDebian =
          versions
              .map(version -> version.resolve("bin"))
              .sorted(Comparator.comparing(Path::toString).reversed())
              .toList();
      return Stream.concat(onPath, ofDebian.stream())
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .findFirst();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  public static LocalPostgres start(ChildProcesses processes, Path folder)
      throws IOException, InterruptedException {
    Path bin = programs().orElseThrow();
    // As root it refuses to run: nobody may own its files then, and must reach them.
    boolean isRoot = System.getProperty("user.name").equals("root");
    Path data = Files.createTempDirectory("sunset2g-postgres-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(data.toFile())));
    Path password = Files.writeString(data.resolve("password"), PASSWORD);
    if (isRoot) {
      run(processes, folder, List.of("chown", "-R", "nobody", data.toString()));
    }
    run(
        processes,
        folder,
        as(
            isRoot,
            List.of(
                bin.resolve("initdb").toString(),
                "-D",
                data.resolve("db").toString(),
                "-U",
                USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N")));
    int port = freePort();
    ChildProcesses.Child server =
        processes.start(
            as(
                isRoot,
                List.of(
                    bin.resolve("postgres").toString(),
                    "-D",
                    data.resolve("db").toString(),
                    "-p",
                    String.valueOf(port),
                    "-h",
                    "127.0.0.1",
                    "-k",
                    data.toString(),
                    "-c",
                    "fsync=off")),
            Map.of(),
            folder.resolve("postgres.log"));
    long until = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (!isThere(port)) {
      if (!server.process().isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("PostgreSQL did not start: " + server.said());
      }
      Thread.sleep(50);
    }
    return new LocalPostgres(port);
  }

  public String uri() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static List<String> as(boolean isRoot, List<String> command) {
    List<String> all = new ArrayList<>();
    if (isRoot) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--"));
    }
    all.addAll(command);
    return all;
  }

  private static void run(ChildProcesses processes, Path folder, List<String> command)
      throws IOException, InterruptedException {
    ChildProcesses.Child child =
        processes.start(command, Map.of(), folder.resolve("postgres-setup.log"));
    if (processes.finish(child, Duration.ofMinutes(1)) != 0) {
      throw new IllegalStateException(command.get(0) + " failed: " + child.said());
    }
  }

  private static boolean isThere(int port) {
    try (Socket there = new Socket("127.0.0.1", port)) {
      return true;
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
