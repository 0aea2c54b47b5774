package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sunset2g.vocabulary.IsoWeek;

class LowestAreaTest {
  private static final int PATHS = 1000;
  private static final Steps STEPS =
      Steps.after(IsoWeek.parse("2024-W20"), LocalDate.of(2024, 8, 8));

  /** Of 10,000 people, at a hazard of 5 % a week, and arrivals that all come here. */
  private static Outcome play(CountryRates rates, float arrivals, long seed) {
    float[][] hazard = new float[STEPS.count()][PATHS];
    float[][] arriving = new float[STEPS.count()][PATHS];
    for (int step = 0; step < STEPS.count(); step++) {
      Arrays.fill(hazard[step], (float) (0.05 * STEPS.weeks(step)));
      Arrays.fill(arriving[step], (float) (arrivals * STEPS.weeks(step)));
    }
    float[] ones = new float[PATHS];
    Arrays.fill(ones, 1);
    int[] people = new int[PATHS];
    Arrays.fill(people, 10_000);
    return new LowestArea(rates, STEPS, new CountryFutures(hazard, arriving, ones))
        .play(3, people, hazard, ones, new double[] {0.7, 0.2, 0.1}, seed);
  }

  private static double mean(int[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  @Test
  void ofThoseWhoWouldConvertSomeLeaveBefore() {
    // Within eight weeks 1 - exp(-0.64) are gone, five of eight by a change of handset.
    Outcome outcome = play(new CountryRates(0.02, 0.01, 0, 0, 0), 0, 1);

    assertThat(outcome.convertsUnaided())
        .isCloseTo((1 - Math.exp(-0.64)) * 0.05 / 0.08, within(1e-4));
  }

  @Test
  void aChangeBelowTheTargetIsNoConversion() {
    Outcome outcome = play(new CountryRates(0, 0, 0.4, 0, 0), 0, 1);

    assertThat(outcome.convertsUnaided()).isCloseTo((1 - Math.exp(-0.4)) * 0.6, within(1e-4));
  }

  @Test
  void handsetsAreThoseOfWhoIsThereAndOfWhoArrives() {
    Outcome alone = play(new CountryRates(0, 0, 0, 0, 0), 0, 1);
    Outcome joined = play(new CountryRates(0, 0, 0, 0, 0), 500, 1);

    double[] conversions = alone.conversions();
    assertThat(Arrays.stream(conversions).sum())
        .isCloseTo(10_000 * alone.convertsUnaided(), within(20.0));
    assertThat(conversions[1] / conversions[0]).isCloseTo(2 / 7.0, within(1e-9));
    assertThat(conversions[2] / conversions[0]).isCloseTo(1 / 7.0, within(1e-9));
    assertThat(joined.conversions()[0]).isGreaterThan(1.1 * conversions[0]);
    // Who is at risk now has the same chance, whoever comes.
    assertThat(joined.convertsUnaided()).isEqualTo(alone.convertsUnaided());
  }

  @Test
  void numbersFallByAllThatGoAndRiseByAllThatCome() {
    Outcome outcome = play(new CountryRates(0.02, 0.01, 0, 0, 0), 300, 1);
    double expected = 10_000;
    for (int step = 0; step < STEPS.count(); step++) {
      double weeks = STEPS.weeks(step);
      expected = expected * Math.exp(-0.08 * weeks) + 300 * weeks;
      assertThat(mean(outcome.numbers()[step])).isCloseTo(expected, within(0.005 * expected));
    }
    assertThat(outcome.area()).isEqualTo(3);
  }

  @Test
  void chanceIsTheSeedsAndTheDays() {
    CountryRates rates = new CountryRates(0.02, 0.01, 0, 0, 0);

    assertThat(play(rates, 300, 1).numbers()).isDeepEqualTo(play(rates, 300, 1).numbers());
    assertThat(play(rates, 300, 2).numbers()[0]).isNotEqualTo(play(rates, 300, 1).numbers()[0]);
  }
}
