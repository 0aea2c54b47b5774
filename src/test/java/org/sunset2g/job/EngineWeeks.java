package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Weeks in a process of their own, because what runs the steps is decided when Spark starts: one
 * engine, a lake, its outputs and, in {@code plans.txt}, how every table was written.
 */
final class EngineWeeks {
  private EngineWeeks() {}

  /** Runs the weeks with the engine; lake and outputs are in the folder. */
  static void run(Path world, Path folder, String engine, List<IsoWeek> weeks) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("jobs", "jvm-openings.txt").toAbsolutePath());
    command.addAll(List.of("-Xmx1g", "-Xss4m", "-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(EngineWeeks.class.getName(), world.toString(), folder.toString(), engine));
    weeks.forEach(week -> command.add(week.toString()));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("weeks with engine " + engine + ": " + Files.readString(log));
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Arguments: world, folder, engine, weeks. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    EngineRun run =
        EngineRun.onWorld(
            Path.of(arguments[0]),
            folder,
            "engine=" + arguments[2],
            "reference.registry=" + Path.of(arguments[0], "registry"),
            EngineRun.ALL_PAPERS);
    try (Sessions.Lease lease = Sessions.openForWeeks(run.configuration())) {
      System.out.println(lease.engine());
      lease.spark().listenerManager().register(new Plans(folder.resolve("plans.txt")));
      run.weeks(Arrays.stream(arguments).skip(3).map(IsoWeek::parse).toList());
    }
  }

  /** Writes every executed plan down. */
  private record Plans(Path file) implements QueryExecutionListener {
    @Override
    public void onSuccess(String name, QueryExecution query, long nanoseconds) {
      try {
        Files.writeString(
            file,
            "=== " + name + "\n" + query.executedPlan() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }

    @Override
    public void onFailure(String name, QueryExecution query, Exception failure) {
      // The run itself fails.
    }
  }
}
