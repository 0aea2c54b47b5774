package org.sunset2g.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sunset2g.forecast.HiddenByRounding.Hidden;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Plays the time to come: in every future the country's hazard takes one course, areas differ from
 * it as far as they are known to and a little from week to week, and people change, leave, fall
 * silent or arrive by chance. Numbers of the lowest areas are added up future by future, so that
 * what is said of an area goes with what is said of those in it.
 */
final class Simulation {
  private static final double HARDLY = 0.01;

  /** What chance is drawn for, so that no two draws share it. */
  private enum Purpose {
    COUNTRY,
    ROUNDING,
    PACE,
    PEOPLE
  }

  private final PublishedSeries series;
  private final AreaRates rates;
  private final HiddenByRounding rounding;
  private final Scenario scenario;
  private final Steps steps;
  private final int paths;
  private final long seed;
  private final CountryFutures country;
  private final LowestArea lowest;
  private final List<List<Integer>> below = new ArrayList<>();

  Simulation(
      PublishedSeries series,
      CountryRates countryRates,
      AreaRates rates,
      HazardTrend trend,
      Scenario scenario,
      Steps steps,
      ForecastSettings settings) {
    this.series = series;
    this.rates = rates;
    this.rounding = new HiddenByRounding(series.minimumCell());
    this.scenario = scenario;
    this.steps = steps;
    this.paths = settings.paths();
    this.seed = settings.seed();
    this.country =
        CountryFutures.of(trend, countryRates, scenario, steps, paths, chance(0, Purpose.COUNTRY));
    this.lowest = new LowestArea(countryRates, steps, country);
    for (int area = 0; area < series.size(); area++) {
      below.add(new ArrayList<>());
      if (area > 0) {
        below.get(series.above(area)).add(area);
      }
    }
  }

  /** Gives what came of every area to the listener, which several threads may call. */
  void run(Consumer<Outcome> listener) {
    Hidden ofCountry = rounding.alone(series.now(0), paths, chance(0, Purpose.ROUNDING));
    listener.accept(play(0, country.hazard(), ofCountry, isVisited(0), listener));
  }

  /** Chance of an area that does not depend on what other areas there are. */
  private SplittableRandom chance(int area, Purpose purpose) {
    return new SplittableRandom(seed(area, purpose));
  }

  private long seed(int area, Purpose purpose) {
    AreaCode code = series.area(area).code();
    long mixed = seed;
    for (int of : new int[] {code.system().hashCode(), code.code().hashCode(), purpose.ordinal()}) {
      mixed = (mixed + of) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
    }
    return mixed;
  }

  private boolean isVisited(int area) {
    return scenario.visits().filter(more -> more.isIn(series.area(area).code())).isPresent();
  }

  private Outcome play(
      int area, float[][] hazard, Hidden hidden, boolean isVisited, Consumer<Outcome> listener) {
    List<Integer> members = below.get(area);
    if (members.isEmpty()) {
      return lowest(area, hazard, hidden, isVisited);
    }
    List<Hidden> hiddenBelow =
        rounding.below(
            hidden,
            members.stream().mapToDouble(series::now).toArray(),
            members.stream().map(member -> chance(member, Purpose.ROUNDING)).toList());
    IntStream all = IntStream.range(0, members.size());
    List<Outcome> outcomes =
        (area == 0 ? all.parallel() : all)
            .mapToObj(
                i -> {
                  int member = members.get(i);
                  return play(
                      member,
                      paced(member, hazard),
                      hiddenBelow.get(i),
                      isVisited || isVisited(member),
                      listener);
                })
            .toList();
    outcomes.forEach(listener);
    return sum(area, outcomes);
  }

  private Outcome sum(int area, List<Outcome> outcomes) {
    int[][] numbers = new int[steps.count()][paths];
    double[] conversions = new double[3];
    double unaided = 0;
    double weights = 0;
    for (Outcome outcome : outcomes) {
      // Where nobody is at risk now, those who come count alike.
      double weight = series.now(outcome.area()) + 1e-6;
      unaided += weight * outcome.convertsUnaided();
      weights += weight;
      for (int form = 0; form < conversions.length; form++) {
        conversions[form] += outcome.conversions()[form];
      }
      for (int step = 0; step < numbers.length; step++) {
        int[] sum = numbers[step];
        int[] part = outcome.numbers()[step];
        for (int path = 0; path < paths; path++) {
          sum[path] += part[path];
        }
      }
    }
    return new Outcome(area, numbers, unaided / weights, conversions);
  }

  /** The hazard of the area above, times the area's own pace. */
  private float[][] paced(int area, float[][] above) {
    SplittableRandom chance = chance(area, Purpose.PACE);
    float[] pace = factors(rates.pace(area), rates.paceVariance(area), chance);
    double unrest = Math.sqrt(Math.log(1 + rates.unrest(series.depth(area))));
    float[][] hazard = new float[above.length][paths];
    for (int step = 0; step < above.length; step++) {
      for (int path = 0; path < paths; path++) {
        double even = above[step][path] * pace[path];
        hazard[step][path] =
            (float)
                (unrest < HARDLY
                    ? even
                    : even * Math.exp(unrest * chance.nextGaussian() - unrest * unrest / 2));
      }
    }
    return hazard;
  }

  private Outcome lowest(int area, float[][] hazard, Hidden hidden, boolean isVisited) {
    long seed = seed(area, Purpose.PEOPLE);
    SplittableRandom chance = new SplittableRandom(seed);
    int[] people = new int[paths];
    float[] arriving = factors(1, rates.arrivalsVarianceOf(area), chance);
    for (int path = 0; path < paths; path++) {
      people[path] = (int) (series.now(area) + hidden.drawn()[path] + chance.nextDouble());
      arriving[path] *= (float) rates.shareOfCountry(area);
      if (isVisited) {
        for (float[] ofStep : hazard) {
          ofStep[path] *= country.visits()[path];
        }
      }
    }
    return lowest.play(area, people, hazard, arriving, rates.forms(area), seed);
  }

  /** A factor of which mean and variance are known, in every future. */
  private float[] factors(double mean, double variance, SplittableRandom chance) {
    double logVariance = Math.log(1 + variance / (mean * mean));
    double deviation = Math.sqrt(logVariance);
    float[] factors = new float[paths];
    for (int path = 0; path < paths; path++) {
      factors[path] =
          (float) (mean * Math.exp(deviation * chance.nextGaussian() - logVariance / 2));
    }
    return factors;
  }
}
