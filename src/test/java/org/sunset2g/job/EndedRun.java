package org.sunset2g.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sunset2g.lake.RunRecord;

/** Run records of which only matters who is in them and how they ended. */
final class EndedRun {
  private EndedRun() {}

  static RunRecord published(String runId, String week, Instant startedAt, String... operators) {
    return of(runId, week, RunRecord.Status.PUBLISHED, startedAt, List.of(operators), Map.of());
  }

  static RunRecord of(
      String runId,
      String week,
      RunRecord.Status status,
      Instant startedAt,
      List<String> operators,
      Map<String, String> refused) {
    return new RunRecord(
        runId,
        "weekly",
        week,
        status,
        startedAt,
        Optional.of(startedAt.plus(Duration.ofMinutes(1))),
        "spark",
        new TreeMap<>(),
        new TreeMap<>(),
        operators,
        new TreeMap<>(refused),
        List.of("phase1"),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
