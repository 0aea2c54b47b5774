package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastRows;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.report.tables.PublishedReport;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts from published tables, and says what a supposition would change. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    header = "Say how many are expected to be at risk when service ends, and what would change it.",
    description = {
      "",
      "Without a supposition: what is expected if all goes on as before. With one or more of"
          + " --visits, --days-later and --no-arrivals, which are then supposed together: beside"
          + " that what is expected then, and the difference.",
      "",
      "Middle: as many futures lie above it as below. Of ten futures eight lie in the 80 %% range, of"
          + " a hundred 95 in the 95 %% range. The target is forecast.targetShare of the number in"
          + " the first published week.",
      "",
      "Reads published files only: no lake, no Spark; of the settings, those of forecast.*. Of more"
          + " than 60 published weeks the first and the newest 59 count. "
          + ShelvedReports.AREAS,
      ""
    },
    footer = {
      "",
      "Exit codes: 0 forecast; 1 wrong usage; 2 a week or area is not there, or was changed.",
      "",
      "Example: sunset2g forecast --reports out/reports --area VN-2004/25 --visits 2 --in VN-2004/25"
          + " --visit-share 0.1..0.3"
    })
final class ForecastCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--reports",
      required = true,
      paramLabel = "DIR",
      description = "The folder 'reports' of published weeks.")
  private Path reports;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "Sunset phase (the first one of the reports).")
  private Optional<String> phase = Optional.empty();

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "Forecast as of the end of this ISO week (the last published one).")
  private Optional<IsoWeek> week = Optional.empty();

  @Option(
      names = "--area",
      paramLabel = "AREA",
      defaultValue = "country",
      description = "The area to show (${DEFAULT-VALUE}).")
  private String area;

  @ArgGroup(exclusive = false, heading = "%nSuppositions:%n")
  private Supposition supposed = new Supposition();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "CSV file for all areas and days, whatever is shown.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    ForecastingSettings forecasting = settings.read().forecasting();
    supposed.refuseWrongUsage();
    ShelvedReports.requireCsv("--out", out);
    ShelvedReports shelf = ShelvedReports.of(reports);
    List<HistoryWeek> history = history(shelf);
    ProtectedWeek last = history.get(history.size() - 1).table();
    PublishedArea shown = shelf.forecastArea(last, area);
    List<PublishedArea> visited =
        supposed.visited().stream().map(written -> shelf.forecastArea(last, written)).toList();
    Optional<Scenario> scenario = supposed.scenario(visited, forecasting.visitShare());
    Forecaster forecaster = new Forecaster(forecasting.drawing());
    List<Forecast> forecasts =
        forecaster.forecasts(
            history, Stream.concat(Stream.of(Scenario.AS_NOW), scenario.stream()).toList());
    Forecast asNow = forecasts.get(0);
    if (asNow.areas().isEmpty()) {
      throw nothingTold(history);
    }
    Optional<Forecast> then = forecasts.stream().skip(1).findFirst();
    System.out.print(
        new ForecastText(history, asNow, then, supposed.sentences(visited, forecasting)).of(shown));
    out.ifPresent(
        file ->
            ShelvedReports.write(
                file,
                Contracts.of(ForecastTable.TABLE).columnNames(),
                then.map(other -> rows(asNow, other)).orElseGet(() -> rows(asNow))));
    return Sunset2g.DONE;
  }

  private InputProblem nothingTold(List<HistoryWeek> history) {
    IsoWeek last = history.get(history.size() - 1).table().week();
    return history.size() == 1
        ? InputProblem.inFile(
            reports,
            "%s is the first published week of the phase, and one week tells nothing yet of how fast people change"
                .formatted(last),
            "publish another week, or name a later one with --week")
        : InputProblem.inFile(
            reports,
            "none of the %s up to %s began with anybody at risk, so nothing is known of how fast people change"
                .formatted(new Quantity(history.size(), "published week"), last),
            "publish another week, or name a later one with --week");
  }

  /** The week and those before it that have tables of the phase, oldest first. */
  private List<HistoryWeek> history(ShelvedReports shelf) throws IOException {
    List<IsoWeek> weeks = shelf.weeks();
    IsoWeek last = week.isPresent() ? week.get() : lastPublished(shelf, weeks);
    PublishedReport published = shelf.published(last, phase);
    Optional<String> samePhase = Optional.of(published.facts().phase());
    return PhaseForecasts.newest(
        weeks.stream().filter(each -> each.compareTo(last) <= 0).toList(),
        each ->
            each.equals(last)
                ? Optional.of(historyWeek(published))
                : shelf.find(each, samePhase).map(ForecastCommand::historyWeek));
  }

  private IsoWeek lastPublished(ShelvedReports shelf, List<IsoWeek> weeks) {
    for (int at = weeks.size() - 1; at >= 0; at--) {
      if (shelf.find(weeks.get(at), phase).isPresent()) {
        return weeks.get(at);
      }
    }
    throw InputProblem.inFile(
        reports,
        "has no published tables" + phase.map(name -> " of the phase " + name).orElse(""),
        "give the folder 'reports' of an output, and a phase that is published there");
  }

  private static HistoryWeek historyWeek(PublishedReport published) {
    return new HistoryWeek(
        published.week(),
        PhaseSettings.firstDayWithout(published.facts().cutOff().toOffsetDateTime()));
  }

  private static List<List<String>> rows(Forecast... forecasts) {
    return Stream.of(forecasts)
        .flatMap(ForecastRows::ofAllDays)
        .map(row -> row.cells().stream().map(Object::toString).toList())
        .toList();
  }
}
