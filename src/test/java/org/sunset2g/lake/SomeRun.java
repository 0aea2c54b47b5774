package org.sunset2g.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Run records of which only who, when and how it ended matters. */
public final class SomeRun {
  private SomeRun() {}

  /** A published one of a minute. */
  public static RunRecord published(
      String runId, String week, Instant startedAt, String... operators) {
    return ended(runId, week, RunRecord.Status.PUBLISHED, startedAt, List.of(operators), Map.of());
  }

  /** One that ended after a minute. */
  public static RunRecord ended(
      String runId,
      String week,
      RunRecord.Status status,
      Instant startedAt,
      List<String> operators,
      Map<String, String> refused) {
    Optional<Instant> endedAt = Optional.of(startedAt.plus(Duration.ofMinutes(1)));
    return of(runId, week, status, startedAt, endedAt, operators, refused);
  }

  public static RunRecord of(
      String runId,
      String week,
      RunRecord.Status status,
      Instant startedAt,
      Optional<Instant> endedAt,
      List<String> operators,
      Map<String, String> refused) {
    return new RunRecord(
        runId,
        "weekly",
        week,
        status,
        startedAt,
        endedAt,
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
