package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sunset2g.forecast.ExampleCountry.CODE;
import static org.sunset2g.forecast.ExampleCountry.TEN;
import static org.sunset2g.forecast.ExampleCountry.atCutOff;
import static org.sunset2g.forecast.ExampleCountry.middle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;

/** What a forecast depends on: its weeks and its seed, and nothing else. */
class ForecastRepeatsTest {
  private static final Forecaster FORECASTER = new Forecaster(ForecastSettings.usual());

  @Test
  void theSameWeeksGiveTheSameForecastHoweverManyThreadsThereAre() throws Exception {
    List<AreaForecast> first = FORECASTER.forecast(TEN, Scenario.AS_NOW).areas();
    assertThat(FORECASTER.forecast(TEN, Scenario.AS_NOW).areas()).isEqualTo(first);
    for (int threads : new int[] {1, 7}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> FORECASTER.forecast(TEN, Scenario.AS_NOW).areas()).get())
            .isEqualTo(first);
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void anotherSeedGivesOtherNumbers() {
    assertThat(
            new Forecaster(new ForecastSettings(500, 2, 0.05))
                .forecast(TEN, Scenario.AS_NOW)
                .areas())
        .isNotEqualTo(FORECASTER.forecast(TEN, Scenario.AS_NOW).areas());
  }

  @Test
  void anotherOrderOfAreasHardlyMatters() {
    List<HistoryWeek> turned = new ArrayList<>();
    for (HistoryWeek week : TEN) {
      List<AreaFigures> rows = new ArrayList<>(week.table().figures());
      rows.sort(
          Comparator.comparing((AreaFigures row) -> row.area().level())
              .thenComparing(row -> row.area().code(), Comparator.reverseOrder()));
      turned.add(
          new HistoryWeek(
              PublishedPhase.table("2g-only", week.table().week(), rows), week.cutOff()));
    }
    Forecast forecast = FORECASTER.forecast(TEN, Scenario.AS_NOW);
    Forecast other = FORECASTER.forecast(turned, Scenario.AS_NOW);

    assertThat(other.areas().get(2).area()).isNotEqualTo(forecast.areas().get(2).area());
    for (AreaForecast area : forecast.areas()) {
      long middle = middle(forecast, area.area().code());
      assertThat((double) middle(other, area.area().code()))
          .isCloseTo(middle, within(3 + 0.01 * middle));
    }
  }

  @Test
  void oneScenarioAmongOthersIsAsIfItWereAlone() {
    List<Forecast> both = FORECASTER.forecasts(TEN, List.of(Scenario.later(30), Scenario.AS_NOW));

    assertThat(both.get(1).areas()).isEqualTo(FORECASTER.forecast(TEN, Scenario.AS_NOW).areas());
    assertThat(both.get(0).scenario()).isEqualTo(Scenario.later(30));
  }

  @Test
  void moreFuturesGiveAboutTheSameMiddle() {
    Forecast few = FORECASTER.forecast(TEN, Scenario.AS_NOW);
    Forecast many =
        new Forecaster(new ForecastSettings(4000, 99, 0.05)).forecast(TEN, Scenario.AS_NOW);

    assertThat((double) middle(few, CODE))
        .isCloseTo(middle(many, CODE), within(0.06 * middle(many, CODE)));
    assertThat((double) atCutOff(few, CODE).q90())
        .isCloseTo(atCutOff(many, CODE).q90(), within(0.12 * atCutOff(many, CODE).q90()));
  }
}
