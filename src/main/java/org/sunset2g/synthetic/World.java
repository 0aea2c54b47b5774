package org.sunset2g.synthetic;

import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.IsoWeek;

/** What all lives of a world share; nothing in it changes once it is made. */
final class World {
  final WorldPlan plan;
  final CatalogueVersions catalogue;
  final Handsets handsets;
  final Homes homes;
  final int cutOffWeek;
  final int firstDay;
  private final double[] declines;
  private final HazardFactors factors;
  private final double openingShare;

  World(WorldPlan plan, TacCatalogue catalogue, AdministrativeUnits units, AreaChanges changes) {
    this.plan = plan;
    this.catalogue = new CatalogueVersions(plan, catalogue);
    this.handsets = new Handsets(this.catalogue, plan.seed());
    this.homes = new Homes(plan, units, changes);
    this.firstDay = (int) plan.firstWeek().monday().toEpochDay();
    this.cutOffWeek = IsoWeek.of(plan.lastCutOff()).number() - plan.firstWeek().number();
    this.factors = new HazardFactors(plan, new Regions(units, homes));
    this.openingShare =
        plan.phase()
            .openingShareAtRisk()
            .orElseGet(() -> curve(0).shareOn(plan.firstWeek().sunday()));
    this.declines = new double[plan.weeks()];
    for (int week = 0; week < declines.length; week++) {
      declines[week] =
          Math.max(0, curve(week).weeklyDecline(plan.week(week).sunday()))
              * plan.rates().conversionPace();
    }
  }

  /** The published decline toward the cut-off that people live toward in the week. */
  private AtRiskCurve curve(int week) {
    return new AtRiskCurve(plan.cutOffLivedTowardIn(week));
  }

  /** Chance that one at risk in the area changes the handset in the week. */
  double conversionHazard(int week, int area) {
    return Math.min(0.97, declines[week] * homes.pace(area) * factors.of(week, area));
  }

  /** Handsets at risk hardly come into use once they are cut off. */
  double backwards(int week, double rate) {
    return week < cutOffWeek ? rate : rate / 10;
  }

  /** Chance that a consumer of the area is at risk in the first week: more where change is slow. */
  double openingShare(int area) {
    return Math.min(0.95, openingShare * (2 - homes.pace(area)));
  }
}
