package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.forecast.CountForecaster;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.ScoreTable;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.report.backtest.BacktestContent;
import org.sunset2g.report.backtest.BacktestCsv;
import org.sunset2g.report.backtest.ScoreText;
import org.sunset2g.report.shelf.ReportShelf;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds forecasts against what came. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Hold forecasts against what came.",
    description = {
      "",
      "Makes each forecast from what had been published by its week and nothing else, and scores it"
          + " against the number that came: how often the ranges of 80 %% and 95 %% held it, how far"
          + " the median was off, and whether four simple rules would have done as well.",
      "",
      "Without --reports and --counts the weeks are those of synthetic worlds: their true ledger is"
          + " protected week by week as an operator's would be, the forecast sees only that, and is"
          + " held against the true numbers.",
      "",
      "Writes backtest.csv and the page backtest.html, which loads nothing. Needs no settings, no"
          + " lake and no Spark.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 wrong usage; 2 bad input, or what --require asks for is not held.",
      "",
      "Example: sunset2g backtest --out out/backtest --require"
    })
final class BacktestCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "backtest-out",
      description = "Folder for the files (${DEFAULT-VALUE}).")
  private Path folder;

  @ArgGroup private Source source = new Source();

  /** Where weeks come from. */
  private static final class Source {
    @Option(
        names = "--reports",
        paramLabel = "DIR",
        description = "Published weeks of an operator, in place of synthetic worlds.")
    private Optional<Path> reports = Optional.empty();

    @Option(
        names = "--counts",
        paramLabel = "FILE",
        description =
            "A national series (CSV: as_of, area, operator, two_g_only_subscribers), in place of"
                + " synthetic worlds.")
    private Optional<Path> counts = Optional.empty();

    boolean isSynthetic() {
      return reports.isEmpty() && counts.isEmpty();
    }
  }

  @Mixin private BacktestWorldOptions worlds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "2024",
      description = "Seed of the worlds and of the forecasts (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Sunset phase of --reports (their first one).")
  private Optional<String> phase = Optional.empty();

  @Option(
      names = "--cut-off-known",
      paramLabel = "DAY:DAY",
      split = ",",
      defaultValue = "2024-01-01:2024-09-16,2024-09-13:2024-10-16",
      description =
          "For --counts: since when which first day without service was known (${DEFAULT-VALUE}).")
  private List<String> cutOffs;

  @Option(
      names = "--paths",
      paramLabel = "N",
      defaultValue = "500",
      description = "Futures drawn for a forecast (${DEFAULT-VALUE}).")
  private int paths;

  @Option(
      names = "--origins",
      paramLabel = "N",
      description =
          "Forecasts of a world, spread evenly (every week from the sixth to the last before the"
              + " cut-off).")
  private Optional<Integer> origins = Optional.empty();

  @Option(names = "--trials", description = "Write every single trial into trials.csv too.")
  private boolean trials;

  @Option(
      names = "--require",
      description =
          "End with 2 where coverage is off by more than 3 points, or where, four weeks ahead or"
              + " more, the error is not 30 %% below that of the best simple rule. With --counts:"
              + " where a number came that lies outside the range of 95 %%, or where the median,"
              + " told the cut-off that held in the end, is off by more than 35 %% at 28 to 36"
              + " days ahead.")
  private boolean required;

  @Override
  public Integer call() throws IOException {
    refuseWrongUsage();
    BacktestFiles files = new BacktestFiles(folder);
    List<String> failures =
        source.counts.isPresent() ? ofCounts(source.counts.get(), files) : ofWeeks(files);
    if (!required) {
      return Sunset2g.DONE;
    }
    failures.forEach(failure -> System.err.println("sunset2g: " + failure));
    return failures.isEmpty() ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
  }

  private void refuseWrongUsage() {
    worlds.refuseWrongUsage();
    if (paths < 100 || paths > 100_000) {
      throw new ConfigurationProblem("--paths must be from 100 to 100,000, was " + paths);
    }
    if (origins.filter(number -> number < 1).isPresent()) {
      throw new ConfigurationProblem("--origins must be at least 1, was " + origins.get());
    }
    if (!source.isSynthetic() && worlds.isNamed()) {
      throw new ConfigurationProblem("--worlds are synthetic: leave out --reports and --counts");
    }
    if (source.reports.isEmpty() && phase.isPresent()) {
      throw new ConfigurationProblem("--phase is one of published weeks: give --reports as well");
    }
    if (source.counts.isPresent() && (trials || origins.isPresent())) {
      throw new ConfigurationProblem(
          "--counts is one series, every forecast of which is made and written: leave out --trials"
              + " and --origins");
    }
  }

  private ForecastSettings settings() {
    ForecastSettings usual = ForecastSettings.usual();
    return new ForecastSettings(paths, seed, usual.targetShare());
  }

  /** Scores over the weeks of synthetic worlds or of an operator; what is not held. */
  private List<String> ofWeeks(BacktestFiles files) throws IOException {
    BacktestScores scores = new BacktestScores(settings(), origins);
    try (BacktestCsv file = trials ? files.trials() : null) {
      Optional<BacktestCsv> single = Optional.ofNullable(file);
      if (source.reports.isPresent()) {
        BacktestSeries series = BacktestSeries.of(ReportShelf.of(source.reports.get()), phase);
        scores.add(series.name(), () -> series, single);
      } else {
        AdministrativeUnits areas = worlds.areas();
        for (String name : worlds.names()) {
          scores.add(name, () -> worlds.series(name, seed, areas), single);
        }
      }
    }
    ScoreTable table = scores.table();
    files.write(new BacktestContent(made(), table.rows(), List.of(), scores.fans()));
    System.out.print(ScoreText.of(table.rows()));
    source.reports.ifPresent(rounded -> System.out.println("\n" + BacktestSeries.LEFT_OUT));
    return BacktestRequirement.failures(table);
  }

  /** Every forecast of a national series; what is not held. */
  private List<String> ofCounts(Path file, BacktestFiles files) {
    NavigableMap<LocalDate, LocalDate> known = BacktestCounts.cutOffs(cutOffs);
    BacktestCountsFile.Content content = BacktestCountsFile.read(file);
    content.notes().forEach(note -> System.err.println("sunset2g: note: " + note));
    BacktestCounts counts = new BacktestCounts(content.numbers(), known);
    List<CountTrial> all = counts.trials(new CountForecaster(settings())::forecast);
    files.write(new BacktestContent(made(), List.of(), all, counts.pictures(all)));
    System.out.print(ScoreText.ofCounts(all));
    return BacktestCountsRequirement.failures(all, counts.cutOffInTheEnd());
  }

  /** How it came about: enough to make it again. */
  private List<String> made() {
    List<String> made = new ArrayList<>();
    if (source.isSynthetic()) {
      made.add(worlds.made(seed));
    } else {
      Path read = source.reports.or(() -> source.counts).orElseThrow();
      made.add("Made of %s.".formatted(read.getFileName()));
    }
    source.reports.ifPresent(rounded -> made.add(BacktestSeries.LEFT_OUT));
    made.add(String.format(Locale.ROOT, "Forecasts of %,d futures, seed %d.", paths, seed));
    return made;
  }
}
