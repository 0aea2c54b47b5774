package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sunset2g.forecast.ExampleCountry.CODE;
import static org.sunset2g.forecast.ExampleCountry.CUT_OFF;
import static org.sunset2g.forecast.ExampleCountry.FIRST;
import static org.sunset2g.forecast.ExampleCountry.TEN;
import static org.sunset2g.forecast.ExampleCountry.atCutOff;
import static org.sunset2g.forecast.ExampleCountry.beginnings;
import static org.sunset2g.forecast.ExampleCountry.history;
import static org.sunset2g.forecast.ExampleCountry.middle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;

class ForecasterTest {
  private static final Forecaster FORECASTER = new Forecaster(ForecastSettings.usual());

  @Test
  void aForecastSaysWhatItIsMadeOf() {
    Forecast forecast = FORECASTER.forecast(TEN, Scenario.AS_NOW);

    assertThat(forecast.phase()).isEqualTo("2g-only");
    assertThat(forecast.madeIn()).isEqualTo(FIRST.plus(9));
    assertThat(forecast.cutOff()).isEqualTo(CUT_OFF);
    assertThat(forecast.areas())
        .extracting(AreaForecast::area)
        .containsExactlyElementsOf(
            TEN.get(9).table().figures().stream().map(AreaFigures::area).toList());
    for (AreaForecast area : forecast.areas()) {
      assertThat(area.now()).isEqualTo(TEN.get(9).table().number(area.area(), Measure.CLOSING));
      assertThat(area.target())
          .isEqualTo(Math.round(0.05 * TEN.get(0).table().number(area.area(), Measure.CLOSING)));
      assertThat(area.atCutOff().orElseThrow().day()).isEqualTo(CUT_OFF.minusDays(1));
      assertThat(area.expected())
          .isSortedAccordingTo(Comparator.comparing(Expected::day))
          .allMatch(expected -> expected.chanceOfTarget() >= 0 && expected.chanceOfTarget() <= 1);
      assertThat(area.convertsUnaided()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theTrueLawThatGoesOnIsWithinTheRange() {
    List<HistoryWeek> later = history(15, CUT_OFF);
    Forecast forecast = FORECASTER.forecast(TEN, Scenario.AS_NOW);
    List<Expected> country = forecast.find(CODE).orElseThrow().expected();

    for (int ahead = 1; ahead <= 5; ahead++) {
      LocalDate sunday = FIRST.plus(9 + ahead).sunday();
      Quantiles expected =
          country.stream()
              .filter(one -> one.day().equals(sunday))
              .findFirst()
              .orElseThrow()
              .number();
      long truth = later.get(9 + ahead).table().number(PublishedArea.COUNTRY, Measure.CLOSING);
      assertThat(truth).isBetween(expected.q10(), expected.q90());
      assertThat((double) expected.q50()).isCloseTo(truth, within(0.2 * truth));
    }
  }

  @Test
  void theCountrysMiddleIsCloseToTheSumOfItsProvinces() {
    Forecast forecast = FORECASTER.forecast(TEN, Scenario.AS_NOW);
    long provinces =
        forecast.areas().stream()
            .filter(area -> area.area().level() == AreaLevel.PROVINCE)
            .mapToLong(area -> middle(forecast, area.area().code()))
            .sum();

    assertThat((double) middle(forecast, CODE)).isCloseTo(provinces, within(0.03 * provinces));
  }

  @Test
  void withTheFirstWeekAloneNothingIsForecast() {
    Forecast forecast = FORECASTER.forecast(TEN.subList(0, 1), Scenario.later(30));

    assertThat(forecast.areas()).isEmpty();
    assertThat(forecast.madeIn()).isEqualTo(FIRST);
    assertThat(forecast.cutOff()).isEqualTo(CUT_OFF.plusDays(30));
  }

  @Test
  void twoWeeksAreEnough() {
    Forecast two = FORECASTER.forecast(TEN.subList(0, 2), Scenario.AS_NOW);
    Quantiles number = atCutOff(two, CODE);

    assertThat(two.areas()).hasSameSizeAs(TEN.get(0).table().figures());
    // Fourteen weeks ahead, and little is known: the range is wide, and says so.
    assertThat(number.q975()).isGreaterThan(5 * Math.max(1, number.q025()));
    assertThat(number.q975()).isLessThan(two.find(CODE).orElseThrow().now());
  }

  @Test
  void weeksMayBeMissing() {
    List<HistoryWeek> holes = new ArrayList<>(TEN);
    holes.remove(6);
    holes.remove(3);
    double whole = middle(FORECASTER.forecast(TEN, Scenario.AS_NOW), CODE);

    assertThat((double) middle(FORECASTER.forecast(holes, Scenario.AS_NOW), CODE))
        .isCloseTo(whole, within(0.1 * whole));
  }

  @Test
  void noWeekAndWeeksOutOfOrderAreRefused() {
    assertThatThrownBy(() -> FORECASTER.forecast(List.of(), Scenario.AS_NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FORECASTER.forecast(List.of(TEN.get(2), TEN.get(1)), Scenario.AS_NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAreaWithNobodyStaysNearNobody() {
    Forecast forecast = FORECASTER.forecast(TEN, Scenario.AS_NOW);

    assertThat(forecast.find(PublishedPhase.commune(7)).orElseThrow().expected())
        .allMatch(expected -> expected.number().q975() <= 15 && expected.number().q50() <= 5);
  }

  @Test
  void afterTheCutOffTheLastOnesGoSlowly() {
    DeadlineShape shape = new DeadlineShape(40, 1, 7, 80);
    List<HistoryWeek> history =
        new PublishedPhase(beginnings())
            .weeks(
                FIRST,
                20,
                CUT_OFF,
                (commune, week, opening) -> {
                  LocalDate end = FIRST.plus(week).sunday();
                  double hazard = 0.02 * shape.between(end.minusWeeks(1), end, CUT_OFF);
                  return Happens.change(
                      opening * (1 - Math.exp(-Math.max(0.07, Math.min(0.3, hazard)))));
                });
    Forecast forecast = FORECASTER.forecast(history, Scenario.AS_NOW);
    AreaForecast country = forecast.find(CODE).orElseThrow();

    assertThat(history.get(19).table().week().sunday()).isAfter(CUT_OFF.plusWeeks(4));
    assertThat(country.atCutOff()).isEmpty();
    assertThat(country.expected()).hasSize(8).noneMatch(Expected::isCutOff);
    double left = country.now() * Math.exp(-8 * 0.07);
    assertThat((double) country.expected().get(7).number().q50())
        .isCloseTo(left, within(0.15 * left));
  }

  @Test
  void theChanceOfTheTargetRisesWithTheTarget() {
    List<AreaForecast> before = null;
    for (double share : new double[] {0, 0.02, 0.1, 0.3, 1}) {
      List<AreaForecast> areas =
          new Forecaster(new ForecastSettings(500, 1, share))
              .forecast(TEN, Scenario.AS_NOW)
              .areas();
      for (int area = 0; area < areas.size(); area++) {
        for (int day = 0; day < areas.get(area).expected().size(); day++) {
          double chance = areas.get(area).expected().get(day).chanceOfTarget();
          assertThat(chance).isBetween(0.0, 1.0);
          if (before != null) {
            assertThat(chance)
                .isGreaterThanOrEqualTo(before.get(area).expected().get(day).chanceOfTarget());
          }
        }
      }
      before = areas;
    }
    assertThat(before.get(0).expected()).allMatch(expected -> expected.chanceOfTarget() == 1);
  }

  @Test
  void handsetsAreNeededForThoseWhoConvert() {
    AreaForecast country = FORECASTER.forecast(TEN, Scenario.AS_NOW).find(CODE).orElseThrow();
    HandsetsNeeded needed = country.needed();

    // The country converts to smartphones alone; a few of those who went have left.
    assertThat(needed.featurePhones() + needed.others()).isLessThan(5);
    assertThat((double) needed.smartphones())
        .isBetween(0.8 * country.now() * country.convertsUnaided(), 1.1 * country.now());
    assertThat(country.convertsUnaided()).isBetween(0.6, 0.95);
  }
}
