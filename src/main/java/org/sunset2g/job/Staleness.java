package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Which published runs started from a past that another run has replaced since.
 *
 * @param stale operators whose week is out of date, by run
 */
record Staleness(SortedMap<String, SortedSet<String>> stale, List<RunRecord> shown) {

  static Staleness of(RunRecords records) {
    List<RunRecord> published = records.all().stream().filter(RunRecord::isPublished).toList();
    SortedMap<String, SortedMap<IsoWeek, RunRecord>> byOperator = new TreeMap<>();
    for (RunRecord run : published) {
      for (String operator : run.operators()) {
        byOperator
            .computeIfAbsent(operator, none -> new TreeMap<>())
            .put(IsoWeek.parse(run.week()), run);
      }
    }
    SortedMap<String, SortedSet<String>> stale = new TreeMap<>();
    byOperator.forEach(
        (operator, weeks) -> {
          String before = null;
          boolean isPastStale = false;
          for (RunRecord run : weeks.values()) {
            String basedOn = run.basedOn().get(operator);
            isPastStale |= before != null && !before.equals(basedOn);
            if (isPastStale) {
              stale.computeIfAbsent(run.runId(), none -> new TreeSet<>()).add(operator);
            }
            before = run.runId();
          }
        });
    return new Staleness(
        stale, published.stream().sorted(Comparator.comparing(RunRecord::runId)).toList());
  }

  boolean isStale(RunRecord run) {
    return stale.containsKey(run.runId());
  }

  /**
   * The weeks that are out of date, and the published ones after them, in order.
   *
   * @param operator looks at the weeks of this operator only, where given
   */
  List<IsoWeek> weeks(Optional<String> operator) {
    Optional<String> first =
        shown.stream()
            .filter(
                run ->
                    operator.isEmpty()
                        ? isStale(run)
                        : stale.getOrDefault(run.runId(), new TreeSet<>()).contains(operator.get()))
            .map(RunRecord::week)
            .min(Comparator.naturalOrder());
    return first
        .map(
            week ->
                shown.stream()
                    .filter(run -> run.week().compareTo(week) >= 0)
                    .filter(run -> operator.map(run.operators()::contains).orElse(true))
                    .map(run -> IsoWeek.parse(run.week()))
                    .distinct()
                    .sorted()
                    .toList())
        .orElse(List.of());
  }

  /**
   * What to say after a run: later weeks that must be run again.
   *
   * @param backfill the command that runs them
   */
  List<String> afterRun(RunRecord run, String backfill) {
    SortedSet<String> weeks = new TreeSet<>();
    for (RunRecord later : shown) {
      if (isStale(later) && later.week().compareTo(run.week()) > 0) {
        weeks.add(later.week());
      }
    }
    List<String> lines = new ArrayList<>();
    if (!weeks.isEmpty()) {
      lines.add(
          "out of date since this run: %s; run them again, in order, with: %s"
              .formatted(String.join(", ", weeks), backfill));
    }
    SortedSet<String> absent = new TreeSet<>();
    String before = IsoWeek.parse(run.week()).previous().toString();
    shown.stream()
        .filter(past -> past.week().equals(before))
        .forEach(past -> absent.addAll(past.operators()));
    shown.stream()
        .filter(same -> same.week().equals(run.week()))
        .forEach(same -> absent.removeAll(same.operators()));
    absent.removeAll(run.refused().keySet());
    absent.forEach(
        operator ->
            lines.add(
                "%s was published for %s and is not in %s: it has no folder there"
                    .formatted(operator, before, run.week())));
    return lines;
  }
}
