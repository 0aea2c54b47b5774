package org.sunset2g.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.score.Score;
import org.sunset2g.forecast.score.ScoreTable;
import org.sunset2g.report.backtest.Figures;

/** What forecasts must hold over all trials, for a build to go on. */
final class BacktestRequirement {
  /** How far coverage may be off, as a share. */
  static final double COVERAGE_WITHIN = 0.03;

  /** Share by which the error must be below that of the best baseline, four weeks ahead or more. */
  static final double BETTER_BY = 0.30;

  private BacktestRequirement() {}

  /** What is not held, each with its figures; none where all is. */
  static List<String> failures(ScoreTable table) {
    List<String> failures = new ArrayList<>();
    Score all = table.all();
    coverage(failures, 0.80, all.part80(), all.coverage80());
    coverage(failures, 0.95, all.part95(), all.coverage95());
    Score ahead = table.fourWeeksOrMore();
    Baseline best = ahead.best();
    if (!(ahead.ratioTo(best) <= 1 - BETTER_BY)) {
      failures.add(
          "four weeks ahead or more the error is %s, that of the best baseline (%s) %s: %s of it, must be at most %s"
              .formatted(
                  Figures.percent(ahead.median().weightedAbsolute()),
                  best.written(),
                  Figures.percent(ahead.baselines().get(best).weightedAbsolute()),
                  Figures.ratio(ahead.ratioTo(best)),
                  Figures.ratio(1 - BETTER_BY)));
    }
    return failures;
  }

  /**
   * Held against coverage with the ends counted by their probability, the only one that has a value
   * it ought to have where numbers are small.
   */
  private static void coverage(List<String> failures, double meant, double part, double plain) {
    if (!(Math.abs(part - meant) <= COVERAGE_WITHIN)) {
      failures.add(
          String.format(
              Locale.ROOT,
              "the range of %.0f %% holds %s of what came (%s with its ends), must be within %.0f points",
              100 * meant,
              Figures.percent(part),
              Figures.percent(plain),
              100 * COVERAGE_WITHIN));
    }
  }
}
