package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The published runs from which each operator's week starts.
 *
 * @param runs run by operator; none for an operator in its first week
 */
record PastWeek(SortedMap<String, RunRecord> runs) {

  /** What to do where an operator's last published week is not the week before. */
  enum Gaps {
    /** Refuse: the weeks between would go unexplained. */
    REFUSED,
    /** Start from the last published week; the user said so. */
    SKIPPED
  }

  /** Looks the operators' past up. */
  static PastWeek of(RunRecords records, List<String> operators, IsoWeek week, Gaps gaps) {
    List<RunRecord> published = records.all().stream().filter(RunRecord::isPublished).toList();
    SortedMap<String, RunRecord> runs = new TreeMap<>();
    for (String operator : operators) {
      latest(published, operator, week)
          .ifPresent(
              run -> {
                if (run.deleted().containsKey(SubscriberState.TABLE)) {
                  refuseWithoutState(published, operator, week, run, gaps);
                  return;
                }
                if (gaps == Gaps.REFUSED && !run.week().equals(week.previous().toString())) {
                  throw gap(operator, week, IsoWeek.parse(run.week()));
                }
                runs.put(operator, run);
              });
    }
    return new PastWeek(runs);
  }

  /** The run that readers see for the operator's last published week before this one. */
  private static Optional<RunRecord> latest(
      List<RunRecord> published, String operator, IsoWeek week) {
    return published.stream()
        .filter(run -> run.operators().contains(operator))
        .filter(run -> IsoWeek.parse(run.week()).compareTo(week) < 0)
        .max(Comparator.comparing(RunRecord::week).thenComparing(RunRecord::runId));
  }

  /** Whose state is deleted can only begin anew, and only where no later week builds on it. */
  private static void refuseWithoutState(
      List<RunRecord> published, String operator, IsoWeek week, RunRecord past, Gaps gaps) {
    boolean isLater =
        published.stream()
            .anyMatch(
                run ->
                    run.operators().contains(operator)
                        && IsoWeek.parse(run.week()).compareTo(week) >= 0);
    if (isLater || gaps == Gaps.REFUSED) {
      throw InputProblem.of(
          "the state of %s as of %s is deleted (%s): %s cannot start from it"
              .formatted(operator, past.week(), past.deleted().get(SubscriberState.TABLE), week),
          isLater
              ? "leave the week as it was published; retention.stateWeeks keeps more weeks from now"
                  + " on"
              : "begin anew, as in the operator's first week, with --skip-missing-week");
    }
  }

  private static InputProblem gap(String operator, IsoWeek week, IsoWeek latest) {
    return InputProblem.of(
        "the last published week of %s before %s is %s: the weeks between are missing"
            .formatted(operator, week, latest),
        ("run them in order, beginning with: weekly --week %s --operator %s; or, where there are no"
                + " files for them, start from %s with --skip-missing-week")
            .formatted(latest.plus(1), operator, latest));
  }

  /** What the record must say where weeks of the operator were skipped. */
  Optional<String> skippedBy(String operator, IsoWeek week) {
    return Optional.ofNullable(runs.get(operator))
        .filter(run -> !run.week().equals(week.previous().toString()))
        .map(
            run ->
                "%s: weeks between %s and %s were skipped on request"
                    .formatted(operator, run.week(), week));
  }

  /** The week in which an operator's opening closed. */
  IsoWeek weekOf(String operator) {
    return IsoWeek.parse(runs.get(operator).week());
  }

  /** Operators without any earlier state, by phase. */
  Map<String, Set<String>> firstWeekOf(List<Phase> phases, List<String> operators) {
    Map<String, Set<String>> first = new HashMap<>();
    for (Phase phase : phases) {
      Set<String> without = new HashSet<>(operators);
      runs.forEach(
          (operator, run) -> {
            if (run.phases().contains(phase.name())) {
              without.remove(operator);
            }
          });
      first.put(phase.name(), without);
    }
    return first;
  }

  /** Operators by the snapshot of a table that their past stands in. */
  SortedMap<Long, List<String>> snapshotsOf(String table, List<String> operators) {
    SortedMap<Long, List<String>> snapshots = new TreeMap<>();
    for (String operator : operators) {
      RunRecord run = runs.get(operator);
      if (run != null) {
        snapshots
            .computeIfAbsent(run.snapshots().get(table), none -> new ArrayList<>())
            .add(operator);
      }
    }
    return snapshots;
  }

  SortedMap<String, String> runIds() {
    SortedMap<String, String> ids = new TreeMap<>();
    runs.forEach((operator, run) -> ids.put(operator, run.runId()));
    return ids;
  }
}
