package org.sunset2g.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sunset2g.disclosure.LedgerRow;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.Territory;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.LandingFormat;
import org.sunset2g.synthetic.NamedConditions;
import org.sunset2g.synthetic.SyntheticLedger;
import org.sunset2g.synthetic.WorldPlan;
import org.sunset2g.vocabulary.IsoWeek;

/** The synthetic worlds that a forecast is held against: one for each of the named conditions. */
final class BacktestWorlds {
  /** All names, in the order in which they are run. */
  static final List<String> NAMES = NamedConditions.names();

  private BacktestWorlds() {}

  /** Makes a world; the same arguments make the same one. */
  static BacktestWorld of(
      String name,
      long seed,
      long subscribers,
      IsoWeek firstWeek,
      int weeks,
      AdministrativeUnits units) {
    WorldPlan calm =
        WorldPlan.of(
            seed, subscribers, firstWeek, weeks, List.of("operator_a"), LandingFormat.CSV_GZ);
    WorldPlan plan =
        calm.withConditions(NamedConditions.ofWritten(name).of(calm.phase(), firstWeek));
    Map<IsoWeek, List<LedgerRow>> ledger = new TreeMap<>();
    for (SyntheticLedger.Entry entry :
        SyntheticLedger.of(plan, BuiltInCatalogue.smallMarket(), units, AreaChanges.NONE)) {
      ledger
          .computeIfAbsent(entry.week(), none -> new ArrayList<>())
          .add(
              new LedgerRow(
                  plan.phase().name(), entry.week(), entry.area(), entry.flow(), entry.count()));
    }
    return new Counted(name, plan, Territory.unchanging(units), ledger);
  }

  private record Counted(
      String name, WorldPlan plan, Territory territory, Map<IsoWeek, List<LedgerRow>> rows)
      implements BacktestWorld {
    @Override
    public String phase() {
      return plan.phase().name();
    }

    @Override
    public List<IsoWeek> weeks() {
      return IntStream.range(0, plan.weeks()).mapToObj(plan.firstWeek()::plus).toList();
    }

    @Override
    public List<LedgerRow> ledger(IsoWeek week) {
      return rows.getOrDefault(week, List.of());
    }

    @Override
    public LocalDate cutOffKnownIn(IsoWeek week) {
      return plan.cutOffKnownIn(week);
    }
  }
}
