package org.sunset2g.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sunset2g.forecast.score.MadeUpTrials.trial;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.ScoreRow.Grouping;

/** Scores of a few trials, worked out by hand. */
class ScoreTableTest {
  private static final Quantiles TENS = new Quantiles(10, 20, 30, 40, 50, 60, 70);

  @Test
  void threeTrialsGiveTheScoresWorkedOutByHand() {
    ScoreTable table = new ScoreTable();
    table.add(trial(1, 45, TENS));
    table.add(trial(2, 65, TENS));
    table.add(trial(5, 90, TENS));

    Score score = table.all();
    assertThat(score.trials()).isEqualTo(3);
    assertThat(score.truth()).isEqualTo(200);
    assertThat(score.coverage80()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(score.coverage95()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(score.part80()).isCloseTo(1.0 / 3, within(1e-12));
    // |40-45| + |40-65| + |40-90| of 200
    assertThat(score.median().weightedAbsolute()).isCloseTo(0.4, within(1e-12));
    assertThat(score.median().bias()).isCloseTo(-80.0 / 3, within(1e-12));
    assertThat(score.median().biasShare()).isCloseTo(-0.4, within(1e-12));
    // As many as now, 100: 55 + 35 + 10; half of it, 50: 5 + 15 + 40; none: 200.
    assertThat(score.baselines().get(Baseline.CONSTANT_COUNT).weightedAbsolute())
        .isCloseTo(0.5, within(1e-12));
    assertThat(score.baselines().get(Baseline.CONSTANT_COUNT).pinballLoss())
        .isCloseTo(100.0 / 2 / 3, within(1e-12));
    assertThat(score.baselines().get(Baseline.STRAIGHT_LINE).weightedAbsolute())
        .isCloseTo(0.3, within(1e-12));
    assertThat(score.baselines().get(Baseline.CONSTANT_RATE).weightedAbsolute()).isEqualTo(1);
    assertThat(score.best()).isEqualTo(Baseline.STRAIGHT_LINE);
    assertThat(score.ratioTo(score.best())).isCloseTo(4.0 / 3, within(1e-12));
  }

  @Test
  void eachTrialIsInOneBandOfEachKindAndAtTheCutOffBesides() {
    ScoreTable table = new ScoreTable();
    table.add(trial("north", AreaLevel.COMMUNE, 3, false, 20, 10, TENS));
    table.add(trial("north", AreaLevel.DISTRICT, 4, true, 200, 150, TENS));
    table.add(trial("south", AreaLevel.COMMUNE, 13, false, 30, 10, TENS));

    List<ScoreRow> together = table.rows().stream().filter(row -> row.world().isEmpty()).toList();
    assertThat(together)
        .extracting(row -> row.grouping() + " " + row.group() + " " + row.score().trials())
        .containsExactly(
            "ALL all 3",
            "HORIZON 2-3 weeks 1",
            "HORIZON 4-7 weeks 1",
            "HORIZON 13+ weeks 1",
            "HORIZON at the cut-off 1",
            "FOUR_WEEKS_OR_MORE 4+ weeks 2",
            "AREA_SIZE under 30 1",
            "AREA_SIZE 30-99 1",
            "AREA_SIZE 100-999 1",
            "LEVEL district 1",
            "LEVEL commune 2",
            "LEVEL_AND_HORIZON district, 4-7 weeks 1",
            "LEVEL_AND_HORIZON district, at the cut-off 1",
            "LEVEL_AND_HORIZON commune, 2-3 weeks 1",
            "LEVEL_AND_HORIZON commune, 13+ weeks 1");
    assertThat(table.worlds()).containsExactly("north", "south");
    assertThat(table.rows())
        .filteredOn(row -> row.world().equals(Optional.of("south")))
        .extracting(ScoreRow::grouping)
        .containsExactly(
            Grouping.ALL,
            Grouping.HORIZON,
            Grouping.FOUR_WEEKS_OR_MORE,
            Grouping.AREA_SIZE,
            Grouping.LEVEL,
            Grouping.LEVEL_AND_HORIZON);
  }

  @Test
  void theBestOverallMayNotBeTheBestHere() {
    ScoreTable table = new ScoreTable();
    table.add(trial("north", AreaLevel.COMMUNE, 1, false, 100, 100, TENS));
    table.add(trial("north", AreaLevel.COMMUNE, 9, false, 1000, 400, TENS));

    ScoreRow near =
        table.rows().stream().filter(row -> row.group().equals("1 week")).findFirst().orElseThrow();
    assertThat(near.bestOverall()).isEqualTo(Baseline.STRAIGHT_LINE);
    assertThat(near.score().best()).isEqualTo(Baseline.CONSTANT_COUNT);
    // That one is right: nothing can be said of a ratio to no error at all.
    assertThat(near.ratioToBestHere()).isNaN();
    assertThat(near.ratioToBestOverall()).isCloseTo(60.0 / 50, within(1e-12));
  }

  @Test
  void aForecastThatIsAlwaysRightHasNoErrorAndCoversAll() {
    ScoreTable table = new ScoreTable();
    for (int truth = 1; truth <= 50; truth++) {
      table.add(trial(4, truth, new Quantiles(truth, truth, truth, truth, truth, truth, truth)));
    }
    Score score = table.all();
    assertThat(score.coverage80()).isEqualTo(1);
    assertThat(score.median().weightedAbsolute()).isZero();
    assertThat(score.median().pinballLoss()).isZero();
    assertThat(score.ratioTo(Baseline.CONSTANT_COUNT)).isZero();
  }

  /** What comes is even from 0 to 999; ranges are as wide as they should be, or by a factor. */
  @ParameterizedTest
  @CsvSource({"1.0, 0.80, 0.95", "0.5, 0.40, 0.475", "1.25, 1.0, 1.0"})
  void rangesThatAreTooNarrowOrTooWideAreToldByCoverage(double width, double in80, double in95) {
    ScoreTable table = new ScoreTable();
    SplittableRandom chance = new SplittableRandom(3);
    for (int at = 0; at < 20_000; at++) {
      table.add(
          trial(
              6,
              chance.nextInt(1000),
              new Quantiles(
                  level(0.025, width),
                  level(0.1, width),
                  level(0.25, width),
                  500,
                  level(0.75, width),
                  level(0.9, width),
                  level(0.975, width))));
    }
    assertThat(table.all().coverage80()).isCloseTo(in80, within(0.01));
    assertThat(table.all().coverage95()).isCloseTo(in95, within(0.01));
    assertThat(table.all().part80()).isCloseTo(in80, within(0.01));
  }

  private static long level(double level, double width) {
    return Math.max(0, Math.round(500 + (level - 0.5) * 1000 * width));
  }

  @Test
  void nothingIsSaidOfNoTrials() {
    assertThat(new ScoreTable().isEmpty()).isTrue();
    assertThat(new ScoreTable().rows()).isEmpty();
    assertThat(new ScoreTable().all().coverage80()).isNaN();
  }
}
