package org.sunset2g.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.Forecaster;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.vocabulary.IsoWeek;

/** Times the forecast of a whole country down to its communes. */
public final class ForecastBenchmark {
  /** What a weekly run supposes. */
  static final List<Scenario> SCENARIOS =
      List.of(
          Scenario.AS_NOW,
          Scenario.twiceTheVisits(Set.of(), Scenario.USUAL_VISIT_SHARE),
          Scenario.later(30),
          Scenario.withoutArrivals());

  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);
  private static final int CELL = 10;
  private static final double MEAN = 60;
  private static final int ROUNDS = 4;

  private ForecastBenchmark() {}

  /** Argument: weeks of history, 20 where absent. */
  public static void main(String[] arguments) {
    int weeks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    List<HistoryWeek> history = new ArrayList<>();
    List<ProtectedWeek> published =
        new CountryOfCounts(MEAN, 20241016).published(IsoWeek.parse("2024-W12"), weeks, CELL);
    published.forEach(week -> history.add(new HistoryWeek(week, CUT_OFF)));
    time("as now", history, List.of(Scenario.AS_NOW));
    time("as now and three scenarios", history, SCENARIOS);
  }

  private static void time(String what, List<HistoryWeek> history, List<Scenario> scenarios) {
    Forecaster forecaster = new Forecaster(ForecastSettings.usual());
    List<Double> seconds = new ArrayList<>();
    Forecast made = null;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      made = forecaster.forecasts(history, scenarios).get(0);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,d areas, %d weeks, %d days ahead, %d futures: %.1f s at first, then %.1f to %.1f s;"
            + " heap of %d MB%n",
        what,
        made.areas().size(),
        history.size(),
        made.areas().get(0).expected().size(),
        ForecastSettings.usual().paths(),
        seconds.get(0),
        Collections.min(seconds.subList(1, ROUNDS)),
        Collections.max(seconds.subList(1, ROUNDS)),
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
