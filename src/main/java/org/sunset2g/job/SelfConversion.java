package org.sunset2g.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.Score;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * How many convert by themselves in the area of a list, as the week's ledger says of a phase:
 * points of the lists in whose areas few do.
 */
final class SelfConversion {
  private SelfConversion() {}

  /** Points by operator and list. */
  static Map<String, Map<String, Integer>> points(
      List<LedgerEntry> ledger, WeekReference reference, Phase phase) {
    Map<String, Map<String, long[]>> counted = new HashMap<>();
    for (LedgerEntry entry : ledger) {
      boolean isOpening = entry.flow().equals(LedgerFlow.OPENING);
      if (entry.phase().equals(phase.name()) && (isOpening || isConversion(entry))) {
        reference
            .listOf(entry.area())
            .map(AreaCode::toString)
            .ifPresent(
                list ->
                    counted.computeIfAbsent(entry.operator(), none -> new HashMap<>())
                            .computeIfAbsent(list, none -> new long[2])[isOpening ? 1 : 0] +=
                        entry.subscribers());
      }
    }
    Map<String, Map<String, Integer>> points = new HashMap<>();
    counted.forEach(
        (operator, lists) ->
            lists.forEach(
                (list, sums) ->
                    points
                        .computeIfAbsent(operator, none -> new HashMap<>())
                        .put(list, Score.ofConversions(sums[0], sums[1]))));
    return points;
  }

  private static boolean isConversion(LedgerEntry entry) {
    for (LedgerFlow flow : LedgerFlow.values()) {
      if (flow.isConversion() && flow.name().equals(entry.flow())) {
        return true;
      }
    }
    return false;
  }
}
