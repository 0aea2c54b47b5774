package org.sunset2g.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tasks of one Spark application, as its event log tells of them.
 *
 * @param tasks in the order of their starts
 */
record TaskLog(List<Task> tasks) {

  /**
   * One task.
   *
   * @param start when it was sent off, in milliseconds of the epoch
   * @param end when its result was there
   * @param cpuNanos processor time of its thread
   * @param shuffled bytes it wrote for an exchange
   * @param spilled bytes it put onto the disk because they did not fit into memory
   * @param result bytes it sent to the driver
   */
  record Task(long start, long end, long cpuNanos, long shuffled, long spilled, long result) {}

  /** Reads the only log in the folder. */
  static TaskLog read(Path folder) throws IOException {
    Path log;
    try (Stream<Path> files = Files.list(folder)) {
      log = files.filter(file -> !file.getFileName().toString().startsWith(".")).findFirst().get();
    }
    ObjectMapper json = new ObjectMapper();
    List<Task> tasks = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"")) {
          JsonNode event = json.readTree(line);
          JsonNode info = event.path("Task Info");
          JsonNode metrics = event.path("Task Metrics");
          tasks.add(
              new Task(
                  info.path("Launch Time").asLong(),
                  info.path("Finish Time").asLong(),
                  metrics.path("Executor CPU Time").asLong(),
                  metrics.path("Shuffle Write Metrics").path("Shuffle Bytes Written").asLong(),
                  metrics.path("Disk Bytes Spilled").asLong(),
                  metrics.path("Result Size").asLong()));
        }
      }
    }
    tasks.sort((one, other) -> Long.compare(one.start(), other.start()));
    return new TaskLog(tasks);
  }

  /** Seconds of the interval in which no task ran: the driver worked alone, or waited. */
  double secondsWithoutTasks(long from, long to) {
    long without = 0;
    long reached = from;
    for (Task task : tasks) {
      if (task.start() >= to) {
        break;
      }
      without += Math.max(0, task.start() - reached);
      reached = Math.max(reached, task.end());
    }
    return (without + Math.max(0, to - reached)) / 1e3;
  }

  /** Seconds of all tasks together within the interval. */
  double taskSeconds(long from, long to) {
    return tasks.stream()
            .mapToLong(task -> Math.max(0, Math.min(to, task.end()) - Math.max(from, task.start())))
            .sum()
        / 1e3;
  }

  double cpuSeconds() {
    return tasks.stream().mapToLong(Task::cpuNanos).sum() / 1e9;
  }

  long shuffled() {
    return tasks.stream().mapToLong(Task::shuffled).sum();
  }

  long spilled() {
    return tasks.stream().mapToLong(Task::spilled).sum();
  }

  long results() {
    return tasks.stream().mapToLong(Task::result).sum();
  }
}
