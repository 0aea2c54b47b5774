package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Input that a run refused.
 *
 * @param run identifier of the run
 * @param operator whose input; {@code -} where the run as a whole was refused
 * @param why the message, cause and cure
 */
record Refusal(String run, String operator, String why) {

  /** What runs of a week refused, in the order of the runs. */
  static List<Refusal> of(List<RunRecord> runs, IsoWeek week, Optional<String> operator) {
    List<Refusal> refusals = new ArrayList<>();
    for (RunRecord run : runs) {
      if (run.week().equals(week.toString())) {
        run.refused().forEach((name, why) -> refusals.add(new Refusal(run.runId(), name, why)));
        if (run.status() == RunRecord.Status.REFUSED && run.refused().isEmpty()) {
          run.notes().forEach(note -> refusals.add(new Refusal(run.runId(), "-", note)));
        }
      }
    }
    refusals.removeIf(
        refusal ->
            operator.isPresent()
                && !refusal.operator().equals("-")
                && !refusal.operator().equals(operator.get()));
    return refusals;
  }
}
