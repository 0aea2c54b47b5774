package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.vocabulary.IsoWeek;

/** Futures of single areas, before anything is read from them. */
class SimulationTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W27");
  private static final int PATHS = 400;

  private record Played(PublishedSeries series, AreaRates rates, Map<Integer, Outcome> outcomes) {
    static Played of(List<HistoryWeek> history, double hazard, Scenario scenario) {
      PublishedSeries series = new PublishedSeries(history);
      CountryRates country = CountryRates.of(series);
      AreaRates rates = new AreaRates(series, country);
      HistoryWeek last = history.get(history.size() - 1);
      List<Span> spans =
          series.weeks().stream()
              .map(week -> new Span(week.before(), week.sunday(), week.cutOff(), hazard, 1e-3))
              .toList();
      Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
      new Simulation(
              series,
              country,
              rates,
              HazardTrend.of(spans),
              scenario,
              Steps.after(last.table().week(), last.cutOff()),
              new ForecastSettings(PATHS, 1, 0.05))
          .run(outcome -> assertThat(outcomes.put(outcome.area(), outcome)).isNull());
      return new Played(series, rates, outcomes);
    }

    double mean(int area, int step) {
      return Arrays.stream(outcomes.get(area).numbers()[step]).average().orElseThrow();
    }
  }

  private static Played played(long each) {
    LocalDate cutOff = LocalDate.of(2024, 10, 16);
    return Played.of(
        PublishedPhase.alike(16, each)
            .weeks(
                FIRST,
                9,
                cutOff,
                (commune, week, opening) ->
                    Happens.change(0.08 * opening).andLeave(0.02 * opening).andArrive(20)),
        0.08,
        Scenario.AS_NOW);
  }

  @Test
  void everyFutureOfAnAreaIsTheSumOfThoseBelowIt() {
    Played played = played(3000);
    PublishedSeries series = played.series();

    assertThat(played.outcomes()).hasSize(series.size());
    for (int area = 0; area < series.size(); area++) {
      if (!series.isLeaf(area)) {
        int[][] numbers = played.outcomes().get(area).numbers();
        for (int step = 0; step < numbers.length; step++) {
          int[] sum = new int[PATHS];
          for (int below = 1; below < series.size(); below++) {
            if (series.above(below) == area) {
              int[] part = played.outcomes().get(below).numbers()[step];
              Arrays.setAll(sum, path -> sum[path] + part[path]);
            }
          }
          assertThat(numbers[step]).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void theMeanOfTheCountryIsTheSumOfTheMeansOfItsLeaves() {
    Played played = played(3000);
    PublishedSeries series = played.series();
    for (int step = 0; step < played.outcomes().get(0).numbers().length; step++) {
      double leaves = 0;
      for (int area = 0; area < series.size(); area++) {
        leaves += series.isLeaf(area) ? played.mean(area, step) : 0;
      }
      assertThat(played.mean(0, step)).isCloseTo(leaves, within(1e-6));
    }
  }

  @Test
  void noFutureHasLessThanNobody() {
    Played played = played(200);

    assertThat(played.outcomes().values())
        .allSatisfy(
            outcome ->
                assertThat(Arrays.stream(outcome.numbers()).flatMapToInt(Arrays::stream))
                    .allMatch(number -> number >= 0));
  }

  @Test
  void handsetsOfTheCountryAreThoseOfItsLeaves() {
    Played played = played(3000);
    double leaves = 0;
    for (int area = 0; area < played.series().size(); area++) {
      leaves += played.series().isLeaf(area) ? played.outcomes().get(area).conversions()[0] : 0;
    }

    assertThat(played.outcomes().get(0).conversions()[0]).isCloseTo(leaves, within(1e-6));
  }

  @Test
  void theChanceToConvertIsThatOfAllPeopleOfAnAreaNotOfItsParts() {
    LocalDate cutOff = LocalDate.of(2024, 10, 16);
    Played played =
        Played.of(
            new PublishedPhase(60_000, 10_000)
                .weeks(
                    FIRST,
                    9,
                    cutOff,
                    (commune, week, opening) ->
                        Happens.change((commune == 0 ? 0.03 : 0.12) * opening)),
            0.045,
            Scenario.AS_NOW);
    PublishedSeries series = played.series();
    int small = series.size() - 1;
    int large = small - 1;
    double ofSmall = played.outcomes().get(small).convertsUnaided();
    double ofLarge = played.outcomes().get(large).convertsUnaided();

    assertThat(ofSmall).isGreaterThan(1.2 * ofLarge);
    assertThat(played.outcomes().get(series.above(large)).convertsUnaided())
        .isCloseTo(
            (series.now(small) * ofSmall + series.now(large) * ofLarge)
                / (series.now(small) + series.now(large)),
            within(1e-6));
  }

  @Test
  void areasWithNobodyDoNotAddUpToPeopleTheCountryHasNot() {
    LocalDate cutOff = LocalDate.of(2025, 10, 16);
    long[] beginnings = new long[10_000];
    Arrays.setAll(beginnings, commune -> commune % 50 == 0 ? 10 : 0);
    Played played =
        Played.of(
            PublishedPhase.large(beginnings)
                .weeks(FIRST, 4, cutOff, (commune, week, opening) -> Happens.NOTHING),
            1e-9,
            Scenario.AS_NOW);

    // What is hidden of the country is less than a cell; single people are then drawn by area.
    assertThat(played.mean(0, 0)).isCloseTo(2000, within(10.0));
    assertThat(Arrays.stream(played.outcomes().get(0).numbers()[0]))
        .allMatch(number -> Math.abs(number - 2000) < 150);
  }

  @Test
  void whatRoundingHidOfTheCommunesIsHidOfTheCountryToo() {
    // Nobody goes or comes: all that differs between futures is what rounding hid.
    LocalDate cutOff = LocalDate.of(2025, 10, 16);
    Played played =
        Played.of(
            PublishedPhase.alike(64, 500)
                .weeks(FIRST, 4, cutOff, (commune, week, opening) -> Happens.NOTHING),
            1e-9,
            Scenario.AS_NOW);

    int[] country = played.outcomes().get(0).numbers()[0];
    assertThat(played.mean(0, 0)).isCloseTo(64 * 500, within(8.0));
    // Within a cell, and what rounding single communes to whole people adds.
    assertThat(Arrays.stream(country)).allMatch(number -> Math.abs(number - 64 * 500) <= 10 + 32);
    int[] commune = played.outcomes().get(played.series().size() - 1).numbers()[0];
    assertThat(Arrays.stream(commune))
        .anyMatch(number -> number > 503)
        .anyMatch(number -> number < 497);
  }
}
