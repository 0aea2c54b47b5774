package org.sunset2g.job;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.feed.landing.CheckedTable;
import org.sunset2g.feed.landing.Shelf;
import org.sunset2g.lake.Lake;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The landing tables of a week on their way into the lake: an operator's rows are written once,
 * into files that belong to no table, and become part of it only when the gates have let them
 * through.
 */
final class LandingTrials {
  private final Lake lake;
  private final IsoWeek week;
  private final SortedMap<String, Long> accepted = new TreeMap<>();

  LandingTrials(Lake lake, IsoWeek week) {
    this.lake = lake;
    this.week = week;
  }

  /** Where an operator's rows of a table are put. */
  Shelf shelf(String table, String operator) {
    Contract contract = Contracts.of(table);
    lake.ensure(contract, List.of());
    return new LandingShelf(lake.landing(contract, operator, week.toString()));
  }

  /** Makes what was put on shelves part of the tables. */
  void accept(String operator, SortedMap<String, CheckedTable> tables) {
    tables.forEach(
        (table, checked) ->
            accepted.put(
                table,
                lake.land(
                        Contracts.of(table),
                        operator,
                        week.toString(),
                        LandingShelf.landed(checked.kept()))
                    .snapshotId()));
  }

  /** Throws away what was put on shelves. */
  void discard(SortedMap<String, CheckedTable> tables) {
    tables.forEach(
        (table, checked) ->
            lake.discard(Contracts.of(table), LandingShelf.landed(checked.kept()).files()));
  }

  /** The snapshot of each table with all that was accepted. */
  SortedMap<String, Long> snapshots() {
    return accepted;
  }
}
