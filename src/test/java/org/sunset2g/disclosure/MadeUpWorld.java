package org.sunset2g.disclosure;

import static org.sunset2g.reference.AdministrativeUnit.Level.COMMUNE;
import static org.sunset2g.reference.AdministrativeUnit.Level.DISTRICT;
import static org.sunset2g.reference.AdministrativeUnit.Level.PROVINCE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/** A country of invented places whose ledger balances every week: one commune per district. */
public final class MadeUpWorld {
  public static final String PHASE = "2g-only";
  public static final String SYSTEM = "VN-2004";

  private final AdministrativeUnits units;
  private final List<AreaCode> communes = new ArrayList<>();
  private final Map<AreaCode, Long> atRisk = new TreeMap<>();
  private final Random random;
  private final Random randomStatus;

  /**
   * @param names districts by province, in order
   * @param first at risk in the first week, by district in the same order
   */
  public MadeUpWorld(Map<String, List<String>> names, long[] first, long seed) {
    this.random = new Random(seed);
    this.randomStatus = new Random(~seed);
    List<AdministrativeUnit> all = new ArrayList<>();
    int province = 0;
    int district = 0;
    for (Map.Entry<String, List<String>> entry : names.entrySet()) {
      AreaCode provinceCode = code("%02d", ++province);
      all.add(new AdministrativeUnit(provinceCode, PROVINCE, entry.getKey(), Optional.empty()));
      for (String name : entry.getValue()) {
        AreaCode districtCode = code("%03d", district + 1);
        AreaCode commune = code("%05d", district + 1);
        all.add(new AdministrativeUnit(districtCode, DISTRICT, name, Optional.of(provinceCode)));
        all.add(new AdministrativeUnit(commune, COMMUNE, "Xã " + name, Optional.of(districtCode)));
        communes.add(commune);
        atRisk.put(commune, first[district]);
        district++;
      }
    }
    units = new AdministrativeUnits(all);
  }

  /** Provinces with so many districts each, and numbers around a mean. */
  public static MadeUpWorld ofSize(int provinces, int districts, int mean, long seed) {
    Map<String, List<String>> names = new TreeMap<>();
    for (int province = 0; province < provinces; province++) {
      List<String> below = new ArrayList<>();
      for (int district = province; district < districts; district += provinces) {
        below.add("Huyện " + district);
      }
      names.put("Tỉnh %02d".formatted(province), below);
    }
    Random random = new Random(seed);
    long[] first = new long[districts];
    for (int i = 0; i < districts; i++) {
      first[i] = (long) (-mean * Math.log(1 - random.nextDouble()));
    }
    return new MadeUpWorld(names, first, seed);
  }

  private static AreaCode code(String form, int number) {
    return new AreaCode(SYSTEM, form.formatted(number));
  }

  public AdministrativeUnits units() {
    return units;
  }

  /**
   * The next week's ledger, with nobody blocked.
   *
   * @param pace share of the subscribers that leave the at-risk state, 0 to 1
   */
  public List<LedgerRow> week(IsoWeek week, boolean first, double pace) {
    return week(week, first, pace, 0);
  }

  /**
   * The next week's ledger.
   *
   * @param blocked share of the subscribers that are or were blocked, 0 to 1
   */
  public List<LedgerRow> week(IsoWeek week, boolean first, double pace, double blocked) {
    List<LedgerRow> rows = new ArrayList<>();
    Map<AreaCode, Map<LedgerFlow, Long>> flows = new TreeMap<>();
    communes.forEach(commune -> flows.put(commune, new EnumMap<>(LedgerFlow.class)));
    for (AreaCode commune : communes) {
      Map<LedgerFlow, Long> here = flows.get(commune);
      long opening = first ? 0 : atRisk.get(commune);
      if (first) {
        here.put(LedgerFlow.BASELINE, atRisk.get(commune));
      } else {
        long left = opening;
        left -= take(here, LedgerFlow.CONVERTED_SMARTPHONE, left, pace * 0.6);
        left -= take(here, LedgerFlow.CONVERTED_FEATURE_PHONE, left, pace * 0.25);
        left -= take(here, LedgerFlow.CONVERTED_OTHER, left, pace * 0.01);
        left -= take(here, LedgerFlow.GONE_QUIET, left, pace * 0.05);
        left -= take(here, LedgerFlow.LEFT_PORTED, left, pace * 0.03);
        left -= take(here, LedgerFlow.UPGRADED_BELOW_TARGET, left, pace * 0.02);
        left -= take(here, LedgerFlow.RECLASSIFIED_OUT, left, pace * 0.005);
        take(here, LedgerFlow.NEW_SUBSCRIBER, opening, 0.006);
        take(here, LedgerFlow.REVERTED, opening, 0.004);
        take(here, LedgerFlow.RECLASSIFIED_IN, opening, 0.001);
        long moved = Math.min(left, drawn(opening * 0.001));
        AreaCode to = communes.get(random.nextInt(communes.size()));
        if (!to.equals(commune) && moved > 0) {
          here.merge(LedgerFlow.MOVED_OUT, moved, Long::sum);
          flows.get(to).merge(LedgerFlow.MOVED_IN, moved, Long::sum);
        }
      }
      rows.add(row(week, commune, LedgerFlow.OPENING, opening));
    }
    for (AreaCode commune : communes) {
      long closing = first ? 0 : atRisk.get(commune);
      for (Map.Entry<LedgerFlow, Long> flow : flows.get(commune).entrySet()) {
        closing += flow.getKey().direction().sign() * flow.getValue();
        rows.add(row(week, commune, flow.getKey().name(), flow.getValue()));
      }
      rows.add(row(week, commune, LedgerFlow.CLOSING, closing));
      long converted =
          flows.get(commune).entrySet().stream()
              .filter(flow -> flow.getKey().isConversion())
              .mapToLong(Map.Entry::getValue)
              .sum();
      slice(week, commune, closing, converted, blocked, rows);
      atRisk.put(commune, closing);
    }
    return rows;
  }

  private void slice(
      IsoWeek week,
      AreaCode commune,
      long closing,
      long converted,
      double blocked,
      List<LedgerRow> rows) {
    long anyWay = part(closing, blocked);
    long twoWay = part(anyWay, 0.3);
    long after = part(converted, blocked);
    rows.add(row(week, commune, "CLOSING_ACTIVE", closing - anyWay));
    rows.add(row(week, commune, "CLOSING_ONE_WAY_BLOCKED", anyWay - twoWay));
    rows.add(row(week, commune, "CLOSING_TWO_WAY_BLOCKED", twoWay));
    rows.add(row(week, commune, "CONVERTED_AFTER_BLOCKING", after));
    rows.add(row(week, commune, "CONVERTED_NOT_BLOCKED", converted - after));
  }

  private long part(long whole, double share) {
    return share == 0
        ? 0
        : Math.max(0, Math.min(whole, Math.round(whole * share + randomStatus.nextGaussian())));
  }

  private long take(Map<LedgerFlow, Long> flows, LedgerFlow flow, long of, double share) {
    long taken = Math.min(of, drawn(of * share));
    if (taken > 0) {
      flows.put(flow, taken);
    }
    return taken;
  }

  private long drawn(double mean) {
    return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
  }

  private static LedgerRow row(IsoWeek week, AreaCode commune, String flow, long subscribers) {
    return new LedgerRow(PHASE, week, commune, flow, subscribers);
  }
}
