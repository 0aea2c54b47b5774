package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.watch.Delivery;
import org.sunset2g.watch.MetricsText;
import org.sunset2g.watch.RunFigures;

/** Writes and pushes metrics at the end of every run, published or not. */
record MetricsListener(WatchSettings settings, Optional<Path> lake) implements RunListener {

  @Override
  public void ended(RunEnd end) {
    byte[] text = MetricsText.of(figures(end));
    settings
        .metricsFile()
        .ifPresent(file -> deliver("metrics.file", () -> Delivery.toFile(file, text)));
    settings
        .metricsPush()
        .ifPresent(
            url ->
                deliver(
                    "metrics.push",
                    () -> Delivery.toServer(url, "PUT", MetricsText.CONTENT_TYPE, text)));
  }

  /** Something that may fail without harm to the run. */
  interface Telling {
    void tell() throws IOException;
  }

  static void deliver(String name, Telling telling) {
    try {
      telling.tell();
    } catch (IOException failed) {
      RunWatch.warn(name, failed);
    }
  }

  private RunFigures figures(RunEnd end) {
    List<RunRecord> runs = lake.map(folder -> new RunRecords(folder).all()).orElse(List.of());
    Optional<RunRecord> success =
        runs.stream()
            .filter(RunRecord::isPublished)
            .filter(run -> run.endedAt().isPresent())
            .max(Comparator.comparing(RunRecord::runId));
    // A command that began no run, such as one that waits for files, takes back nothing of what the
    // last run said.
    Optional<RunRecord> newest =
        end.run()
            .or(
                () ->
                    runs.stream()
                        .filter(run -> run.status() != RunRecord.Status.RUNNING)
                        .max(Comparator.comparing(RunRecord::runId)));
    Staleness staleness = lake.map(folder -> Staleness.of(new RunRecords(folder))).orElse(null);
    return new RunFigures(
        Versions.product(),
        end.endedAt(),
        end.seconds(),
        end.exitCode(),
        end.week().map(week -> RunEnd.number(week.toString())),
        end.stepSeconds(),
        newest.map(MetricsListener::rows).orElse(List.of()),
        newest.map(MetricsListener::gates).orElse(new TreeMap<>()),
        newest.map(run -> run.refused().size()).orElse(0),
        success.flatMap(RunRecord::endedAt),
        success.map(run -> RunEnd.number(run.week())),
        end.run().map(run -> RunTrend.of(runs).usual(run)).orElse(OptionalDouble.empty()),
        byStatus(runs),
        staleness == null ? 0 : staleness.stale().size(),
        lake.flatMap(MetricsListener::size));
  }

  /** Landing tables only: counts of others are those of the ledger. */
  private static List<RunFigures.Rows> rows(RunRecord run) {
    List<RunFigures.Rows> rows = new ArrayList<>();
    for (String operator : run.operators()) {
      for (String table : List.of(DeviceObservation.TABLE, SubscriberSnapshot.TABLE)) {
        Long accepted = run.counts().get(operator + "." + table + ".accepted");
        if (accepted != null) {
          long rejected = run.counts().getOrDefault(operator + "." + table + ".rejected", 0L);
          rows.add(new RunFigures.Rows(operator, table, accepted, rejected));
        }
      }
    }
    return rows;
  }

  private static SortedMap<String, Long> gates(RunRecord run) {
    SortedMap<String, Long> beyond = new TreeMap<>();
    for (String level : List.of("warn", "refuse")) {
      beyond.put(
          level,
          run.gates().stream()
              .filter(gate -> !gate.passed())
              .filter(gate -> gate.level().toLowerCase(Locale.ROOT).equals(level))
              .count());
    }
    return beyond;
  }

  private static SortedMap<String, Long> byStatus(List<RunRecord> runs) {
    SortedMap<String, Long> counted = new TreeMap<>();
    for (RunRecord.Status status : RunRecord.Status.values()) {
      counted.put(
          status.name().toLowerCase(Locale.ROOT),
          runs.stream().filter(run -> run.status() == status).count());
    }
    return counted;
  }

  /** A look at names and sizes only; files that go meanwhile are passed over. */
  private static Optional<RunFigures.Size> size(Path folder) {
    long[] sum = new long[2];
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sum[0]++;
              sum[1] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
      return Files.isDirectory(folder)
          ? Optional.of(new RunFigures.Size(sum[0], sum[1]))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "metrics";
  }
}
