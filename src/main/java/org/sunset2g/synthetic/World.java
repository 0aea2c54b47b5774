package org.sunset2g.synthetic;

import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;

/** What all lives of a world share; nothing in it changes once it is made. */
final class World {
  final WorldPlan plan;
  final CatalogueVersions catalogue;
  final Handsets handsets;
  final Homes homes;
  final int cutOffWeek;
  final int firstDay;
  private final double[] declines;
  private final double openingShare;

  World(WorldPlan plan, TacCatalogue catalogue, AdministrativeUnits units, AreaChanges changes) {
    this.plan = plan;
    this.catalogue = new CatalogueVersions(plan, catalogue);
    this.handsets = new Handsets(this.catalogue, plan.seed());
    this.homes = new Homes(plan, units, changes);
    this.firstDay = (int) plan.firstWeek().monday().toEpochDay();
    this.cutOffWeek =
        org.sunset2g.vocabulary.IsoWeek.of(plan.phase().cutOff()).number()
            - plan.firstWeek().number();
    AtRiskCurve curve = new AtRiskCurve(plan.phase().cutOff());
    this.openingShare =
        plan.phase().openingShareAtRisk().orElseGet(() -> curve.shareOn(plan.firstWeek().sunday()));
    this.declines = new double[plan.weeks()];
    for (int week = 0; week < declines.length; week++) {
      declines[week] =
          Math.max(0, curve.weeklyDecline(plan.week(week).sunday()))
              * plan.rates().conversionPace();
    }
  }

  /** Chance that one at risk in the area changes the handset in the week. */
  double conversionHazard(int week, int area) {
    return Math.min(0.97, declines[week] * homes.pace(area));
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
