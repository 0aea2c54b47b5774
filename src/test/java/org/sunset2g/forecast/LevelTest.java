package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  @Test
  void theFirstObservationIsWeighedAgainstWhatWasThoughtBefore() {
    Level level = new Level(2, 1);

    // No time has passed: neither a step nor a jump. Equal variances: half way.
    double likely = level.observe(4, 0, 0.5, 1);

    assertThat(level.mean()).isCloseTo(3, within(1e-12));
    assertThat(level.variance()).isCloseTo(0.5, within(1e-12));
    assertThat(likely)
        .isCloseTo(Math.log(new NormalDistribution(2, Math.sqrt(2)).density(4)), within(1e-12));
  }

  /**
   * Bayes on a grid of levels: what was thought, spread by a step and perhaps a jump, times seen.
   */
  @ParameterizedTest
  @CsvSource({
    "-3.4, 0.3, -3.3, 1, 0.1, 0.01",
    "-3.4, 0.02, -2.0, 1, 0.1, 0.01",
    "-3.4, 0.02, -2.6, 1, 0.1, 0.05",
    "-1, 0.5, -3, 6, 0.2, 0.3",
    "-1, 0.04, -1, 20, 0.05, 1"
  })
  void anObservationIsTakenInAsBayesWould(
      double mean, double variance, double seen, double weeks, double wander, double noise) {
    Level level = new Level(mean, variance);
    double likely = level.observe(seen, weeks, wander, noise);

    double step = 0.004;
    int half = 2500;
    double jumps = 1 - Math.pow(1 - 0.04, weeks);
    NormalDistribution calm =
        new NormalDistribution(null, 0, Math.sqrt(variance + wander * wander * weeks));
    NormalDistribution jumped =
        new NormalDistribution(null, 0, Math.sqrt(variance + wander * wander * weeks + 0.64));
    NormalDistribution error = new NormalDistribution(null, 0, Math.sqrt(noise));
    double all = 0;
    double first = 0;
    double second = 0;
    for (int i = -half; i <= half; i++) {
      double off = i * step;
      double before = (1 - jumps) * calm.density(off) + jumps * jumped.density(off);
      double now = before * error.density(seen - mean - off) * step;
      all += now;
      first += now * off;
      second += now * off * off;
    }
    assertThat(level.mean()).isCloseTo(mean + first / all, within(1e-6));
    assertThat(level.variance()).isCloseTo(second / all - first / all * first / all, within(1e-6));
    assertThat(likely).isCloseTo(Math.log(all), within(1e-6));
  }

  /** A level that is known well, after many quiet weeks. */
  private static Level settled(double noise) {
    Level level = new Level(-3, 1);
    for (int week = 0; week < 30; week++) {
      level.observe(-3, week == 0 ? 0 : 1, 0.05, noise);
    }
    return level;
  }

  @Test
  void aJumpThatIsSeenClearlyIsTakenUpWithinTwoWeeks() {
    Level level = settled(0.01);
    level.observe(-2, 1, 0.05, 0.01);
    level.observe(-2, 1, 0.05, 0.01);

    assertThat(level.mean()).isCloseTo(-2, within(0.05));
  }

  @Test
  void anOutlierInNoiseHardlyMovesTheLevel() {
    Level level = settled(0.5);
    level.observe(-2, 1, 0.05, 0.5);

    assertThat(level.mean()).isCloseTo(-3, within(0.15));
  }

  @Test
  void afterAJumpItIsLessSure() {
    Level calm = settled(0.04);
    Level torn = settled(0.04);
    calm.observe(-3, 1, 0.05, 0.04);
    torn.observe(-2.3, 1, 0.05, 0.04);

    assertThat(torn.variance()).isGreaterThan(2 * calm.variance());
  }

  @Test
  void whatIsSeenAfterALongTimeIsBelievedMore() {
    Level soon = settled(0.1);
    Level late = settled(0.1);
    soon.observe(-2.5, 1, 0.05, 0.1);
    late.observe(-2.5, 12, 0.05, 0.1);

    assertThat(late.mean()).isGreaterThan(soon.mean() + 0.05);
  }

  @Test
  void whatIsUnheardOfLeavesNumbersThatCanBeUsed() {
    Level level = new Level(-3, 1e-6);
    double likely = level.observe(60, 1, 0.01, 1e-6);

    assertThat(likely).isFinite().isLessThan(-600);
    assertThat(level.mean()).isBetween(-3.0, 60.0);
    assertThat(level.variance()).isPositive();
  }

  @Test
  void trueLevelsLieWithinTwoDeviationsAboutAsOftenAsTheyShould() {
    SplittableRandom chance = new SplittableRandom(5);
    int inside = 0;
    int all = 0;
    for (int series = 0; series < 300; series++) {
      double truth = -3 + chance.nextGaussian();
      Level level = new Level(-3, 1);
      for (int week = 0; week < 30; week++) {
        if (week > 0) {
          truth += 0.1 * chance.nextGaussian();
          truth += chance.nextDouble() < 0.04 ? 0.8 * chance.nextGaussian() : 0;
        }
        level.observe(truth + 0.2 * chance.nextGaussian(), week == 0 ? 0 : 1, 0.1, 0.04);
        all++;
        inside += Math.abs(truth - level.mean()) < 2 * Math.sqrt(level.variance()) ? 1 : 0;
      }
    }
    assertThat((double) inside / all).isBetween(0.94, 0.975);
  }
}
