package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Protects a week's tables, phase by phase. Phases share most of their subscribers, so a table of
 * one may give away a number of another by subtraction: each is held against all that stand before
 * it in the settings, and against what earlier runs of the week published of any phase.
 */
final class PhaseTables {
  private final Protection protection;
  private final PublishedHistory history;
  private final IsoWeek week;
  private final List<ProtectedTable> tables = new ArrayList<>();

  PhaseTables(Protection protection, PublishedHistory history, IsoWeek week) {
    this.protection = protection;
    this.history = history;
    this.week = week;
  }

  /** The tables so far. */
  List<ProtectedTable> tables() {
    return List.copyOf(tables);
  }

  /**
   * Protects the next phase.
   *
   * @param rows the week's ledger of the phase, of all operators, and its slices
   * @param earlier rows published for earlier weeks of the phase
   * @param revisions what runs published for the week itself
   */
  ProtectedTable protect(
      Phase phase,
      List<LedgerRow> rows,
      List<PublishedRow> earlier,
      List<PublishedRevision> revisions) {
    List<PublishedRow> comparable = new ArrayList<>();
    revisions.forEach(revision -> comparable.addAll(revision.rows()));
    comparable.addAll(history.ahead(week, phase));
    tables.forEach(table -> comparable.addAll(table.rows()));
    ProtectedTable table = protection.protect(phase.name(), week, rows, earlier, comparable);
    // A later phase's table of an earlier run kept its distance from what this phase showed then.
    // Only where that no longer holds is it brought in: the same input must give the same table.
    List<PublishedRow> close = close(table, history.behind(week, phase));
    if (!close.isEmpty()) {
      comparable.addAll(close);
      table = protection.protect(phase.name(), week, rows, earlier, comparable);
    }
    tables.add(table);
    return table;
  }

  private static List<PublishedRow> close(ProtectedTable table, List<PublishedRow> others) {
    return others.stream()
        .filter(other -> other.subscribers().isPresent())
        .filter(other -> table.areas().all().contains(other.area()))
        .filter(
            other -> {
              OptionalLong own = table.cell(other.area(), other.measure());
              long apart =
                  own.isEmpty() ? 0 : Math.abs(own.getAsLong() - other.subscribers().getAsLong());
              return apart > 0 && apart < table.minimumCell();
            })
        .toList();
  }
}
