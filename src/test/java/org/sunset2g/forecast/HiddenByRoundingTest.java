package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.forecast.HiddenByRounding.Hidden;

class HiddenByRoundingTest {
  private static final int FUTURES = 2000;
  private static final HiddenByRounding TENS = new HiddenByRounding(10);

  private static Hidden alone(double shown) {
    return TENS.alone(shown, FUTURES, new SplittableRandom(1));
  }

  private static List<Hidden> below(Hidden sum, double... shown) {
    return TENS.below(
        sum,
        shown,
        IntStream.range(0, shown.length).mapToObj(i -> new SplittableRandom(100 + i)).toList());
  }

  /** So many noughts, then so many tens. */
  private static double[] noughtsAndTens(int noughts, int tens) {
    double[] shown = new double[noughts + tens];
    Arrays.fill(shown, noughts, shown.length, 10);
    return shown;
  }

  private static double mean(Hidden hidden) {
    return Arrays.stream(hidden.drawn()).average().orElseThrow();
  }

  private static double variance(Hidden hidden) {
    double mean = mean(hidden);
    return Arrays.stream(hidden.drawn())
        .map(one -> (one - mean) * (one - mean))
        .average()
        .orElseThrow();
  }

  private static void assertAddUp(Hidden sum, List<Hidden> parts) {
    for (int path = 0; path < FUTURES; path++) {
      int in = path;
      assertThat(parts.stream().mapToDouble(part -> part.drawn()[in]).sum())
          .isCloseTo(sum.drawn()[path], within(1e-6));
    }
    assertThat(parts.stream().mapToDouble(Hidden::mean).sum()).isCloseTo(sum.mean(), within(1e-3));
  }

  @Test
  void partsAddUpToTheSumInEveryFutureAndOnAverage() {
    Hidden sum = alone(1000);

    assertAddUp(sum, below(sum, 500, 300, 100, 60, 40));
    assertAddUp(sum, below(sum, noughtsAndTens(0, 100)));
  }

  @Test
  void manyNoughtsDoNotAddUpToPeopleTheSumHasNot() {
    Hidden sum = alone(2000);

    assertAddUp(sum, below(sum, noughtsAndTens(9800, 200)));
  }

  @Test
  void everyPartIsLessThanACellFromWhatIsShownAndANoughtNeverNegative() {
    double[] shown = noughtsAndTens(30, 20);
    List<Hidden> parts = below(alone(200), shown);

    for (int i = 0; i < shown.length; i++) {
      double lowest = shown[i] > 0 ? -9 : 0;
      assertThat(Arrays.stream(parts.get(i).drawn())).allMatch(one -> one >= lowest && one <= 9);
    }
    assertThat(Arrays.stream(alone(0).drawn())).allMatch(one -> one >= 0 && one <= 9);
  }

  @Test
  void aTenWhereManyAreAtRiskMayBeAnythingOfATriangle() {
    // Ten times ten people beside one another: (10 * 10 - 1) / 6 each.
    List<Hidden> parts = below(alone(2000), noughtsAndTens(0, 200));

    assertThat(mean(parts.get(7))).isCloseTo(0, within(0.5));
    assertThat(variance(parts.get(7))).isCloseTo(16.5, within(2.0));
    assertThat(variance(alone(1000))).isCloseTo(16.5, within(1.5));
  }

  @Test
  void whereHardlyAnybodyIsAtRiskATenIsRatherATwoAndANoughtNobody() {
    List<Hidden> parts = below(alone(50), noughtsAndTens(95, 5));

    assertThat(parts.get(99).mean()).isLessThan(-3);
    assertThat(parts.get(0).mean()).isBetween(0.0, 0.6);
  }

  @Test
  void whatIsHiddenOfASumIsFoundInItsParts() {
    Hidden high = new Hidden(8, filled(8));
    Hidden low = new Hidden(-8, filled(-8));

    assertAddUp(high, below(high, 100, 100));
    assertAddUp(low, below(low, 100, 100));
  }

  private static double[] filled(double with) {
    double[] filled = new double[FUTURES];
    Arrays.fill(filled, with);
    return filled;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 39, 41, 100, 50_000, 2_000_000})
  void anyCellGivesNumbersWithinIt(int cell) {
    HiddenByRounding rounding = new HiddenByRounding(cell);
    Hidden sum = rounding.alone(3.0 * cell, 100, new SplittableRandom(1));
    List<Hidden> parts =
        rounding.below(
            sum,
            new double[] {2.0 * cell, cell, 0},
            List.of(new SplittableRandom(2), new SplittableRandom(3), new SplittableRandom(4)));

    assertThat(sum.mean()).isFinite();
    for (Hidden part : parts) {
      assertThat(part.mean()).isFinite();
      assertThat(Arrays.stream(part.drawn())).allMatch(one -> Math.abs(one) < cell);
    }
  }

  @Test
  void ofNoPartsNothingIsHidden() {
    assertThat(TENS.below(alone(0), new double[0], List.of())).isEmpty();
  }
}
