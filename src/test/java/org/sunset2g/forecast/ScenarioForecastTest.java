package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.forecast.Scenario.Arrivals;
import org.sunset2g.forecast.Scenario.Range;
import org.sunset2g.forecast.Scenario.Visits;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** What scenarios change, and what they leave alone. */
class ScenarioForecastTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W27");
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);
  private static final Forecaster FORECASTER = new Forecaster(ForecastSettings.usual());
  private static final List<HistoryWeek> HISTORY =
      PublishedPhase.alike(16, 4000)
          .weeks(
              FIRST,
              9,
              CUT_OFF,
              (commune, week, opening) ->
                  Happens.change((0.05 + 0.01 * week) * opening).andArrive(60));
  private static final Forecast AS_NOW = FORECASTER.forecast(HISTORY, Scenario.AS_NOW);

  private static long middle(Forecast forecast, AreaCode area) {
    return forecast.find(area).orElseThrow().atCutOff().orElseThrow().number().q50();
  }

  private static AreaForecast country(Forecast forecast) {
    return forecast.find(PublishedArea.COUNTRY.code()).orElseThrow();
  }

  private static Forecast visits(double times, Set<AreaCode> areas) {
    Visits visits = new Visits(times, Scenario.USUAL_VISIT_SHARE, areas);
    return FORECASTER.forecast(
        HISTORY, new Scenario("VISITS", Optional.of(visits), 0, Arrivals.GO_ON));
  }

  @Test
  void moreVisitsNeverRaiseTheMiddleAtTheCutOff() {
    Forecast before = visits(0, Set.of());
    for (double times : new double[] {1, 2, 4, 10}) {
      Forecast more = visits(times, Set.of());
      for (AreaForecast area : AS_NOW.areas()) {
        AreaCode code = area.area().code();
        assertThat(middle(more, code)).isLessThanOrEqualTo(middle(before, code));
      }
      assertThat(middle(more, PublishedArea.COUNTRY.code()))
          .isLessThan(middle(before, PublishedArea.COUNTRY.code()));
      assertThat(country(more).convertsUnaided()).isGreaterThan(country(before).convertsUnaided());
      before = more;
    }
  }

  @Test
  void moreVisitsNeverRaiseTheMiddleOfASmallAreaEither() {
    long[] beginnings = new long[40];
    Arrays.setAll(beginnings, commune -> 30L + 40 * commune);
    List<HistoryWeek> history =
        new PublishedPhase(beginnings)
            .weeks(
                FIRST,
                9,
                CUT_OFF,
                (commune, week, opening) -> Happens.change(0.08 * opening).andArrive(10));
    Visits twice = new Visits(2, Scenario.USUAL_VISIT_SHARE, Set.of());
    List<Forecast> both =
        FORECASTER.forecasts(
            history,
            List.of(
                Scenario.AS_NOW, new Scenario("VISITS", Optional.of(twice), 0, Arrivals.GO_ON)));

    for (AreaForecast area : both.get(0).areas()) {
      AreaCode code = area.area().code();
      assertThat(middle(both.get(1), code)).isLessThanOrEqualTo(middle(both.get(0), code));
    }
  }

  @Test
  void aCutOffADayLaterHardlyChangesNextWeek() {
    Forecast later = FORECASTER.forecast(HISTORY, Scenario.later(1));

    for (AreaForecast area : AS_NOW.areas()) {
      double middle = area.expected().get(0).number().q50();
      double then = later.find(area.area().code()).orElseThrow().expected().get(0).number().q50();
      assertThat(then).isBetween(middle, 1.02 * middle);
    }
  }

  @Test
  void asManyVisitsAsNowAreAsNow() {
    assertThat(visits(1, Set.of()).areas()).isEqualTo(AS_NOW.areas());
  }

  @Test
  void visitsChangeTheVisitedAreasAndThoseAboveThemAlone() {
    Forecast visited =
        FORECASTER.forecast(
            HISTORY,
            Scenario.twiceTheVisits(Set.of(PublishedPhase.district(1)), new Range(0.3, 0.5)));
    Set<AreaCode> changed =
        Set.of(
            PublishedArea.COUNTRY.code(),
            PublishedPhase.province(0),
            PublishedPhase.district(1),
            PublishedPhase.commune(2),
            PublishedPhase.commune(3));

    for (AreaForecast area : AS_NOW.areas()) {
      AreaCode code = area.area().code();
      if (changed.contains(code)) {
        assertThat(middle(visited, code)).isLessThan(middle(AS_NOW, code));
      } else {
        assertThat(visited.find(code)).hasValue(area);
      }
    }
  }

  @Test
  void visitsOfTheCountryAreVisitsOfAllItsAreas() {
    assertThat(visits(2, Set.of(PublishedArea.COUNTRY.code())).areas())
        .isEqualTo(visits(2, Set.of()).areas());
  }

  @Test
  void aVisitedAreaBelowAVisitedOneIsVisitedOnce() {
    assertThat(visits(2, Set.of(PublishedPhase.district(1), PublishedPhase.commune(2))).areas())
        .isEqualTo(visits(2, Set.of(PublishedPhase.district(1))).areas());
  }

  @Test
  void withoutArrivalsFewerAreLeft() {
    Forecast none = FORECASTER.forecast(HISTORY, Scenario.withoutArrivals());

    for (AreaForecast area : AS_NOW.areas()) {
      AreaCode code = area.area().code();
      if (area.now() > 0) {
        assertThat(middle(none, code)).isLessThan(middle(AS_NOW, code));
      }
      // Nobody comes: no day has more than the day before.
      List<Expected> days = none.find(code).orElseThrow().expected();
      for (int day = 1; day < days.size(); day++) {
        assertThat(days.get(day).number().q50())
            .isLessThanOrEqualTo(days.get(day - 1).number().q50());
        assertThat(days.get(day).number().q975())
            .isLessThanOrEqualTo(days.get(day - 1).number().q975());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 61})
  void aLaterCutOffHasALastDayOfItsOwn(int days) {
    Forecast later = FORECASTER.forecast(HISTORY, Scenario.later(days));

    assertThat(later.cutOff()).isEqualTo(CUT_OFF.plusDays(days));
    for (AreaForecast area : later.areas()) {
      assertThat(area.expected()).filteredOn(Expected::isCutOff).hasSize(1);
      assertThat(area.atCutOff().orElseThrow().day())
          .isEqualTo(CUT_OFF.plusDays(days).minusDays(1));
    }
  }

  @Test
  void onTheOldLastDayMoreAreLeftIfTheCutOffIsLater() {
    Forecast later = FORECASTER.forecast(HISTORY, Scenario.later(28));
    LocalDate sunday = LocalDate.of(2024, 10, 13);

    assertThat(on(later, sunday).number().q50()).isGreaterThan(on(AS_NOW, sunday).number().q50());
  }

  private static Expected on(Forecast forecast, LocalDate day) {
    return country(forecast).expected().stream()
        .filter(expected -> expected.day().equals(day))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCutOffMovedByMoreThanAYearIsNotReached() {
    Forecast later = FORECASTER.forecast(HISTORY, Scenario.later(700));

    assertThat(later.areas()).allMatch(area -> area.atCutOff().isEmpty());
    assertThat(country(later).expected()).hasSize(52);
  }
}
