package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastSettings;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.forecast.Scenario;
import org.sunset2g.vocabulary.IsoWeek;

/** Which forecasts a week has, and which weeks they are made of. */
class PhaseForecastsTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);

  @Test
  void allGoesOnAsBeforeComesFirstAndThreeScenariosFollow() {
    List<Forecast> forecasts =
        new PhaseForecasts(
                new ForecastingSettings(ForecastSettings.usual(), new Scenario.Range(0.2, 0.4), 60))
            .of(List.of(week(0)), week(1));

    assertThat(forecasts.stream().map(forecast -> forecast.scenario().name()))
        .containsExactly("AS_NOW", "TWICE_THE_VISITS", "LATER", "NO_ARRIVALS");
    assertThat(forecasts).allMatch(forecast -> forecast.madeIn().equals(WEEK.plus(1)));
    assertThat(forecasts.get(1).scenario().visits().orElseThrow().share())
        .isEqualTo(new Scenario.Range(0.2, 0.4));
    assertThat(forecasts.get(2).cutOff()).isEqualTo(forecasts.get(0).cutOff().plusDays(60));
  }

  @Test
  void weeksLongAgoAreNotLookedAtButTheFirstOneIs() {
    List<HistoryWeek> history = weeks(62);

    List<HistoryWeek> newest = PhaseForecasts.newest(history);

    assertThat(newest).hasSize(60);
    assertThat(newest.get(0)).isEqualTo(history.get(0));
    assertThat(newest.subList(1, 60)).isEqualTo(history.subList(3, 62));
    assertThat(PhaseForecasts.newest(history.subList(0, 60))).isEqualTo(history.subList(0, 60));
    assertThat(PhaseForecasts.newest(history.subList(0, 3))).isEqualTo(history.subList(0, 3));
  }

  @Test
  void theTargetIsAShareOfTheVeryFirstWeek() {
    List<HistoryWeek> history = weeks(70);
    history.set(0, week(0, 5000));

    Forecast forecast =
        new PhaseForecasts(
                new ForecastingSettings(ForecastSettings.usual(), new Scenario.Range(0.2, 0.4), 60))
            .of(history.subList(0, 69), history.get(69))
            .get(0);

    assertThat(forecast.find(PublishedArea.COUNTRY.code()).orElseThrow().target())
        .isEqualTo(Math.round(5000 * ForecastSettings.usual().targetShare()));
  }

  @Test
  void noMoreWeeksAreReadThanItTakes() {
    List<HistoryWeek> history = weeks(70);
    List<Integer> read = new ArrayList<>();

    List<HistoryWeek> newest =
        PhaseForecasts.newest(
            IntStream.range(0, 70).boxed().toList(),
            number -> {
              read.add(number);
              // The first two weeks, and one in between, have nothing of the phase.
              return number < 2 || number == 50
                  ? Optional.empty()
                  : Optional.of(history.get(number));
            });

    assertThat(newest).hasSize(60).startsWith(history.get(2), history.get(10));
    assertThat(newest).doesNotContain(history.get(50));
    assertThat(read).contains(0, 1, 2).doesNotContain(3, 9).doesNotHaveDuplicates();
  }

  private static List<HistoryWeek> weeks(int number) {
    return new ArrayList<>(IntStream.range(0, number).mapToObj(PhaseForecastsTest::week).toList());
  }

  private static HistoryWeek week(int number) {
    return week(number, 100);
  }

  private static HistoryWeek week(int number, long atRisk) {
    Map<Measure, Long> figures = new EnumMap<>(Measure.class);
    figures.put(number == 0 ? Measure.NEW_AT_RISK : Measure.OPENING, atRisk);
    figures.put(Measure.CLOSING, atRisk);
    figures.put(Measure.CLOSING_ACTIVE, atRisk);
    return new HistoryWeek(
        ProtectedWeek.published(
            "phase1",
            WEEK.plus(number),
            10,
            List.of(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), figures)),
            List.of(),
            List.of()),
        LocalDate.parse("2026-09-16"));
  }
}
