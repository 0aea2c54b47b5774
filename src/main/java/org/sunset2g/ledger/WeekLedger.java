package org.sunset2g.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;

/**
 * Adds up a week's ledger of one operator and phase.
 *
 * <p>The three parts come from different places, so that their balance proves something: OPENING is
 * the CLOSING that last week's ledger published, the flows are those of the state's rows, and
 * CLOSING counts the subscribers who stand at risk where they are now.
 */
public final class WeekLedger {
  private WeekLedger() {}

  /**
   * The ledger rows of one operator, in order, without zeros.
   *
   * @param phase name of the phase
   * @param counts rows of this operator only
   * @param opening last week's closing by area; empty in the operator's first week
   */
  public static List<LedgerEntry> of(
      IsoWeek week,
      String operator,
      String phase,
      Collection<WeekCounts> counts,
      Map<AreaCode, Long> opening) {
    NavigableMap<AreaCode, NavigableMap<String, Long>> account = new TreeMap<>();
    opening.forEach((area, subscribers) -> add(account, area, LedgerFlow.OPENING, subscribers));
    for (WeekCounts count : counts) {
      if (count.standing() == Standing.AT_RISK) {
        add(account, count.home(), LedgerFlow.CLOSING, count.subscribers());
      }
      count
          .flow()
          .ifPresent(
              flow -> {
                add(account, count.booked().orElseThrow(), flow.name(), count.subscribers());
                counterpart(flow, account, count);
              });
    }
    List<LedgerEntry> entries = new ArrayList<>();
    account.forEach(
        (area, flows) ->
            flows.forEach(
                (flow, subscribers) -> {
                  if (subscribers != 0) {
                    entries.add(new LedgerEntry(week, operator, phase, area, flow, subscribers));
                  }
                }));
    entries.sort(null);
    return entries;
  }

  /**
   * A change of area is two rows: out of where the subscriber was, into where the subscriber is.
   */
  private static void counterpart(
      LedgerFlow flow,
      NavigableMap<AreaCode, NavigableMap<String, Long>> account,
      WeekCounts count) {
    switch (flow) {
      case MOVED_OUT -> add(account, count.home(), LedgerFlow.MOVED_IN.name(), count.subscribers());
      case REZONED_OUT ->
          add(account, count.home(), LedgerFlow.REZONED_IN.name(), count.subscribers());
      default -> {
        // Every other flow is booked once.
      }
    }
  }

  private static void add(
      NavigableMap<AreaCode, NavigableMap<String, Long>> account,
      AreaCode area,
      String flow,
      long subscribers) {
    account.computeIfAbsent(area, none -> new TreeMap<>()).merge(flow, subscribers, Long::sum);
  }
}
