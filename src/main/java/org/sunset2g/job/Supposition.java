package org.sunset2g.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.report.compare.AreaText;
import org.sunset2g.vocabulary.AreaCode;
import picocli.CommandLine.Option;

/** What a planner supposes of the time to come: all that is given is one scenario. */
final class Supposition {
  /** Name of the scenario. */
  static final String NAME = "WHAT_IF";

  private static final Pattern RANGE =
      Pattern.compile("([0-9]*\\.?[0-9]+)(?:\\.\\.([0-9]*\\.?[0-9]+))?");

  @Option(
      names = "--visits",
      paramLabel = "TIMES",
      description = "Teams make TIMES as many visits as now, from 0 to 10.")
  private Optional<Double> visits = Optional.empty();

  @Option(
      names = "--in",
      paramLabel = "AREA",
      split = ",",
      description = "Where they do, with all areas below (the whole country).")
  private List<String> in = new ArrayList<>();

  @Option(
      names = "--visit-share",
      paramLabel = "FROM..TO",
      description =
          "What part of the conversions is owed to visits, such as 0.1..0.3"
              + " (forecast.visitShare); 'sunset2g effect' estimates one.")
  private Optional<String> visitShare = Optional.empty();

  @Option(names = "--days-later", paramLabel = "N", description = "Service ends N days later.")
  private Optional<Integer> daysLater = Optional.empty();

  @Option(names = "--no-arrivals", description = "Nobody comes to be at risk any more.")
  private boolean noArrivals;

  /** Refuses what can be seen to be wrong before anything is read. */
  void refuseWrongUsage() {
    if (visits.isEmpty() && !(in.isEmpty() && visitShare.isEmpty())) {
      throw new ConfigurationProblem(
          "--in and --visit-share say where and how much visits count: give --visits TIMES as well");
    }
    daysLater
        .filter(days -> days < 1)
        .ifPresent(
            days -> {
              throw new ConfigurationProblem(
                  "--days-later takes a number of days from 1 to 731, was " + days);
            });
    scenario(List.of(), Scenario.USUAL_VISIT_SHARE);
  }

  /** The areas with other visits, as they were written; none for the whole country. */
  List<String> visited() {
    return in;
  }

  /**
   * The scenario; empty where nothing is supposed.
   *
   * @param visited the areas of {@link #visited}
   * @param usualShare what part is owed to visits where the command does not say
   */
  Optional<Scenario> scenario(List<PublishedArea> visited, Scenario.Range usualShare) {
    if (visits.isEmpty() && daysLater.isEmpty() && !noArrivals) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Scenario(
              NAME,
              visits.map(times -> new Scenario.Visits(times, share(usualShare), codes(visited))),
              daysLater.orElse(0),
              noArrivals ? Scenario.Arrivals.STOP : Scenario.Arrivals.GO_ON));
    } catch (IllegalArgumentException impossible) {
      throw new ConfigurationProblem(
          "the supposition cannot be: %s; see 'sunset2g forecast --help'"
              .formatted(impossible.getMessage()));
    }
  }

  /** The country stands for everywhere. */
  private static Set<AreaCode> codes(List<PublishedArea> visited) {
    return isEverywhere(visited)
        ? Set.of()
        : visited.stream().map(PublishedArea::code).collect(Collectors.toSet());
  }

  private static boolean isEverywhere(List<PublishedArea> visited) {
    return visited.isEmpty()
        || visited.stream().anyMatch(area -> area.level() == AreaLevel.COUNTRY);
  }

  private Scenario.Range share(Scenario.Range usual) {
    if (visitShare.isEmpty()) {
      return usual;
    }
    Matcher written = RANGE.matcher(visitShare.get());
    if (!written.matches()) {
      throw new ConfigurationProblem(
          "--visit-share takes a range such as 0.1..0.3, was '" + visitShare.get() + "'");
    }
    double from = Double.parseDouble(written.group(1));
    return new Scenario.Range(
        from, written.group(2) == null ? from : Double.parseDouble(written.group(2)));
  }

  /** The supposition in words; none where nothing is supposed. */
  List<String> sentences(List<PublishedArea> visited, ForecastingSettings settings) {
    List<String> sentences = new ArrayList<>();
    visits.ifPresent(
        times -> {
          Scenario.Range share = share(settings.visitShare());
          sentences.add(
              "teams make %s times as many visits as now, %s"
                  .formatted(number(times), where(visited)));
          sentences.add(
              "from %s %% to %s %% of the conversions of these weeks are owed to visits (%s)"
                  .formatted(
                      number(share.from() * 100),
                      number(share.to() * 100),
                      visitShare.isPresent()
                          ? "--visit-share"
                          : "forecast.visitShare; assumed, not measured"));
        });
    daysLater.ifPresent(
        days -> sentences.add("service ends %s later".formatted(new Quantity(days, "day"))));
    if (noArrivals) {
      sentences.add("nobody comes to be at risk any more: neither new, nor back, nor downgraded");
    }
    return sentences;
  }

  private static String where(List<PublishedArea> visited) {
    return isEverywhere(visited)
        ? "everywhere"
        : "in "
            + visited.stream()
                .map(area -> area.name() + " (" + AreaText.written(area) + ")")
                .collect(Collectors.joining(", "));
  }

  /** Without zeros at its end. */
  private static String number(double number) {
    return new BigDecimal(String.format(Locale.ROOT, "%.2f", number))
        .stripTrailingZeros()
        .toPlainString();
  }
}
