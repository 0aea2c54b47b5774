package org.sunset2g.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** A place where commands run, are killed and run again: one folder, put back between trials. */
final class Bench {
  private static final int KILLED = 137;
  private static final long MOST_MINUTES = 5;

  private final Path folder;
  private final CrashWorld world;
  private final String classPath;
  private final Path archive;
  private String log = "human";

  /**
   * @param classPath of the product and of {@link MortalCommand}
   * @param archive where the classes of a start are kept; made by the first bench
   */
  Bench(Path folder, String classPath, Path archive) {
    this.folder = folder;
    this.world = new CrashWorld(folder.resolve("work"));
    this.classPath = classPath;
    this.archive = archive;
  }

  /** Has commands log as for a scheduler: that tells the steps of all of them, a backfill's too. */
  Bench loggingSteps() {
    log = "json";
    return this;
  }

  /** How a command ended. */
  record Ended(int code, double seconds, String said) {
    boolean isKilled() {
      return code == KILLED;
    }
  }

  Contents contents() {
    return new Contents(world.folder(), Set.of());
  }

  /** What of it a command makes the same every time. */
  Contents contents(Command command) {
    return new Contents(world.folder(), command == Command.ERASE ? Contents.DRAWN : Set.of());
  }

  Path work() {
    return world.folder();
  }

  /** Makes the world and publishes its weeks; keeps the folder after two and after three. */
  void prepare() throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
    world.write();
    require(
        run(
            List.of("backfill", "--from", CrashWorld.FIRST, "--to", CrashWorld.SECOND),
            Moment.NEVER));
    world.deliverResults();
    keep(2);
    require(run(Command.WEEKLY.arguments(work()), Moment.NEVER));
    keep(3);
  }

  private void keep(int weeks) throws IOException {
    FileUtils.copyDirectory(work().toFile(), folder.resolve("after-" + weeks).toFile());
    rights(work(), folder.resolve("after-" + weeks));
  }

  void putBack(int weeks) {
    try {
      // What is mounted there stays so.
      FileUtils.cleanDirectory(Files.createDirectories(work()).toFile());
      FileUtils.copyDirectory(folder.resolve("after-" + weeks).toFile(), work().toFile());
      rights(folder.resolve("after-" + weeks), work());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void rights(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(
            to.resolve(from.relativize(file)), Files.getPosixFilePermissions(file));
      }
    }
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Runs a command of the product until its end, or its death. */
  Ended run(List<String> arguments, Moment death) {
    return run(List.of(), arguments, death);
  }

  /** The same, started by another command. */
  Ended run(List<String> before, List<String> arguments, Moment death) {
    try {
      Path said = folder.resolve("said.log");
      Path temporary = Files.createDirectories(temporary());
      List<String> command = new ArrayList<>(before);
      List<String> jvm = new ArrayList<>(List.of("-Djava.io.tmpdir=" + temporary));
      if (Files.exists(archive)) {
        jvm.add("-XX:SharedArchiveFile=" + archive);
      }
      command.addAll(started(jvm, death));
      command.addAll(arguments);
      for (String setting : world.settings()) {
        if (!overrides(arguments, setting)) {
          command.addAll(List.of("--set", setting));
        }
      }
      long start = System.nanoTime();
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
      builder.environment().put("SUNSET2G_LOG", log);
      Process process = builder.start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("not done in time: " + Files.readString(said));
      }
      return new Ended(
          process.exitValue(), (System.nanoTime() - start) / 1e9, Files.readString(said));
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** Java and the mortal command; what it is to do is still to be said. */
  private List<String> started(List<String> jvm, Moment death) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("jobs/jvm-openings.txt").toAbsolutePath(),
                "-Xmx640m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:cds*=off"));
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-cp",
            classPath,
            MortalCommand.class.getName(),
            death.written(),
            folder.resolve("counted").toString(),
            work().resolve("lake/runs").toString()));
    return command;
  }

  private static boolean overrides(List<String> arguments, String setting) {
    String name = setting.substring(0, setting.indexOf('=') + 1);
    return arguments.stream().anyMatch(argument -> argument.startsWith(name));
  }

  /** How many moments of each kind the last run had that was not killed. */
  Map<Moment.Kind, Long> counted() {
    Map<Moment.Kind, Long> counted = new EnumMap<>(Moment.Kind.class);
    try {
      for (String line : Files.readAllLines(folder.resolve("counted"))) {
        String[] pair = line.split("=");
        counted.put(Moment.Kind.valueOf(pair[0]), Long.parseLong(pair[1]));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return counted;
  }

  /** Keeps the classes of a start, so that later ones are quicker. */
  void warm() {
    try {
      Path draft = folder.resolve("draft.jsa");
      Files.createDirectories(folder);
      List<String> all = started(List.of("-XX:ArchiveClassesAtExit=" + draft), Moment.NEVER);
      all.addAll(Command.WEEKLY.arguments(work()));
      all.set(all.size() - 1, CrashWorld.FIRST);
      world.write();
      world.settings().forEach(setting -> all.addAll(List.of("--set", setting)));
      Process process =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("warm.log").toFile())
              .start();
      if (process.waitFor() == 0 && Files.exists(draft)) {
        Files.move(draft, archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static Ended require(Ended ended) {
    if (ended.code() != 0) {
      throw new AssertionError("ended with code " + ended.code() + ":\n" + ended.said());
    }
    return ended;
  }

  /** What killed runs left in the temporary folder. */
  Optional<Long> leftInTemporaryFolder() {
    File[] left = folder.resolve("tmp").toFile().listFiles();
    return left == null ? Optional.empty() : Optional.of((long) left.length);
  }

  /** The class path: the product and these tests as jars, since an archive takes nothing else. */
  static String classPath(Path into) throws IOException {
    List<String> entries = new ArrayList<>();
    int number = 0;
    Files.createDirectories(into);
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : all.split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(entry))) {
        Path jar = into.resolve("classes-" + number++ + ".jar");
        Jars.pack(Path.of(entry), jar);
        entries.add(jar.toAbsolutePath().toString());
      } else if (Files.exists(Path.of(entry))) {
        entries.add(Path.of(entry).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, entries);
  }
}
