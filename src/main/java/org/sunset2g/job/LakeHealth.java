package org.sunset2g.job;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeFormat;
import org.sunset2g.lake.LakeLock;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/** The lake: format, place, catalogue, lock, and how its runs stand; then the clock beside them. */
final class LakeHealth implements HealthCheck {
  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    if (configuration.lake().isEmpty()) {
      return List.of(
          HealthFinding.wrong("lake", "paths.lake is not set", "name the lake's folder"));
    }
    Path lake = configuration.lake().get();
    if (LakeFormat.of(lake).isEmpty()) {
      return List.of(HealthFinding.good("lake", lake + ": none yet; a first week makes it"));
    }
    List<HealthFinding> findings = new ArrayList<>();
    findings.add(
        ReferenceHealth.trying(
            "lake",
            () -> {
              Lake.look(lake, configuration.catalogue());
              return HealthFinding.good(
                  "lake",
                  "%s: format %d, its tables lie where it is"
                      .formatted(lake, LakeFormat.of(lake).getAsInt()));
            }));
    Optional<Boolean> isTaken = LakeLock.isTaken(lake, configuration.catalogue());
    findings.add(lock(isTaken));
    List<HealthFinding> ofRuns = new ArrayList<>();
    HealthFinding read =
        ReferenceHealth.trying(
            "runs",
            () -> {
              ofRuns.addAll(runs(new RunRecords(lake), surroundings, isTaken));
              return null;
            });
    findings.addAll(read == null ? ofRuns : List.of(read));
    return findings;
  }

  private static HealthFinding lock(Optional<Boolean> isTaken) {
    if (isTaken.isEmpty()) {
      return HealthFinding.good(
          "lock", "it stands in the catalogue, which is not asked who writes; 'runs' says more");
    }
    return isTaken.get()
        ? HealthFinding.warning(
            "lock", "a run or another writer is at work", "wait for it before you start one")
        : HealthFinding.good("lock", "nobody writes");
  }

  private static List<HealthFinding> runs(
      RunRecords records, HealthSurroundings surroundings, Optional<Boolean> isAtWork) {
    List<RunRecord> all = records.all();
    Optional<RunRecord> last =
        all.stream()
            .filter(RunRecord::isPublished)
            .max(Comparator.comparing((RunRecord run) -> IsoWeek.parse(run.week())));
    List<HealthFinding> findings = new ArrayList<>();
    findings.add(
        HealthFinding.good(
            "weeks",
            last.map(run -> "the last published week is " + run.week())
                .orElse("no week is published yet")));
    Staleness staleness = Staleness.of(records);
    List<String> stale = all.stream().filter(staleness::isStale).map(RunRecord::week).toList();
    findings.add(
        stale.isEmpty()
            ? HealthFinding.good("stale weeks", "none")
            : HealthFinding.warning(
                "stale weeks", String.join(", ", stale), "sunset2g backfill --stale"));
    all.stream()
        .reduce((first, second) -> second)
        .flatMap(run -> killed(run, isAtWork))
        .ifPresent(findings::add);
    findings.add(clock(all, surroundings));
    return findings;
  }

  private static Optional<HealthFinding> killed(RunRecord run, Optional<Boolean> isAtWork) {
    String named = "run %s of %s ".formatted(run.runId(), run.week());
    return switch (run.status()) {
      case RUNNING ->
          isAtWork.isEmpty()
              ? Optional.of(
                  HealthFinding.warning(
                      "killed run",
                      named + "is at work, or was killed; nothing of it is seen yet",
                      "where it is not at work any more, run the week again"))
              : isAtWork.get() ? Optional.empty() : Optional.of(wasKilled(named));
      case INTERRUPTED -> Optional.of(wasKilled(named));
      default -> Optional.empty();
    };
  }

  private static HealthFinding wasKilled(String named) {
    return HealthFinding.warning(
        "killed run", named + "was killed; nothing of it is seen", "run the week again");
  }

  private static HealthFinding clock(List<RunRecord> all, HealthSurroundings surroundings) {
    var now = surroundings.clock().instant();
    var said = now.truncatedTo(ChronoUnit.SECONDS);
    return all.stream()
        .map(RunRecord::startedAt)
        .filter(now::isBefore)
        .findFirst()
        .map(
            later ->
                HealthFinding.warning(
                    "clock",
                    "it is %s here, but a run began at %s".formatted(said, later),
                    "set the machine's clock; no figure depends on it, but records do"))
        .orElse(HealthFinding.good("clock", said + "; times are kept in UTC whatever the zone"));
  }
}
