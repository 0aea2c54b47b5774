package org.sunset2g.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.forecast.Quantiles;

/** What single numbers say of quantiles, worked out by hand and against drawn numbers. */
class CalibrationTest {
  private static final Quantiles TENS = new Quantiles(10, 20, 30, 40, 50, 60, 70);

  @ParameterizedTest
  @CsvSource({
    "9, false, false",
    "10, false, true",
    "19, false, true",
    "20, true, true",
    "60, true, true",
    "61, false, true",
    "70, false, true",
    "71, false, false"
  })
  void theEndsBelongToARange(long number, boolean in80, boolean in95) {
    assertThat(Calibration.isIn80(TENS, number)).isEqualTo(in80);
    assertThat(Calibration.isIn95(TENS, number)).isEqualTo(in95);
  }

  @Test
  void aNumberBetweenQuantilesIsInOrOut() {
    assertThat(Calibration.partIn80(TENS, 45)).isEqualTo(1);
    assertThat(Calibration.partIn80(TENS, 15)).isZero();
    assertThat(Calibration.partIn95(TENS, 15)).isEqualTo(1);
    assertThat(Calibration.partIn95(TENS, 5)).isZero();
  }

  @Test
  void aNumberAtAnEndCountsInPart() {
    // One quantile alone: half.
    assertThat(Calibration.partIn80(TENS, 20)).isCloseTo(0.5, within(1e-12));
    assertThat(Calibration.partIn80(TENS, 60)).isCloseTo(0.5, within(1e-12));
    assertThat(Calibration.partIn95(TENS, 70)).isCloseTo(0.5, within(1e-12));
    // Two: from (0.75 + 0.9) / 2 to (0.975 + 1) / 2, of which what is below 0.9 counts.
    assertThat(Calibration.partIn80(new Quantiles(0, 0, 0, 1, 1, 2, 2), 2))
        .isCloseTo(0.075 / 0.1625, within(1e-12));
    // Zero begins at probability 0 and here ends at (0.75 + 0.9) / 2.
    assertThat(Calibration.partIn80(new Quantiles(0, 0, 0, 0, 0, 1, 2), 0))
        .isCloseTo(0.725 / 0.825, within(1e-12));
  }

  @Test
  void pinballLossIsTheMeanOverTheSevenQuantiles() {
    // 0.025*30, 0.1*20, 0.25*10, 0.5*0, 0.25*10, 0.1*20, 0.025*30
    assertThat(Calibration.pinballLoss(TENS, 40)).isCloseTo(10.5 / 7, within(1e-12));
    // All quantiles are 100 or more above: 0.975*110 + 0.9*120 + 0.75*130 + 0.5*140 + ...
    double far = 0.975 * 10 + 0.9 * 20 + 0.75 * 30 + 0.5 * 40 + 0.25 * 50 + 0.1 * 60 + 0.025 * 70;
    assertThat(Calibration.pinballLoss(TENS, 0)).isCloseTo(far / 7, within(1e-12));
  }

  @Test
  void thePinballLossOfAPointIsThatOfSevenEqualQuantiles() {
    Quantiles point = new Quantiles(25, 25, 25, 25, 25, 25, 25);

    assertThat(Calibration.pinballLoss(point, 40))
        .isCloseTo(Calibration.pinballLoss(25, 40), within(1e-12));
    assertThat(Calibration.pinballLoss(25, 40)).isEqualTo(7.5);
  }

  /** Numbers of sums of coins: of few coins, plain coverage is far above what was meant. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20, 400})
  void numbersDrawnFromTheForecastCoverWhatWasMeantByProbability(int coins) {
    double[] upTo = binomial(coins);
    Quantiles right =
        new Quantiles(
            at(upTo, 0.025),
            at(upTo, 0.1),
            at(upTo, 0.25),
            at(upTo, 0.5),
            at(upTo, 0.75),
            at(upTo, 0.9),
            at(upTo, 0.975));
    SplittableRandom chance = new SplittableRandom(7);
    double in80 = 0;
    double in95 = 0;
    int draws = 20_000;
    for (int draw = 0; draw < draws; draw++) {
      long number = at(upTo, chance.nextDouble());
      in80 += Calibration.partIn80(right, number) / draws;
      in95 += Calibration.partIn95(right, number) / draws;
    }
    assertThat(in80).isCloseTo(0.80, within(0.03));
    assertThat(in95).isCloseTo(0.95, within(0.03));
  }

  private static double[] binomial(int coins) {
    double[] upTo = new double[coins + 1];
    double chance = Math.pow(0.5, coins);
    double sum = 0;
    for (int heads = 0; heads <= coins; heads++) {
      sum += chance;
      upTo[heads] = sum;
      chance = chance * (coins - heads) / (heads + 1);
    }
    return upTo;
  }

  private static long at(double[] upTo, double level) {
    int number = 0;
    while (number < upTo.length - 1 && upTo[number] < level) {
      number++;
    }
    return number;
  }
}
