package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.WeekContext;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * How many subscribers at risk are on the week's lists. Each counts once, for the first phase in
 * which he or she stands at risk.
 *
 * @param atRisk subscribers at risk, by phase
 * @param listed those of them who are on a list, by phase
 */
record WeekOutreach(SortedMap<String, Long> atRisk, SortedMap<String, Long> listed) {

  /**
   * Writes the week's {@code outreach_item} rows of all phases.
   *
   * @param lists list of each home area
   */
  static WeekOutreach write(
      WeekTables tables, Dataset<Row> lists, List<LedgerEntry> ledger, WeekContext context) {
    List<Phase> phases = context.phases();
    Dataset<Row> state = tables.written(SubscriberState.TABLE);
    SortedMap<String, Long> atRisk =
        phases.size() == 1
            ? only(phases.get(0), closing(ledger, phases.get(0)))
            : byPhase(OutreachItems.atRisk(state, phases));
    Dataset<Row> items =
        OutreachItems.of(
            state,
            tables.written(SubscriberSnapshot.TABLE),
            lists,
            total(atRisk),
            phases,
            context.week());
    long rows =
        tables.replace(
            OutreachItem.TABLE,
            items
                .repartition(col(OutreachItem.OPERATOR), col(OutreachItem.LIST))
                .sortWithinPartitions(
                    OutreachItem.OPERATOR,
                    OutreachItem.LIST,
                    OutreachItem.PRIORITY,
                    OutreachItem.WEEKS_AT_RISK,
                    OutreachItem.TOKEN));
    return new WeekOutreach(
        atRisk,
        phases.size() == 1
            ? only(phases.get(0), rows)
            : byPhase(
                tables.written(OutreachItem.TABLE).groupBy(OutreachItem.PHASE).agg(count(lit(1)))));
  }

  /** Subscribers at risk in the phase at the end of the week, by its ledger. */
  static long closing(List<LedgerEntry> ledger, Phase phase) {
    return ledger.stream()
        .filter(entry -> entry.phase().equals(phase.name()))
        .filter(entry -> entry.flow().equals(LedgerFlow.CLOSING))
        .mapToLong(LedgerEntry::subscribers)
        .sum();
  }

  private static SortedMap<String, Long> only(Phase phase, long subscribers) {
    SortedMap<String, Long> only = new TreeMap<>();
    only.put(phase.name(), subscribers);
    return only;
  }

  private static SortedMap<String, Long> byPhase(Dataset<Row> counted) {
    SortedMap<String, Long> byPhase = new TreeMap<>();
    counted.collectAsList().forEach(row -> byPhase.put(row.getString(0), row.getLong(1)));
    return byPhase;
  }

  static long total(SortedMap<String, Long> byPhase) {
    return byPhase.values().stream().mapToLong(Long::longValue).sum();
  }
}
