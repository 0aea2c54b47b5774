package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.StatusSlice;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.Balance;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.ledger.WeekContext;
import org.sunset2g.ledger.WeekCounts;
import org.sunset2g.ledger.WeekLedger;
import org.sunset2g.ledger.WeekSlices;
import org.sunset2g.vocabulary.AreaCode;

/** The ledger of a week and its slices by status, both from one count over the state a phase. */
record CountedWeek(List<LedgerEntry> ledger, List<SliceEntry> slices) {
  CountedWeek {
    ledger = List.copyOf(ledger);
    slices = List.copyOf(slices);
  }

  /**
   * Counts the state that this run wrote.
   *
   * @throws IllegalStateException where something does not add up: nothing may be published
   */
  static CountedWeek of(WeekTables tables, PastWeek past, WeekContext context) {
    Map<String, Map<String, Map<AreaCode, Long>>> opening = tables.opening(past);
    List<LedgerEntry> ledger = new ArrayList<>();
    List<SliceEntry> slices = new ArrayList<>();
    for (Phase phase : context.phases()) {
      Map<String, List<WeekCounts>> counts =
          WeekCounts.frame(tables.written(SubscriberState.TABLE), phase).collectAsList().stream()
              .map(WeekCounts::from)
              .collect(Collectors.groupingBy(WeekCounts::operator));
      for (String operator : context.operators()) {
        List<WeekCounts> ofOperator = counts.getOrDefault(operator, List.of());
        ledger.addAll(
            WeekLedger.of(
                context.week(),
                operator,
                phase.name(),
                ofOperator,
                opening.getOrDefault(operator, Map.of()).getOrDefault(phase.name(), Map.of())));
        slices.addAll(WeekSlices.of(context.week(), operator, phase, ofOperator));
      }
    }
    List<String> violations = new ArrayList<>(Balance.violations(ledger));
    violations.addAll(WeekSlices.violations(ledger, slices));
    if (!violations.isEmpty()) {
      throw new IllegalStateException(
          "the ledger of %s does not balance, nothing is published: %s"
              .formatted(context.week(), violations));
    }
    return new CountedWeek(ledger, slices);
  }

  void write(SparkSession spark, WeekTables tables) {
    tables.replace(Ledger.TABLE, tables.frame(ledger));
    tables.replace(StatusSlice.TABLE, SliceRows.frame(spark, slices));
  }
}
