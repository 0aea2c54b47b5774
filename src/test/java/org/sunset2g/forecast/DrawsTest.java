package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws against the distributions they are meant to be of. */
class DrawsTest {
  private static final int SEEDS = 40_000;

  /** Of a statistic that is right, one in thirty thousand is farther out. */
  private static final double FAR = 4.2;

  @ParameterizedTest
  @CsvSource({
    "1, 0.5",
    "3, 0.9",
    "10, 0.01",
    "40, 0.29",
    "40, 0.31",
    "23, 0.5",
    "24, 0.51",
    "5000, 0.002",
    "5000, 0.998",
    "100, 0.97",
    "1200, 0.3",
    "200000, 0.6",
    "9000000, 0.01"
  })
  void aBinomialHasMeanAndVarianceOfItsKind(int people, double share) {
    BinomialDistribution kind = new BinomialDistribution(people, share);

    assertMeanAndVariance(kind, chance -> Draws.binomial(people, share, chance), people);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.7, 3, 11.9, 12.1, 40, 900, 250_000})
  void aPoissonHasMeanAndVarianceOfItsKind(double mean) {
    PoissonDistribution kind = new PoissonDistribution(mean);

    assertMeanAndVariance(kind, chance -> Draws.poisson(mean, chance), 1_000_000);
  }

  private static void assertMeanAndVariance(
      IntegerDistribution kind, ToIntFunction<SplittableRandom> draw, int most) {
    double mean = kind.getNumericalMean();
    double variance = kind.getNumericalVariance();
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      int drawn = draw.applyAsInt(new SplittableRandom(seed));
      assertThat(drawn).isBetween(0, most);
      double off = drawn - mean;
      sum += off;
      squares += off * off;
      fourths += off * off * off * off;
    }
    double ofSquares = Math.sqrt((fourths / SEEDS - variance * variance) / SEEDS);
    // Rounding to whole people adds a twelfth.
    double rounding = mean > 12 ? 1 / 12.0 : 0;
    assertThat(sum / SEEDS).isCloseTo(0, within(FAR * Math.sqrt(variance / SEEDS)));
    assertThat(squares / SEEDS).isCloseTo(variance, within(FAR * ofSquares + rounding));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "7, 0.5", "30, 0.05", "30, 0.93", "39, 0.3", "400, 0.02", "100000, 0.0001"})
  void aBinomialOfFewIsExact(int people, double share) {
    assertFits(
        new BinomialDistribution(people, share),
        chance -> Draws.binomial(people, share, chance),
        50_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.8, 4, 12})
  void aPoissonOfFewIsExact(double mean) {
    assertFits(new PoissonDistribution(mean), chance -> Draws.poisson(mean, chance), 50_000);
  }

  @Test
  void ofManyTheyAreCloseToTheirKind() {
    assertFits(
        new BinomialDistribution(20_000, 0.2),
        chance -> Draws.binomial(20_000, 0.2, chance),
        10_000);
    assertFits(
        new BinomialDistribution(4_000, 0.7), chance -> Draws.binomial(4_000, 0.7, chance), 10_000);
    assertFits(new PoissonDistribution(4_000), chance -> Draws.poisson(4_000, chance), 10_000);
  }

  /** Pearson's test, numbers of which fewer than ten are expected put together. */
  private static void assertFits(
      IntegerDistribution kind, ToIntFunction<SplittableRandom> draw, int draws) {
    SplittableRandom chance = new SplittableRandom(2024);
    int low = kind.inverseCumulativeProbability(1e-9);
    int high = kind.inverseCumulativeProbability(1 - 1e-9);
    IntUnaryOperator place = number -> Math.max(low, Math.min(high, number)) - low;
    long[] seen = new long[high - low + 1];
    for (int i = 0; i < draws; i++) {
      seen[place.applyAsInt(draw.applyAsInt(chance))]++;
    }
    double statistic = 0;
    int classes = 0;
    double expected = 0;
    double counted = 0;
    double left = draws;
    for (int number = low; number <= high; number++) {
      double here = draws * kind.probability(number);
      expected += here;
      counted += seen[number - low];
      left -= here;
      if (expected >= 10 && left >= 10 || number == high) {
        statistic += (counted - expected) * (counted - expected) / Math.max(expected, 1e-3);
        classes++;
        expected = 0;
        counted = 0;
      }
    }
    double p =
        1 - new ChiSquaredDistribution(Math.max(1, classes - 1)).cumulativeProbability(statistic);
    assertThat(p).isGreaterThan(0.001);
  }

  @Test
  void ofNobodyNobodyIsDrawnAndCertaintyIsCertain() {
    SplittableRandom chance = new SplittableRandom(1);

    assertThat(Draws.binomial(0, 0.4, chance)).isZero();
    assertThat(Draws.binomial(0, 1, chance)).isZero();
    assertThat(Draws.binomial(70, 0, chance)).isZero();
    assertThat(Draws.binomial(70, -1e-17, chance)).isZero();
    assertThat(Draws.binomial(70, 1, chance)).isEqualTo(70);
    assertThat(Draws.binomial(70, 1 + 1e-12, chance)).isEqualTo(70);
    assertThat(Draws.poisson(0, chance)).isZero();
    assertThat(Draws.poisson(-1, chance)).isZero();
  }

  @Test
  void whatIsNearlyCertainNeverGoesBeyondTheirNumber() {
    SplittableRandom chance = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      assertThat(Draws.binomial(3, 1 - 1e-12, chance)).isBetween(0, 3);
      assertThat(Draws.binomial(26, 0.5, chance)).isBetween(0, 26);
      assertThat(Draws.binomial(1_000_000, 1e-300, chance)).isZero();
    }
  }
}
