package org.sunset2g.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * A week's ledger by status: who is left by the status of this week, who is no longer by that of
 * the week before, since a conversion or a departure ends what the status was about.
 */
public final class WeekSlices {
  private record Slice(AreaCode area, String flow, SubscriberStatus status) {}

  private WeekSlices() {}

  /**
   * The slices of one operator, in order, without zeros.
   *
   * @param counts rows of this operator only, the same that its ledger is made of
   */
  public static List<SliceEntry> of(
      IsoWeek week, String operator, Phase phase, Collection<WeekCounts> counts) {
    Map<Slice, Long> slices = new HashMap<>();
    for (WeekCounts count : counts) {
      if (count.standing() == Standing.AT_RISK) {
        slices.merge(
            new Slice(count.home(), LedgerFlow.CLOSING, count.status().orElseThrow()),
            count.subscribers(),
            Long::sum);
      }
      count
          .flow()
          .filter(flow -> flow.direction() == LedgerFlow.Direction.OUT)
          .ifPresent(
              flow ->
                  slices.merge(
                      new Slice(
                          count.booked().orElseThrow(),
                          flow.name(),
                          count.statusBefore().orElseThrow()),
                      count.subscribers(),
                      Long::sum));
    }
    List<SliceEntry> entries = new ArrayList<>();
    slices.forEach(
        (slice, subscribers) ->
            entries.add(
                new SliceEntry(
                    week,
                    operator,
                    phase.name(),
                    slice.area(),
                    slice.flow(),
                    slice.status(),
                    subscribers)));
    entries.sort(null);
    return entries;
  }

  /** Where slices do not add up to the ledger's row, in words; empty where all do. */
  public static List<String> violations(
      Collection<LedgerEntry> ledger, Collection<SliceEntry> slices) {
    Map<String, Long> difference = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      if (isSliced(entry.flow())) {
        difference.merge(
            row(entry.operator(), entry.phase(), entry.area(), entry.flow()),
            entry.subscribers(),
            Long::sum);
      }
    }
    for (SliceEntry slice : slices) {
      difference.merge(
          row(slice.operator(), slice.phase(), slice.area(), slice.flow()),
          -slice.subscribers(),
          Long::sum);
    }
    List<String> violations = new ArrayList<>();
    difference.forEach(
        (row, off) -> {
          if (off != 0) {
            violations.add("%s: ledger - slices by status = %d".formatted(row, off));
          }
        });
    return violations;
  }

  private static boolean isSliced(String flow) {
    return flow.equals(LedgerFlow.CLOSING)
        || !flow.equals(LedgerFlow.OPENING)
            && LedgerFlow.valueOf(flow).direction() == LedgerFlow.Direction.OUT;
  }

  private static String row(String operator, String phase, AreaCode area, String flow) {
    return operator + " " + phase + " " + area + " " + flow;
  }
}
