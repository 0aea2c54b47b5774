package org.sunset2g.outreach;

import java.util.List;
import java.util.Optional;

/**
 * The common difference and ratio of two shares over strata, after Mantel and Haenszel, with 95 %
 * intervals after Greenland and Robins (Biometrics 41, 1985, 55–68). Strata in which one of the two
 * groups is empty say nothing and are left out.
 *
 * @param difference share of the reached minus share of the others; empty where no stratum has both
 * @param ratio share of the reached over share of the others; empty where either is nought
 * @param compared strata with both groups
 * @param leftOut strata with one group only
 * @param subscribersCompared subscribers in the former
 * @param subscribersLeftOut subscribers in the latter
 */
public record MantelHaenszel(
    Optional<Interval> difference,
    Optional<Interval> ratio,
    int compared,
    int leftOut,
    long subscribersCompared,
    long subscribersLeftOut) {
  private static final double NORMAL_QUANTILE = 1.959963984540054;

  /**
   * Two groups of one stratum.
   *
   * @param reached subscribers of the one group
   * @param reachedConverted those of them who converted
   * @param others subscribers of the other group
   * @param othersConverted those of them who converted
   */
  public record Stratum(long reached, long reachedConverted, long others, long othersConverted) {
    public Stratum {
      if (reachedConverted < 0
          || othersConverted < 0
          || reachedConverted > reached
          || othersConverted > others) {
        throw new IllegalArgumentException(
            "of %d and %d subscribers %d and %d cannot have converted"
                .formatted(reached, others, reachedConverted, othersConverted));
      }
    }

    boolean hasBoth() {
      return reached > 0 && others > 0;
    }

    long subscribers() {
      return reached + others;
    }
  }

  /** A figure and the limits between which its true value lies in 95 of 100 such samples. */
  public record Interval(double value, double lower, double upper) {}

  /**
   * What part of all conversions is owed to being reached, if the ratio is its effect and nothing
   * else: the part of the conversions of the reached that would not have been without it, (ratio −
   * 1) / ratio, times their part of all (Miettinen, American Journal of Epidemiology 99, 1974,
   * 325–332). Its limits are those of the ratio; below nought where the ratio is below one.
   *
   * @param reachedConverted conversions of the reached
   * @param converted all conversions
   * @return empty where there is no ratio or nobody converted
   */
  public Optional<Interval> owedToReaching(long reachedConverted, long converted) {
    if (reachedConverted < 0 || reachedConverted > converted) {
      throw new IllegalArgumentException(
          "of %d conversions %d cannot be of the reached".formatted(converted, reachedConverted));
    }
    double part = (double) reachedConverted / converted;
    return converted == 0
        ? Optional.empty()
        : ratio.map(
            it ->
                new Interval(
                    part * (1 - 1 / it.value()),
                    part * (1 - 1 / it.lower()),
                    part * (1 - 1 / it.upper())));
  }

  /** The figures common to the strata. */
  public static MantelHaenszel of(List<Stratum> strata) {
    List<Stratum> compared = strata.stream().filter(Stratum::hasBoth).toList();
    double weights = 0;
    double differences = 0;
    double differenceVariance = 0;
    double reachedSum = 0;
    double othersSum = 0;
    double ratioVariance = 0;
    for (Stratum each : compared) {
      double all = each.subscribers();
      double reached = each.reached;
      double others = each.others;
      double a = each.reachedConverted;
      double c = each.othersConverted;
      weights += reached * others / all;
      differences += (a * others - c * reached) / all;
      differenceVariance +=
          (a * (reached - a) * cube(others) + c * (others - c) * cube(reached))
              / (reached * others * all * all);
      reachedSum += a * others / all;
      othersSum += c * reached / all;
      ratioVariance += ((a + c) * reached * others - a * c * all) / (all * all);
    }
    return new MantelHaenszel(
        compared.isEmpty()
            ? Optional.empty()
            : Optional.of(around(differences / weights, Math.sqrt(differenceVariance) / weights)),
        reachedSum == 0 || othersSum == 0
            ? Optional.empty()
            : Optional.of(
                ofLogarithm(
                    around(
                        Math.log(reachedSum / othersSum),
                        Math.sqrt(ratioVariance / (reachedSum * othersSum))))),
        compared.size(),
        strata.size() - compared.size(),
        compared.stream().mapToLong(Stratum::subscribers).sum(),
        strata.stream()
            .filter(stratum -> !stratum.hasBoth())
            .mapToLong(Stratum::subscribers)
            .sum());
  }

  private static double cube(double number) {
    return number * number * number;
  }

  private static Interval around(double value, double standardError) {
    double half = NORMAL_QUANTILE * standardError;
    return new Interval(value, value - half, value + half);
  }

  private static Interval ofLogarithm(Interval logarithm) {
    return new Interval(
        Math.exp(logarithm.value), Math.exp(logarithm.lower), Math.exp(logarithm.upper));
  }
}
