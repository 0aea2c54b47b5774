package org.sunset2g.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.disclosure.HandsetCount;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedBefore;
import org.sunset2g.disclosure.PublishedBefore.NestedPhase;
import org.sunset2g.disclosure.PublishedBefore.Nesting;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Protects a week's tables, phase by phase in the order of the settings. Phases share most of their
 * subscribers: where one puts everybody at risk that another does, every reader knows that it
 * counts no fewer anywhere, and so its figures must not be smaller either.
 */
final class PhaseTables {
  private final Protection protection;
  private final IsoWeek week;
  private final List<ProtectedWeek> tables = new ArrayList<>();
  private final Map<ProtectedWeek, Map<AreaCode, Long>> closings = new LinkedHashMap<>();

  PhaseTables(Protection protection, IsoWeek week) {
    this.protection = protection;
    this.week = week;
  }

  /** The tables so far. */
  List<ProtectedWeek> tables() {
    return List.copyOf(tables);
  }

  /**
   * Protects the next phase.
   *
   * @param rows the week's ledger of the phase, of all operators, and its slices
   * @param handsets its closing numbers by handset and SIM
   * @param earlier tables published for earlier weeks of the phase
   * @param revisions what runs published for the week itself
   */
  ProtectedWeek protect(
      Phase phase,
      List<LedgerRow> rows,
      List<HandsetCount> handsets,
      List<ProtectedWeek> earlier,
      List<PublishedRevision> revisions) {
    Optional<ProtectedWeek> lastWeek =
        earlier.stream().filter(table -> table.week().equals(week.previous())).findFirst();
    List<ProtectedWeek> sameWeek =
        revisions.stream().flatMap(revision -> revision.table().stream()).toList();
    Map<AreaCode, Long> closing = closing(rows);
    List<NestedPhase> others = new ArrayList<>();
    closings.forEach(
        (table, ofTable) -> {
          if (isInside(ofTable, closing)) {
            others.add(new NestedPhase(table, Nesting.INSIDE));
          } else if (isInside(closing, ofTable)) {
            others.add(new NestedPhase(table, Nesting.AROUND));
          }
        });
    ProtectedWeek table =
        protection.protect(
            phase.name(), week, rows, handsets, new PublishedBefore(lastWeek, sameWeek, others));
    tables.add(table);
    closings.put(table, closing);
    return table;
  }

  private static Map<AreaCode, Long> closing(List<LedgerRow> rows) {
    Map<AreaCode, Long> closing = new HashMap<>();
    for (LedgerRow row : rows) {
      if (row.flow().equals(LedgerFlow.CLOSING)) {
        closing.merge(row.commune(), row.subscribers(), Long::sum);
      }
    }
    return closing;
  }

  private static boolean isInside(Map<AreaCode, Long> inner, Map<AreaCode, Long> outer) {
    return inner.entrySet().stream()
        .allMatch(area -> area.getValue() <= outer.getOrDefault(area.getKey(), 0L));
  }
}
