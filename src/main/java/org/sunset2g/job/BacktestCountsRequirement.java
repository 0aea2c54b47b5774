package org.sunset2g.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.report.backtest.Figures;

/**
 * What forecasts of a national series must hold, for a build to go on. That a cut-off would be put
 * off nobody could forecast: how far the median is off is asked only of forecasts that were told
 * the date that held in the end.
 */
final class BacktestCountsRequirement {
  /** How far the median may be off, as a share of what came. */
  static final double MEDIAN_WITHIN = 0.35;

  /** Days ahead, from and to, at which the median is asked for. */
  static final int DAYS_FROM = 28;

  static final int DAYS_TO = 36;

  private BacktestCountsRequirement() {}

  /**
   * What is not held, each with its figures; none where all is.
   *
   * @param cutOff the first day without service that held in the end
   */
  static List<String> failures(List<CountTrial> trials, LocalDate cutOff) {
    List<String> failures = new ArrayList<>();
    boolean isMedianTried = false;
    for (CountTrial trial : trials) {
      if (!trial.isIn95()) {
        failures.add(
            "%s: %s came, outside the range of 95 %%, %s to %s"
                .formatted(
                    which(trial),
                    Figures.whole(trial.truth()),
                    Figures.whole(trial.expected().q025()),
                    Figures.whole(trial.expected().q975())));
      }
      if (trial.cutOff().equals(cutOff)
          && trial.daysAhead() >= DAYS_FROM
          && trial.daysAhead() <= DAYS_TO) {
        isMedianTried = true;
        if (!(Math.abs(trial.medianOff()) <= MEDIAN_WITHIN)) {
          failures.add(
              "%s: the median is off by %s, must be within %s"
                  .formatted(
                      which(trial),
                      Figures.signedPercent(trial.medianOff()),
                      Figures.percent(MEDIAN_WITHIN)));
        }
      }
    }
    if (!isMedianTried) {
      failures.add(
          "no forecast that was told the cut-off %s looks %s to %s days ahead: the median is not tried"
              .formatted(cutOff, DAYS_FROM, DAYS_TO));
    }
    return failures;
  }

  private static String which(CountTrial trial) {
    return "made on %s (%s), for %s, %s ahead"
        .formatted(
            trial.madeOn(),
            trial.known().written(),
            trial.day(),
            new Quantity(trial.daysAhead(), "day"));
  }
}
