package org.sunset2g.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.score.ScoreTable;
import org.sunset2g.forecast.score.Trial;
import org.sunset2g.report.backtest.BacktestCsv;
import org.sunset2g.report.backtest.Fan;
import org.sunset2g.report.backtest.Figures;
import org.sunset2g.vocabulary.InputProblem;

/** Gathers the scores of one series of weeks after the other, and says how far it has come. */
final class BacktestScores {
  private final ForecastSettings settings;
  private final Optional<Integer> origins;
  private final ScoreTable table = new ScoreTable();
  private final List<Fan> fans = new ArrayList<>();

  BacktestScores(ForecastSettings settings, Optional<Integer> origins) {
    this.settings = settings;
    this.origins = origins;
  }

  ScoreTable table() {
    return table;
  }

  List<Fan> fans() {
    return List.copyOf(fans);
  }

  /**
   * Runs one series, which is made only now, and forgets it.
   *
   * @param file takes every single trial
   * @throws InputProblem where there is nothing to forecast, or nothing to hold it against
   */
  void add(String name, Supplier<BacktestSeries> made, Optional<BacktestCsv> file) {
    long start = System.nanoTime();
    BacktestSeries series = made.get();
    BacktestRounds rounds =
        new BacktestRounds(
            series, settings, origins.map(OptionalInt::of).orElse(OptionalInt.empty()));
    System.err.printf(
        Locale.ROOT,
        "%s: %s in %.1f s, %s to make%n",
        name,
        new Quantity(series.history().size(), "week"),
        seconds(start),
        new Quantity(rounds.size(), "forecast"));
    AtomicLong trials = new AtomicLong();
    rounds.run(
        trial -> {
          table.add(trial);
          trials.incrementAndGet();
          file.ifPresent(single -> write(single, trial));
        },
        done ->
            System.err.printf(
                Locale.ROOT,
                "%s: %d of %s, %.1f s%n",
                name,
                done,
                new Quantity(rounds.size(), "forecast"),
                seconds(start)));
    if (trials.get() == 0) {
      throw InputProblem.of(
          "%s: there is no area with enough at risk, in figures rounded to %s, for a forecast that can be held against what came"
              .formatted(name, Figures.whole(series.history().get(0).table().minimumCell())),
          "take more subscribers, more weeks or a smaller minimum cell");
    }
    System.err.printf(
        Locale.ROOT, "%s: %s, %.1f s%n", name, new Quantity(trials.get(), "trial"), seconds(start));
    fans.add(rounds.picture());
  }

  private static void write(BacktestCsv file, Trial trial) {
    try {
      file.write(trial);
    } catch (IOException full) {
      throw InputProblem.of(
              "the trials cannot be written to their end", "check the folder and the space left")
          .causedBy(full);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
