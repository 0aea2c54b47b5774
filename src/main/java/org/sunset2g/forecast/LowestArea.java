package org.sunset2g.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Plays what becomes of the people of an area that no other is added up into. */
final class LowestArea {
  private final CountryRates rates;
  private final Steps steps;
  private final CountryFutures country;

  LowestArea(CountryRates rates, Steps steps, CountryFutures country) {
    this.rates = rates;
    this.steps = steps;
    this.country = country;
  }

  /**
   * @param beginning at risk at first, by future
   * @param hazard cumulative hazard to change the handset, by step and future
   * @param arriving the area's share of the arrivals, by future
   * @param forms shares of smartphones, feature phones and others among its conversions
   * @param seed of the area's chance; days and futures have a chance of their own, so that a
   *     scenario changes only what it changes
   */
  Outcome play(
      int area, int[] beginning, float[][] hazard, float[] arriving, double[] forms, long seed) {
    int paths = beginning.length;
    int[][] numbers = new int[steps.count()][paths];
    int[] people = beginning.clone();
    double[] unconverted = new double[paths];
    double[] converted = new double[paths];
    Arrays.fill(unconverted, 1);
    double conversions = 0;
    for (int step = 0; step < steps.count(); step++) {
      double gone = rates.gone() * steps.weeks(step);
      long seedOfDay = seed + steps.end(step).toEpochDay() * 0x9E3779B97F4A7C15L;
      for (int path = 0; path < paths; path++) {
        double change = hazard[step][path];
        double stay = Math.exp(-change - gone);
        if (steps.isNear(step)) {
          double conversion =
              (1 - stay) * change * (1 - rates.belowTarget()) / (change + gone + 1e-12);
          converted[path] += unconverted[path] * conversion;
          unconverted[path] *= stay;
          conversions += people[path] * conversion;
        }
        SplittableRandom chance = new SplittableRandom(seedOfDay + path * 0xD1B54A32D192ED03L);
        int stayed = Draws.binomial(people[path], stay, chance);
        double arrivals = country.arrivals()[step][path] * arriving[path];
        people[path] = stayed + Draws.poisson(arrivals, chance);
      }
      numbers[step] = people.clone();
    }
    double unaided = 0;
    for (double one : converted) {
      unaided += one;
    }
    double expected = conversions / paths;
    return new Outcome(
        area,
        numbers,
        unaided / paths,
        new double[] {expected * forms[0], expected * forms[1], expected * forms[2]});
  }
}
