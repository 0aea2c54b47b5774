package org.sunset2g.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.Score;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * How many convert by themselves in the area of a list, as the published ledgers of the weeks
 * before say of the first phase: points of the lists in whose areas few do.
 */
final class SelfConversion {
  private SelfConversion() {}

  /** Points by operator and list. */
  static Map<String, Map<String, Integer>> points(
      PublishedHistory history,
      WeekReference reference,
      IsoWeek week,
      int weeks,
      List<String> operators,
      Phase phase) {
    Map<String, Map<String, long[]>> counted = new HashMap<>();
    for (LedgerEntry entry : history.ledgers(week, weeks, operators, phase)) {
      reference
          .listOf(entry.area())
          .map(AreaCode::toString)
          .ifPresent(
              list -> {
                long[] sums =
                    counted
                        .computeIfAbsent(entry.operator(), none -> new HashMap<>())
                        .computeIfAbsent(list, none -> new long[2]);
                sums[entry.flow().equals(LedgerFlow.OPENING) ? 1 : 0] += entry.subscribers();
              });
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
}
