package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process of a contender, watched from its start to its end.
 *
 * @param startedAtMillis when it was started, in milliseconds of the epoch
 * @param seconds wall time from start to end
 * @param peakBytes most memory that it and the processes under it held at once; 0 where the
 *     operating system does not say
 */
record ContenderProcess(long startedAtMillis, double seconds, long peakBytes) {
  private static final long LOOK_EVERY_MILLIS = 100;

  /** Runs the command to its end; an end with an error is an {@link IllegalStateException}. */
  static ContenderProcess run(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(log.toFile());
    long startedAtMillis = System.currentTimeMillis();
    long startedAt = System.nanoTime();
    Process process = builder.start();
    // Nothing of ours goes on when the benchmark itself is ended.
    Thread atEnd = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(atEnd);
    long peak = 0;
    while (!process.waitFor(LOOK_EVERY_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, memoryOf(process.toHandle()));
    }
    // The wait wakes up with the end of the process, not at the next look.
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    Runtime.getRuntime().removeShutdownHook(atEnd);
    if (process.exitValue() != 0) {
      List<String> said = Files.readAllLines(log);
      throw new IllegalStateException(
          "ended with code %d: %s%n%s"
              .formatted(
                  process.exitValue(),
                  log,
                  String.join("\n", said.subList(Math.max(0, said.size() - 30), said.size()))));
    }
    return new ContenderProcess(startedAtMillis, seconds, peak);
  }

  /** The whole tree now, or the most that one process of it ever held if that is more. */
  private static long memoryOf(ProcessHandle root) {
    try (Stream<ProcessHandle> below = root.descendants()) {
      long[] sumAndMost = new long[2];
      Stream.concat(Stream.of(root), below)
          .forEach(
              process -> {
                long[] memory = statusOf(process.pid());
                sumAndMost[0] += memory[0];
                sumAndMost[1] = Math.max(sumAndMost[1], memory[1]);
              });
      return Math.max(sumAndMost[0], sumAndMost[1]);
    }
  }

  /** Resident bytes of a process, now and at most. */
  private static long[] statusOf(long pid) {
    long[] memory = new long[2];
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          memory[0] = kibibytes(line);
        } else if (line.startsWith("VmHWM:")) {
          memory[1] = kibibytes(line);
        }
      }
    } catch (IOException gone) {
      return memory;
    }
    return memory;
  }

  private static long kibibytes(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
  }
}
