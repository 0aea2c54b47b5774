package org.sunset2g.job;

import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sunset2g.lake.RunRecord;

/**
 * Whose numbers a week's report of one phase holds. Phases differ: an operator may have been
 * published before a phase was set.
 *
 * @param included operators in it
 * @param missing operators that one would expect and that are not in it
 */
record PhaseOperators(SortedSet<String> included, SortedSet<String> missing) {

  /**
   * @param running operators of the run at work, which has all phases
   * @param expected operators that were refused, that the settings name, or that were there the
   *     week before
   * @param newest the run that readers see for the week, by operator
   */
  static PhaseOperators of(
      String phase,
      Collection<String> running,
      Collection<String> expected,
      SortedMap<String, RunRecord> newest) {
    SortedSet<String> included = new TreeSet<>(running);
    newest.forEach(
        (operator, run) -> {
          if (run.phases().contains(phase)) {
            included.add(operator);
          }
        });
    SortedSet<String> missing = new TreeSet<>(expected);
    missing.addAll(newest.keySet());
    missing.removeAll(included);
    return new PhaseOperators(included, missing);
  }
}
