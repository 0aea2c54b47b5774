package org.sunset2g.job;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachExit;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.ledger.WeekContext;
import org.sunset2g.outreach.OutreachExits;
import org.sunset2g.outreach.OutreachItems;

/** Writes who left the lists in the week, once the week's {@code outreach_item} rows are there. */
final class OutreachExitTable {
  private static final List<String> NEEDED =
      List.of(
          OutreachItem.OPERATOR,
          OutreachItem.PHASE,
          OutreachItem.LIST,
          OutreachItem.SUBSCRIBER_ID,
          OutreachItem.OUTCOME);

  /** The run record's figure of subscribers on lists. */
  private static final String LISTED = "outreach.listed";

  /** A record without the figure: rather an exchange than too many copies. */
  private static final long UNKNOWN = Integer.MAX_VALUE;

  private OutreachExitTable() {}

  /**
   * Writes the week's {@code outreach_exit} rows of all operators with an earlier week. Where no
   * operator has one, or the lists of one operator's earlier week are deleted, the run gets no
   * snapshot of the table, which says that nobody knows, and not that nobody left.
   *
   * @param pseudonyms what became of pseudonyms since the earlier week
   */
  static void write(
      WeekTables tables, PastWeek past, OperatorPseudonyms pseudonyms, WeekContext context) {
    Optional<Dataset<Row>> listed =
        tables.past(OutreachItem.TABLE, past, NEEDED).map(OutreachItems::onlyListed);
    if (listed.isEmpty()) {
      return;
    }
    Dataset<Row> before =
        pseudonyms
            .changesOf(past.runs().keySet())
            .map(changes -> Rekeying.renamed(listed.get(), changes))
            .orElse(listed.get());
    tables.replace(
        OutreachExit.TABLE,
        OutreachExits.of(
                before,
                listed(past),
                OutreachItems.onlyListed(tables.written(OutreachItem.TABLE)),
                tables.written(SubscriberState.TABLE),
                context.phases(),
                context.week())
            // Few rows: one file, and the same every time.
            .repartition(1)
            .sortWithinPartitions(
                OutreachExit.OPERATOR,
                OutreachExit.PHASE,
                OutreachExit.LIST,
                OutreachExit.SUBSCRIBER_ID));
  }

  /** How many were on the lists, by the records of their runs, without another look at the rows. */
  private static long listed(PastWeek past) {
    SortedMap<String, Long> byRun = new TreeMap<>();
    past.runs()
        .values()
        .forEach(run -> byRun.put(run.runId(), run.counts().getOrDefault(LISTED, UNKNOWN)));
    return byRun.values().stream().mapToLong(Long::longValue).sum();
  }
}
