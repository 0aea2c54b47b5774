package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredibilityTest {

  /** Ratios of so many areas that differ by a deviation and are seen with another. */
  private static double[] ratios(int areas, double between, double[] variance, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    double[] ratios = new double[areas];
    for (int i = 0; i < areas; i++) {
      ratios[i] =
          1 + between * chance.nextGaussian() + Math.sqrt(variance[i]) * chance.nextGaussian();
    }
    return ratios;
  }

  private static double[] variances(int areas) {
    double[] variances = new double[areas];
    for (int i = 0; i < areas; i++) {
      variances[i] = 0.001 * (1 + i % 40);
    }
    return variances;
  }

  private static double[] filled(int areas, double variance) {
    double[] filled = new double[areas];
    Arrays.fill(filled, variance);
    return filled;
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1", "0.1, 2", "0.2, 3", "0.3, 4"})
  void thePlantedVarianceIsFound(double deviation, long seed) {
    double[] variance = variances(4000);

    assertThat(Credibility.between(ratios(4000, deviation, variance, seed), variance))
        .isCloseTo(deviation * deviation, within(0.12 * deviation * deviation));
  }

  @Test
  void whereOnlyChanceIsSeenAreasHardlyDiffer() {
    double[] variance = variances(4000);

    assertThat(Credibility.between(ratios(4000, 0, variance, 7), variance)).isLessThan(4e-4);
  }

  @Test
  void anAreaWithoutNumbersStaysAtOneAndIsAsUnsureAsAreasDiffer() {
    double[] variance = variances(200);
    double[] ratio = ratios(200, 0.2, variance, 9);
    variance[17] = Double.POSITIVE_INFINITY;
    ratio[17] = 1;
    Credibility credibility = Credibility.of(ratio, variance);

    assertThat(credibility.factor()[17]).isEqualTo(1);
    assertThat(credibility.variance()[17]).isEqualTo(Credibility.between(ratio, variance));
  }

  @Test
  void whereNoAreaHasNumbersAllStayAtOne() {
    double[] none = filled(3, Double.POSITIVE_INFINITY);
    Credibility credibility = Credibility.of(new double[] {1, 4, 0}, none);

    assertThat(credibility.factor()).containsExactly(1, 1, 1);
    assertThat(credibility.variance()).containsExactly(0, 0, 0);
  }

  @Test
  void aLargeAreaIsBelievedAndASmallOneHardly() {
    double[] variance = variances(200);
    double[] ratio = ratios(200, 0.2, variance, 11);
    variance[0] = 1e-7;
    ratio[0] = 1.4;
    variance[1] = 5;
    ratio[1] = 1.4;
    Credibility credibility = Credibility.of(ratio, variance);

    assertThat(credibility.factor()[0]).isCloseTo(1.4, within(0.001));
    assertThat(credibility.variance()[0]).isCloseTo(1e-7, within(1e-9));
    assertThat(credibility.factor()[1]).isCloseTo(1, within(0.01));
    assertThat(credibility.variance()[1]).isCloseTo(0.04, within(0.012));
  }

  @Test
  void anAreaWhoseChanceIsAsGreatAsAreasDifferIsBelievedByHalf() {
    double[] variance = variances(400);
    double[] ratio = ratios(400, 0.2, variance, 13);
    double between = Credibility.between(ratio, variance);
    // A ratio at the middle of what is possible leaves the estimate nearly where it is.
    variance[3] = between;
    ratio[3] = 1 + Math.sqrt(2 * between);

    assertThat(Credibility.of(ratio, variance).factor()[3])
        .isCloseTo(1 + 0.5 * Math.sqrt(2 * between), within(0.01));
  }

  @Test
  void aWildAreaDoesNotCarryTheRestAway() {
    double[] variance = filled(100, 0.0025);
    double[] ratio = ratios(100, 0.1, variance, 15);
    double calm = Credibility.between(ratio, variance);
    ratio[40] = 30;
    double wild = Credibility.between(ratio, variance);

    assertThat(wild).isBetween(calm, 1.25 * calm);
  }

  @Test
  void noFactorIsNegativeOrNought() {
    double[] variance = filled(50, 1e-6);
    double[] ratio = new double[50];
    Arrays.setAll(ratio, i -> i % 2 == 0 ? -3 : 5);

    assertThat(Credibility.of(ratio, variance).factor()).doesNotContain(-3).contains(0.05);
    assertThat(Credibility.between(ratio, variance)).isEqualTo(1);
  }
}
