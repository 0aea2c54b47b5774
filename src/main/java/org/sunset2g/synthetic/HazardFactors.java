package org.sunset2g.synthetic;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sunset2g.synthetic.WorldConditions.Shock;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What the conditions make of the chance to change a handset, by week and region: exactly 1
 * everywhere where they are calm. Each draw has a stream of its own, so that one condition more
 * leaves the others as they are.
 */
final class HazardFactors {
  private static final int RUSH_DAYS = 28;

  private final Regions regions;
  private final double[][] factors;

  HazardFactors(WorldPlan plan, Regions regions) {
    this.regions = regions;
    this.factors = new double[plan.weeks()][regions.all().size() + 1];
    for (int week = 0; week < factors.length; week++) {
      double everywhere = lateRush(plan, week) * unrestOfCountry(plan, plan.week(week));
      for (int region = 0; region < factors[week].length; region++) {
        factors[week][region] = everywhere * unrestOfRegion(plan, plan.week(week), region);
      }
    }
    List<Shock> shocks = plan.conditions().shocks();
    for (int shock = 0; shock < shocks.size(); shock++) {
      strike(plan, shocks.get(shock), shock);
    }
  }

  private static double lateRush(WorldPlan plan, int week) {
    double rush = plan.conditions().lateRush();
    long daysLeft =
        ChronoUnit.DAYS.between(plan.week(week).sunday(), plan.cutOffLivedTowardIn(week));
    if (daysLeft > RUSH_DAYS) {
      return 1 - rush;
    }
    return daysLeft > -7 ? 1 + rush : 1;
  }

  private static double unrestOfCountry(WorldPlan plan, IsoWeek week) {
    long key = Chance.mix(plan.seed() ^ 53, week.number(), 1);
    return logNormal(plan.conditions().unrest().country(), key);
  }

  private double unrestOfRegion(WorldPlan plan, IsoWeek week, int region) {
    if (region == regions.nowhere()) {
      return 1;
    }
    String code = regions.all().get(region).toString();
    long key = Chance.mix(Chance.mix(plan.seed() ^ 59, code), week.number(), 2);
    return logNormal(plan.conditions().unrest().province(), key);
  }

  /** A factor of mean 1. */
  private static double logNormal(double deviation, long key) {
    return StrictMath.exp(deviation * new Chance(key).normal() - deviation * deviation / 2);
  }

  private void strike(WorldPlan plan, Shock shock, int number) {
    int[] struck = struck(plan.seed(), shock, number);
    for (int week = 0; week < factors.length; week++) {
      if (shock.isIn(plan.week(week))) {
        for (int region : struck) {
          factors[week][region] *= shock.factor();
        }
      }
    }
  }

  private int[] struck(long seed, Shock shock, int number) {
    List<AreaCode> all = regions.all();
    int wanted = Math.max(1, (int) Math.round(shock.shareOfProvinces() * all.size()));
    if (wanted >= all.size()) {
      return IntStream.rangeClosed(0, regions.nowhere()).toArray();
    }
    return IntStream.range(0, all.size())
        .boxed()
        .sorted(
            Comparator.comparingLong(
                region -> Chance.mix(Chance.mix(seed ^ 61, all.get(region).toString()), number, 3)))
        .limit(wanted)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Times the usual chance in the week with that position, in the area. */
  double of(int week, int area) {
    return factors[week][regions.of(area)];
  }
}
