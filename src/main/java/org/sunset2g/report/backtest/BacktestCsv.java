package org.sunset2g.report.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.Score;
import org.sunset2g.forecast.score.ScoreRow;
import org.sunset2g.forecast.score.Trial;

/**
 * Scores and trials as CSV files (RFC 4180, UTF-8) for further arithmetic: signed decimals stay
 * numbers, and no cell holds text from outside.
 */
public final class BacktestCsv implements Closeable {
  private static final List<String> QUANTILES =
      List.of("q025", "q10", "q25", "q50", "q75", "q90", "q975");

  private final CSVPrinter csv;

  private BacktestCsv(Path file, List<String> header) throws IOException {
    csv = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSVFormat.RFC4180);
    csv.printRecord(header);
  }

  /** Opens a file of trials, to be written one by one. */
  public static BacktestCsv ofTrials(Path file) throws IOException {
    List<String> header =
        new ArrayList<>(
            List.of(
                "world",
                "code_system",
                "code",
                "level",
                "made_in",
                "day",
                "weeks_ahead",
                "at_cut_off",
                "now",
                "truth"));
    header.addAll(QUANTILES);
    Stream.of(Baseline.values()).map(Baseline::column).forEach(header::add);
    return new BacktestCsv(file, header);
  }

  public void write(Trial trial) throws IOException {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                trial.world(),
                trial.area().system(),
                trial.area().code(),
                trial.level().written(),
                trial.madeIn(),
                trial.day(),
                Figures.exact(trial.weeksAhead()),
                trial.isAtCutOff(),
                trial.now(),
                trial.truth()));
    cells.addAll(numbers(trial.expected()));
    for (Baseline baseline : Baseline.values()) {
      cells.add(trial.baselines().get(baseline));
    }
    csv.printRecord(cells);
  }

  /** Writes all lines of the scores. */
  public static void writeScores(Path file, List<ScoreRow> rows) throws IOException {
    List<String> header =
        new ArrayList<>(
            List.of(
                "world",
                "grouping",
                "group",
                "trials",
                "truth",
                "coverage_80",
                "coverage_95",
                "probability_coverage_80",
                "probability_coverage_95"));
    header.addAll(errorColumns("median"));
    header.addAll(
        List.of(
            "best_baseline", "ratio_to_best", "best_baseline_overall", "ratio_to_best_overall"));
    for (Baseline baseline : Baseline.values()) {
      header.addAll(errorColumns(baseline.column()));
    }
    try (BacktestCsv csv = new BacktestCsv(file, header)) {
      for (ScoreRow row : rows) {
        csv.csv.printRecord(cells(row));
      }
    }
  }

  private static List<String> errorColumns(String of) {
    return Stream.of("weighted_absolute_error", "bias", "bias_share", "pinball_loss")
        .map(error -> of + "_" + error)
        .toList();
  }

  private static List<String> cells(ScoreRow row) {
    Score score = row.score();
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.world().orElse("all"),
                row.grouping().name().toLowerCase(Locale.ROOT),
                row.group(),
                Long.toString(score.trials()),
                Long.toString(score.truth()),
                Figures.exact(score.coverage80()),
                Figures.exact(score.coverage95()),
                Figures.exact(score.part80()),
                Figures.exact(score.part95())));
    cells.addAll(errors(score.median()));
    cells.addAll(
        List.of(
            score.best().column(),
            Figures.exact(row.ratioToBestHere()),
            row.bestOverall().column(),
            Figures.exact(row.ratioToBestOverall())));
    for (Baseline baseline : Baseline.values()) {
      cells.addAll(errors(score.baselines().get(baseline)));
    }
    return cells;
  }

  private static List<String> errors(Score.Errors errors) {
    return Stream.of(
            errors.weightedAbsolute(), errors.bias(), errors.biasShare(), errors.pinballLoss())
        .map(Figures::exact)
        .toList();
  }

  /** Writes the trials of a single series, with the errors of the median and the baselines. */
  public static void writeCounts(Path file, List<CountTrial> trials) throws IOException {
    List<String> header =
        new ArrayList<>(
            List.of("cut_off_known", "made_on", "cut_off", "day", "days_ahead", "actual"));
    header.addAll(QUANTILES);
    header.addAll(List.of("inside_80", "inside_95", "median_off"));
    for (Baseline baseline : Baseline.values()) {
      header.add(baseline.column());
      header.add(baseline.column() + "_off");
    }
    try (BacktestCsv csv = new BacktestCsv(file, header)) {
      for (CountTrial trial : trials) {
        List<Object> cells =
            new ArrayList<>(
                List.of(
                    trial.known().name().toLowerCase(Locale.ROOT),
                    trial.madeOn(),
                    trial.cutOff(),
                    trial.day(),
                    trial.daysAhead(),
                    trial.truth()));
        cells.addAll(numbers(trial.expected()));
        cells.addAll(List.of(trial.isIn80(), trial.isIn95(), Figures.exact(trial.medianOff())));
        for (Baseline baseline : Baseline.values()) {
          cells.add(trial.baselines().get(baseline));
          cells.add(Figures.exact(trial.off(baseline)));
        }
        csv.csv.printRecord(cells);
      }
    }
  }

  private static List<Long> numbers(Quantiles expected) {
    return List.of(
        expected.q025(),
        expected.q10(),
        expected.q25(),
        expected.q50(),
        expected.q75(),
        expected.q90(),
        expected.q975());
  }

  @Override
  public void close() throws IOException {
    csv.close(true);
  }
}
