package org.sunset2g.bench;

import org.sunset2g.disclosure.PublishedBefore;
import org.sunset2g.disclosure.Protection;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.DisclosureSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** Weekly ledgers of an invented country of 63 provinces, 693 districts and 10,395 communes. */
final class CountryOfCounts {
  static final String PHASE = "2g-only";
  private static final String SYSTEM = "VN-2004";
  private static final int PROVINCES = 63;
  private static final int DISTRICTS = 11;
  private static final int COMMUNES = 15;

  /** What happens to a subscriber at risk in a week, and how likely it is. */
  private record Chance(LedgerFlow flow, double share) {}

  private static final List<Chance> OUT =
      List.of(
          new Chance(LedgerFlow.CONVERTED_SMARTPHONE, .03),
          new Chance(LedgerFlow.CONVERTED_FEATURE_PHONE, .02),
          new Chance(LedgerFlow.CONVERTED_OTHER, .002),
          new Chance(LedgerFlow.UPGRADED_BELOW_TARGET, .005),
          new Chance(LedgerFlow.GONE_QUIET, .01),
          new Chance(LedgerFlow.LEFT_VANISHED, .005),
          new Chance(LedgerFlow.RECLASSIFIED_OUT, .001));
  private static final List<Chance> IN =
      List.of(
          new Chance(LedgerFlow.NEW_SUBSCRIBER, .01),
          new Chance(LedgerFlow.REVERTED, .004),
          new Chance(LedgerFlow.DOWNGRADED, .003),
          new Chance(LedgerFlow.RECLASSIFIED_IN, .001));
  private static final double MOVES = .002;

  private final List<AreaCode> communes = new ArrayList<>();
  private final Territory territory;
  private final long[] atRisk;
  private final double mean;
  private final Random random;

  /**
   * @param mean about how many are at risk in a commune at first; some have ten times as many
   */
  CountryOfCounts(double mean, long seed) {
    this.mean = mean;
    this.random = new Random(seed);
    List<AdministrativeUnit> units = new ArrayList<>();
    for (int p = 0; p < PROVINCES; p++) {
      AreaCode province = code("%02d", p);
      units.add(new AdministrativeUnit(province, Level.PROVINCE, "P", Optional.empty()));
      for (int d = p * DISTRICTS; d < (p + 1) * DISTRICTS; d++) {
        AreaCode district = code("%03d", d);
        units.add(new AdministrativeUnit(district, Level.DISTRICT, "D", Optional.of(province)));
        for (int c = d * COMMUNES; c < (d + 1) * COMMUNES; c++) {
          AreaCode commune = code("%05d", c);
          units.add(new AdministrativeUnit(commune, Level.COMMUNE, "C", Optional.of(district)));
          communes.add(commune);
        }
      }
    }
    this.territory = Territory.unchanging(new AdministrativeUnits(units));
    this.atRisk = new long[communes.size()];
  }

  private static AreaCode code(String form, int number) {
    return new AreaCode(SYSTEM, form.formatted(number + 1));
  }

  Territory territory() {
    return territory;
  }

  /** The first week's ledger: everybody is new. */
  List<LedgerRow> first(IsoWeek week) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int commune = 0; commune < atRisk.length; commune++) {
      atRisk[commune] = (long) (mean * Math.exp(random.nextGaussian() - .5));
      add(rows, week, commune, LedgerFlow.BASELINE.name(), atRisk[commune]);
      close(rows, week, commune);
    }
    return rows;
  }

  List<LedgerRow> next(IsoWeek week) {
    List<LedgerRow> rows = new ArrayList<>();
    long[] arrived = new long[atRisk.length];
    for (int commune = 0; commune < atRisk.length; commune++) {
      long opening = atRisk[commune];
      add(rows, week, commune, LedgerFlow.OPENING, opening);
      long left = opening;
      for (Chance chance : OUT) {
        left -= happens(rows, week, commune, chance, left);
      }
      long moved = drawn(left, MOVES);
      add(rows, week, commune, LedgerFlow.MOVED_OUT.name(), moved);
      for (long one = 0; one < moved; one++) {
        arrived[random.nextInt(arrived.length)]++;
      }
      left -= moved;
      for (Chance chance : IN) {
        left += happens(rows, week, commune, chance, opening);
      }
      atRisk[commune] = left;
    }
    for (int commune = 0; commune < atRisk.length; commune++) {
      add(rows, week, commune, LedgerFlow.MOVED_IN.name(), arrived[commune]);
      atRisk[commune] += arrived[commune];
      close(rows, week, commune);
    }
    return rows;
  }

  private long happens(
      List<LedgerRow> rows, IsoWeek week, int commune, Chance chance, long subscribers) {
    long number = drawn(subscribers, chance.share());
    add(rows, week, commune, chance.flow().name(), number);
    return number;
  }

  private long drawn(long subscribers, double share) {
    long drawn = 0;
    for (long one = 0; one < subscribers; one++) {
      drawn += random.nextDouble() < share ? 1 : 0;
    }
    return drawn;
  }

  private void close(List<LedgerRow> rows, IsoWeek week, int commune) {
    add(rows, week, commune, LedgerFlow.CLOSING, atRisk[commune]);
  }

  private void add(List<LedgerRow> rows, IsoWeek week, int commune, String flow, long number) {
    if (number > 0) {
      rows.add(new LedgerRow(PHASE, week, communes.get(commune), flow, number));
    }
  }

  /** Consecutive weeks as they would be published, oldest first. */
  List<ProtectedWeek> published(IsoWeek first, int weeks, int minimumCell) {
    Protection protection = new Protection(territory(), new DisclosureSettings(minimumCell));
    List<ProtectedWeek> tables = new ArrayList<>();
    IsoWeek week = first;
    for (int i = 0; i < weeks; i++, week = week.plus(1)) {
      Optional<ProtectedWeek> last =
          tables.isEmpty() ? Optional.empty() : Optional.of(tables.get(tables.size() - 1));
      tables.add(
          protection.protect(
              PHASE,
              week,
              i == 0 ? first(week) : next(week),
              List.of(),
              new PublishedBefore(last, List.of(), List.of())));
    }
    return tables;
  }
}
