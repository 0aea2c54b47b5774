package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.vocabulary.IsoWeek;

class CountryFuturesTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W27");
  private static final int PATHS = 500;

  private static CountryFutures futures(LocalDate cutOff, Scenario scenario) {
    List<HistoryWeek> history =
        PublishedPhase.alike(16, 4000)
            .weeks(FIRST, 9, cutOff, (commune, week, open) -> Happens.NOTHING.andArrive(500));
    return CountryFutures.of(
        HazardTrend.of(List.of()),
        CountryRates.of(new PublishedSeries(history)),
        scenario,
        Steps.after(FIRST.plus(8), cutOff.plusDays(scenario.daysLater())),
        PATHS,
        new SplittableRandom(1));
  }

  private static double mean(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  @Test
  void beforeTheCutOffAsManyArriveAsBefore() {
    assertThat(mean(futures(LocalDate.of(2024, 12, 1), Scenario.AS_NOW).arrivals()[0]))
        .isCloseTo(8000, within(200.0));
  }

  @Test
  void onTheEveOfAMondayCutOffFewerAreExpectedToArrive() {
    LocalDate monday = FIRST.plus(8).sunday().plusDays(1);

    assertThat(mean(futures(monday, Scenario.AS_NOW).arrivals()[0])).isLessThan(0.5 * 8000);
    assertThat(mean(futures(monday.plusDays(7), Scenario.AS_NOW).arrivals()[1]))
        .isBetween(0.25 * 8000, 0.45 * 8000);
  }

  @Test
  void whereArrivalsStopNobodyComesAndTheHazardIsTheSame() {
    LocalDate cutOff = LocalDate.of(2024, 12, 1);
    CountryFutures stopped = futures(cutOff, Scenario.withoutArrivals());

    for (float[] ofStep : stopped.arrivals()) {
      assertThat(ofStep).containsOnly(0f);
    }
    assertThat(stopped.hazard()).isDeepEqualTo(futures(cutOff, Scenario.AS_NOW).hazard());
  }

  @Test
  void aCutOffADayLaterHardlyChangesTheHazardOfNextWeek() {
    LocalDate cutOff = LocalDate.of(2024, 12, 1);
    float[] now = futures(cutOff, Scenario.AS_NOW).hazard()[0];
    float[] later = futures(cutOff, Scenario.later(1)).hazard()[0];

    // Future by future: the same chance, on a shape that has moved by a day.
    for (int path = 0; path < PATHS; path++) {
      assertThat(later[path] / now[path]).isBetween(0.85f, 1.001f);
    }
  }
}
