package org.sunset2g.job;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The published runs of a week.
 *
 * @param runs by operator and number of the revision
 */
record WeekRevisions(IsoWeek week, SortedMap<String, SortedMap<Integer, RunRecord>> runs) {
  static final String LISTED = "'sunset2g runs' lists the weeks and their revisions";

  /**
   * Looks them up; refuses a week that nobody published.
   *
   * @param operator only this operator's
   */
  static WeekRevisions of(RunRecords records, IsoWeek week, Optional<String> operator) {
    Revisions revisions = Revisions.of(records);
    SortedMap<String, SortedMap<Integer, RunRecord>> runs = new TreeMap<>();
    for (RunRecord run : records.all()) {
      if (run.isPublished() && run.week().equals(week.toString())) {
        revisions
            .of(run)
            .forEach(
                (of, number) -> runs.computeIfAbsent(of, none -> new TreeMap<>()).put(number, run));
      }
    }
    if (runs.isEmpty()) {
      throw InputProblem.of(
          "no run has published " + week,
          "run it with 'sunset2g weekly --week " + week + "'; " + LISTED);
    }
    if (operator.isPresent()) {
      String published = String.join(", ", runs.keySet());
      runs.keySet().retainAll(Collections.singleton(operator.get()));
      if (runs.isEmpty()) {
        throw InputProblem.of(
            "no run has published %s of %s".formatted(week, operator.get()),
            "name one of: %s; %s".formatted(published, LISTED));
      }
    }
    return new WeekRevisions(week, runs);
  }

  /** The run that readers see, by operator. */
  SortedMap<String, RunRecord> newest() {
    SortedMap<String, RunRecord> newest = new TreeMap<>();
    runs.forEach((operator, byNumber) -> newest.put(operator, byNumber.get(byNumber.lastKey())));
    return newest;
  }

  /** That revision by operator, of those who have one; somebody must. */
  SortedMap<String, RunRecord> numbered(int number) {
    SortedMap<String, RunRecord> numbered = new TreeMap<>();
    runs.forEach(
        (operator, byNumber) -> {
          if (byNumber.containsKey(number)) {
            numbered.put(operator, byNumber.get(number));
          }
        });
    if (numbered.isEmpty()) {
      throw InputProblem.of(
          "%s has no revision %d: %s"
              .formatted(
                  week,
                  number,
                  runs.entrySet().stream()
                      .map(of -> of.getKey() + " was published " + times(of.getValue().size()))
                      .collect(Collectors.joining(", "))),
          "name one that is there; " + LISTED);
    }
    return numbered;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** Which revision of the operator's week the run is. */
  int numberOf(String operator, RunRecord run) {
    return runs.get(operator).entrySet().stream()
        .filter(of -> of.getValue().runId().equals(run.runId()))
        .map(SortedMap.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
