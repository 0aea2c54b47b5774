package org.sunset2g.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.AreaChanges.Change;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * A made-up country whose districts are abolished on 1 July 2025. New communes are made of one to
 * three old ones, some across districts; some old ones are split in two. Homes on record pass to
 * the new codes over several weeks.
 */
final class RedrawnCountry {
  static final String OLD = "VN-2004";
  static final String NEW = "VN-2025";
  static final String PHASE = "2g-only";

  /** A home that no list has; nobody lives there, but a reader cannot know. */
  static final AreaCode NOWHERE = new AreaCode(NEW, "99999");

  private final List<AdministrativeUnit> units = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<AreaCode, AreaCode> districtOf = new HashMap<>();
  private final TreeMap<AreaCode, Long> atRisk = new TreeMap<>();
  private final Random random;

  RedrawnCountry(int districts, int communesEach, int mean, long seed) {
    random = new Random(seed);
    units.add(unit(OLD, "01", Level.PROVINCE, null));
    units.add(unit(OLD, "02", Level.PROVINCE, null));
    units.add(unit(NEW, "01", Level.PROVINCE, null));
    List<AreaCode> old = new ArrayList<>();
    for (int district = 0; district < districts; district++) {
      AreaCode above = new AreaCode(OLD, "%03d".formatted(district));
      units.add(unit(OLD, above.code(), Level.DISTRICT, district % 2 == 0 ? "01" : "02"));
      for (int i = 0; i < communesEach; i++) {
        AreaCode commune = new AreaCode(OLD, "%05d".formatted(old.size()));
        units.add(unit(OLD, commune.code(), Level.COMMUNE, above.code()));
        districtOf.put(commune, above);
        old.add(commune);
        atRisk.put(commune, (long) (-mean * Math.log(1 - random.nextDouble())));
      }
    }
    for (int next = 0; next < old.size(); ) {
      AreaCode after = newCommune();
      int parts = Math.min(old.size() - next, 1 + random.nextInt(3));
      for (int part = 0; part < parts; part++) {
        AreaCode before = old.get(next++);
        boolean isSplit = random.nextInt(5) == 0;
        changes.add(new Change(before, after, !isSplit));
        if (isSplit) {
          changes.add(new Change(before, newCommune(), false));
        }
      }
    }
  }

  private AreaCode newCommune() {
    // The codes are those of other places in the old system, as in life.
    AreaCode code =
        new AreaCode(
            NEW, "%05d".formatted(units.stream().filter(u -> isNew(u) && isCommune(u)).count()));
    units.add(unit(NEW, code.code(), Level.COMMUNE, "01"));
    return code;
  }

  private static boolean isNew(AdministrativeUnit unit) {
    return unit.area().system().equals(NEW);
  }

  private static boolean isCommune(AdministrativeUnit unit) {
    return unit.level() == Level.COMMUNE;
  }

  private static AdministrativeUnit unit(String system, String code, Level level, String parent) {
    return new AdministrativeUnit(
        new AreaCode(system, code),
        level,
        level + " " + code,
        Optional.ofNullable(parent).map(above -> new AreaCode(system, above)));
  }

  Territory territory() {
    return new Territory(
        new AdministrativeUnits(units),
        new AreaChanges(changes),
        Map.of(OLD, LocalDate.of(2004, 7, 8), NEW, LocalDate.of(2025, 7, 1)));
  }

  /** Every commune of both systems: the finest areas that anybody is on record in. */
  List<AreaCode> homes() {
    return Stream.concat(
            units.stream().filter(RedrawnCountry::isCommune).map(AdministrativeUnit::area),
            Stream.of(NOWHERE))
        .sorted()
        .toList();
  }

  List<AreaCode> successors(AreaCode home) {
    return changes.stream()
        .filter(change -> change.before().equals(home))
        .map(Change::after)
        .sorted()
        .toList();
  }

  AreaCode districtOf(AreaCode oldCommune) {
    return districtOf.get(oldCommune);
  }

  /** Whether all old communes of a new one lie in that district. */
  boolean isWithin(AreaCode newCommune, AreaCode district) {
    return !newCommune.equals(NOWHERE)
        && changes.stream()
            .filter(change -> change.after().equals(newCommune))
            .allMatch(change -> districtOf.get(change.before()).equals(district));
  }

  /**
   * The next week's ledger.
   *
   * @param rezoned share of the old homes that pass to a successor
   */
  List<LedgerRow> week(IsoWeek week, boolean first, double rezoned) {
    Map<AreaCode, Map<String, Long>> account = new TreeMap<>();
    Map<AreaCode, Long> opening = new TreeMap<>(atRisk);
    for (AreaCode home : homes()) {
      long left = opening.getOrDefault(home, 0L);
      if (first) {
        add(account, home, LedgerFlow.BASELINE.name(), left);
        add(account, home, LedgerFlow.CLOSING, left);
        continue;
      }
      add(account, home, LedgerFlow.OPENING, left);
      long converted = Math.round(left * 0.3 * random.nextDouble());
      add(account, home, LedgerFlow.CONVERTED_SMARTPHONE.name(), converted);
      left -= converted;
      long quiet = Math.round(left * 0.05 * random.nextDouble());
      add(account, home, LedgerFlow.GONE_QUIET.name(), quiet);
      left -= quiet;
      for (AreaCode after : successors(home)) {
        long passed = Math.round(left * rezoned * random.nextDouble());
        add(account, home, LedgerFlow.REZONED_OUT.name(), passed);
        add(account, after, LedgerFlow.REZONED_IN.name(), passed);
        add(account, after, LedgerFlow.CLOSING, passed);
        left -= passed;
      }
      add(account, home, LedgerFlow.CLOSING, left);
    }
    atRisk.clear();
    List<LedgerRow> rows = new ArrayList<>();
    account.forEach(
        (home, flows) ->
            flows.forEach(
                (flow, number) -> {
                  rows.add(new LedgerRow(PHASE, week, home, flow, number));
                  slices(week, home, flow, number, rows);
                  if (flow.equals(LedgerFlow.CLOSING)) {
                    atRisk.put(home, number);
                  }
                }));
    return rows;
  }

  /** A seventh is, or was, blocked. */
  private static void slices(
      IsoWeek week, AreaCode home, String flow, long number, List<LedgerRow> rows) {
    for (SubscriberStatus status :
        List.of(SubscriberStatus.ACTIVE, SubscriberStatus.TWO_WAY_BLOCKED)) {
      boolean isSliced =
          flow.equals(LedgerFlow.CLOSING) || flow.equals(LedgerFlow.CONVERTED_SMARTPHONE.name());
      if (isSliced) {
        String slice = Measure.sliceOf(flow, status).orElseThrow().name();
        long part = status.isBlocked() ? number / 7 : number - number / 7;
        rows.add(new LedgerRow(PHASE, week, home, slice, part));
      }
    }
  }

  private static void add(
      Map<AreaCode, Map<String, Long>> account, AreaCode home, String flow, long number) {
    if (number > 0) {
      account.computeIfAbsent(home, none -> new TreeMap<>()).merge(flow, number, Long::sum);
    }
  }
}
