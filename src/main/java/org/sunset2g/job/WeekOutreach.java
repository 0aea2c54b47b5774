package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
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
import org.sunset2g.outreach.ListOutcome;
import org.sunset2g.outreach.OutreachFrames;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.outreach.OutreachSettings;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * What became of the subscribers at risk when the week's lists were made. Each counts once, for the
 * first phase in which he or she stands at risk.
 *
 * @param atRisk subscribers at risk, by phase
 * @param outcomes those of them with each outcome, by phase
 */
record WeekOutreach(
    SortedMap<String, Long> atRisk, SortedMap<String, SortedMap<ListOutcome, Long>> outcomes) {

  /** What the lists are made of, beside state and snapshot. */
  record Plans(
      Dataset<Row> areas,
      Optional<Dataset<Row>> hamletTeams,
      Optional<Dataset<Row>> limits,
      Optional<Dataset<Row>> contacts) {}

  /**
   * Writes the week's {@code outreach_item} rows of all phases.
   *
   * @throws IllegalStateException where not everybody at risk has an outcome
   */
  static WeekOutreach write(
      WeekTables tables,
      Plans plans,
      List<LedgerEntry> ledger,
      WeekContext context,
      OutreachSettings settings) {
    List<Phase> phases = context.phases();
    Dataset<Row> state = tables.written(SubscriberState.TABLE);
    SortedMap<String, Long> atRisk =
        phases.size() == 1
            ? only(phases.get(0), closing(ledger, phases.get(0)))
            : byPhase(OutreachItems.atRisk(state, phases));
    OutreachFrames frames =
        new OutreachFrames(
            state,
            tables.written(SubscriberSnapshot.TABLE),
            plans.areas(),
            plans.hamletTeams(),
            plans.limits(),
            plans.contacts());
    tables.replace(
        OutreachItem.TABLE,
        OutreachItems.of(frames, total(atRisk), phases, context.week(), settings)
            .repartition(col(OutreachItem.OPERATOR), col(OutreachItem.LIST))
            .sortWithinPartitions(
                col(OutreachItem.OPERATOR),
                col(OutreachItem.LIST),
                col(OutreachItem.SCORE).desc(),
                col(OutreachItem.WEEKS_AT_RISK).desc(),
                col(OutreachItem.TOKEN)));
    WeekOutreach outreach =
        new WeekOutreach(
            atRisk, outcomes(OutreachItems.outcomes(tables.written(OutreachItem.TABLE))));
    outreach.hold(ledger, phases.get(0));
    return outreach;
  }

  private static SortedMap<String, SortedMap<ListOutcome, Long>> outcomes(Dataset<Row> counted) {
    SortedMap<String, SortedMap<ListOutcome, Long>> outcomes = new TreeMap<>();
    for (Row row : counted.collectAsList()) {
      outcomes
          .computeIfAbsent(row.getString(0), none -> new TreeMap<>())
          .put(ListOutcome.valueOf(row.getString(1)), row.getLong(2));
    }
    return outcomes;
  }

  /** Nobody at risk may be forgotten: listed and not listed add up to the ledger's closing. */
  private void hold(List<LedgerEntry> ledger, Phase first) {
    SortedMap<String, Long> accounted = new TreeMap<>();
    outcomes.forEach(
        (phase, ofPhase) ->
            accounted.put(phase, ofPhase.values().stream().mapToLong(Long::longValue).sum()));
    SortedMap<String, Long> there = new TreeMap<>(atRisk);
    there.values().removeIf(subscribers -> subscribers == 0);
    if (!accounted.equals(there)
        || accounted.getOrDefault(first.name(), 0L) != closing(ledger, first)) {
      throw new IllegalStateException(
          "the lists account for %s, at risk are %s, and %,d by the ledger of %s"
              .formatted(accounted, there, closing(ledger, first), first.name()));
    }
  }

  /** Subscribers on a list, by phase. */
  SortedMap<String, Long> listed() {
    SortedMap<String, Long> listed = new TreeMap<>();
    outcomes.forEach(
        (phase, ofPhase) -> listed.put(phase, ofPhase.getOrDefault(ListOutcome.LISTED, 0L)));
    return listed;
  }

  /** Subscribers with each outcome, in all phases together. */
  SortedMap<ListOutcome, Long> ofAllPhases() {
    SortedMap<ListOutcome, Long> all = new TreeMap<>();
    outcomes
        .values()
        .forEach(
            ofPhase ->
                ofPhase.forEach(
                    (outcome, subscribers) -> all.merge(outcome, subscribers, Long::sum)));
    return all;
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
