package org.sunset2g.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.sunset2g.lake.RunRecord;

/**
 * What a run took beside what is usual: the median of the last published runs before it of the same
 * operators. A run of one operator alone says nothing of a week of all.
 */
record RunTrend(List<RunRecord> published) {
  private static final int RUNS = 8;
  private static final int LEAST = 3;
  private static final double MUCH = 1.5;

  /** Of all runs of a lake. */
  static RunTrend of(List<RunRecord> runs) {
    return new RunTrend(
        runs.stream()
            .filter(RunRecord::isPublished)
            .filter(run -> run.endedAt().isPresent())
            .sorted(Comparator.comparing(RunRecord::runId).reversed())
            .toList());
  }

  /** Median in seconds; absent where fewer than three such runs were published before it. */
  OptionalDouble usual(RunRecord run) {
    double[] seconds =
        published.stream()
            .filter(other -> other.runId().compareTo(run.runId()) < 0)
            .filter(other -> Set.copyOf(other.operators()).equals(Set.copyOf(run.operators())))
            .limit(RUNS)
            .mapToDouble(RunTrend::seconds)
            .sorted()
            .toArray();
    if (seconds.length < LEAST) {
      return OptionalDouble.empty();
    }
    int middle = seconds.length / 2;
    return OptionalDouble.of(
        seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2);
  }

  /** How many times the usual a published run took. */
  OptionalDouble times(RunRecord run) {
    OptionalDouble usual = usual(run);
    return run.isPublished() && usual.isPresent() && usual.getAsDouble() > 0
        ? OptionalDouble.of(seconds(run) / usual.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The same as {@code +12%}, or {@code -}. */
  String written(RunRecord run) {
    OptionalDouble times = times(run);
    return times.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%+d%%", Math.round((times.getAsDouble() - 1) * 100));
  }

  /** A line where the newest published run took much longer than usual. */
  Optional<String> warning() {
    return published.stream()
        .findFirst()
        .filter(newest -> times(newest).orElse(1) > MUCH)
        .map(
            newest ->
                String.format(
                    Locale.ROOT,
                    "run %s of %s took %.1f s, %.1f times the usual %.1f s: 'runs show %s' has the"
                        + " seconds of each step",
                    newest.runId(),
                    newest.week(),
                    seconds(newest),
                    times(newest).getAsDouble(),
                    usual(newest).getAsDouble(),
                    newest.runId()));
  }

  private static double seconds(RunRecord run) {
    return Duration.between(run.startedAt(), run.endedAt().orElseThrow()).toMillis() / 1000.0;
  }
}
