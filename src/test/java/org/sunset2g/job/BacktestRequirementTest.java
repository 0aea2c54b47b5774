package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.forecast.score.MadeUpTrials.trial;

import org.junit.jupiter.api.Test;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.ScoreTable;

/** What comes is even from 0 to 199; baselines say 100, 50 and twice 0. */
class BacktestRequirementTest {

  private static ScoreTable table(Quantiles expected) {
    ScoreTable table = new ScoreTable();
    for (int truth = 0; truth < 200; truth++) {
      table.add(trial(6, truth, expected));
    }
    return table;
  }

  @Test
  void rangesThatAreRightAreHeldButAMedianNoBetterThanABaselineIsNot() {
    assertThat(BacktestRequirement.failures(table(new Quantiles(5, 20, 50, 100, 150, 180, 195))))
        .singleElement()
        .asString()
        .isEqualTo(
            "four weeks ahead or more the error is 50.3 %, that of the best baseline (as many as"
                + " now) 50.3 %: 1.00 of it, must be at most 0.70");
  }

  @Test
  void rangesThatAreTooNarrowAreNamedWithTheirFigures() {
    assertThat(BacktestRequirement.failures(table(new Quantiles(50, 60, 80, 100, 120, 140, 150))))
        .hasSize(3)
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .startsWith(
                        "the range of 80 % holds 40.0 % of what came (40.5 % with its ends)"))
        .anySatisfy(failure -> assertThat(failure).startsWith("the range of 95 % holds 50.0 %"));
  }

  @Test
  void aForecastThatKnowsWhatComesAndHowSurelyIsHeld() {
    ScoreTable table = new ScoreTable();
    for (int truth = 0; truth < 2000; truth++) {
      // Off by -10 to 9, evenly.
      long middle = truth + 20 + truth % 20 - 10;
      table.add(
          trial(
              6,
              truth + 20,
              new Quantiles(
                  middle - 10,
                  middle - 8,
                  middle - 5,
                  middle,
                  middle + 5,
                  middle + 8,
                  middle + 10)));
    }
    assertThat(BacktestRequirement.failures(table)).isEmpty();
  }

  @Test
  void nothingIsHeldWhereNothingWasTried() {
    assertThat(BacktestRequirement.failures(new ScoreTable())).hasSize(3);
  }
}
