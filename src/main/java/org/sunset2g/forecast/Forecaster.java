package org.sunset2g.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Makes forecasts of what was published. Each week a share of those at risk change their handset,
 * leave or fall silent, and some arrive: learnt of every area from the published weeks, a small one
 * borrowing from the areas above it. The share that changes rises toward the cut-off, how steeply
 * is learnt too, beginning with the experience of 2024. Then the weeks to come are played some
 * hundred times with chance in people, areas and weeks, and ranges are read from that.
 */
public final class Forecaster {
  private final ForecastSettings settings;

  public Forecaster(ForecastSettings settings) {
    this.settings = settings;
  }

  /** What is expected after the last of the weeks, in one scenario. */
  public Forecast forecast(List<HistoryWeek> history, Scenario scenario) {
    return forecasts(history, List.of(scenario)).get(0);
  }

  /**
   * What is expected after the last of the weeks, in every scenario.
   *
   * @param history published weeks of one phase, oldest first; weeks may be missing. The last one's
   *     areas are forecast, and its cut-off is the one that counts
   * @return a forecast of no area where no week began with anybody at risk: nothing is known yet of
   *     how fast people change
   * @throws IllegalArgumentException where there is no week, or weeks are of several phases or out
   *     of order
   */
  public List<Forecast> forecasts(List<HistoryWeek> history, List<Scenario> scenarios) {
    PublishedSeries series = new PublishedSeries(history);
    HistoryWeek last = history.get(history.size() - 1);
    String phase = last.table().phase();
    IsoWeek week = last.table().week();
    if (series.weeks().isEmpty()) {
      return scenarios.stream()
          .map(scenario -> new Forecast(phase, week, cutOff(last, scenario), scenario, List.of()))
          .toList();
    }
    CountryRates country = CountryRates.of(series);
    AreaRates rates = new AreaRates(series, country);
    HazardTrend trend = HazardTrend.of(Spans.of(series));
    List<Forecast> forecasts = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Steps steps = Steps.after(week, cutOff(last, scenario));
      AreaForecast[] areas = new AreaForecast[series.size()];
      new Simulation(series, country, rates, trend, scenario, steps, settings)
          .run(outcome -> areas[outcome.area()] = area(series, outcome, steps));
      forecasts.add(new Forecast(phase, week, steps.cutOff(), scenario, Arrays.asList(areas)));
    }
    return forecasts;
  }

  private static LocalDate cutOff(HistoryWeek last, Scenario scenario) {
    return last.cutOff().plusDays(scenario.daysLater());
  }

  private AreaForecast area(PublishedSeries series, Outcome outcome, Steps steps) {
    long target = Math.round(settings.targetShare() * series.beginning(outcome.area()));
    List<Expected> expected = new ArrayList<>();
    for (int step = 0; step < steps.count(); step++) {
      int[] sorted = outcome.numbers()[step].clone();
      Arrays.sort(sorted);
      expected.add(
          new Expected(
              steps.end(step),
              steps.isCutOff(step),
              steps.weeksAhead(step),
              Quantiles.of(place -> sorted[place], sorted.length),
              shareUpTo(target, sorted)));
    }
    double[] conversions = outcome.conversions();
    return new AreaForecast(
        series.area(outcome.area()),
        Math.round(series.now(outcome.area())),
        target,
        outcome.convertsUnaided(),
        new HandsetsNeeded(
            Math.round(conversions[0]), Math.round(conversions[1]), Math.round(conversions[2])),
        expected);
  }

  private static double shareUpTo(long target, int[] sorted) {
    int reached = 0;
    while (reached < sorted.length && sorted[reached] <= target) {
      reached++;
    }
    return (double) reached / sorted.length;
  }
}
