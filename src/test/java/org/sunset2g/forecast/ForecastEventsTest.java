package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.forecast.PublishedPhase.Law;
import org.sunset2g.vocabulary.IsoWeek;

/** What is expected after weeks in which something happened beside changes of handset. */
class ForecastEventsTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);
  private static final Forecaster FORECASTER = new Forecaster(ForecastSettings.usual());
  private static final Law CALM =
      (commune, week, opening) -> Happens.change(0.05 * opening).andArrive(0.01 * opening);

  private static Forecast forecast(List<HistoryWeek> history) {
    return FORECASTER.forecast(history, Scenario.AS_NOW);
  }

  private static AreaForecast country(Forecast forecast) {
    return forecast.find(PublishedArea.COUNTRY.code()).orElseThrow();
  }

  private static long nextWeek(AreaForecast area) {
    return area.expected().get(0).number().q50();
  }

  @Test
  void areasShownAsNoughtDoNotCreatePeople() {
    long[] beginnings = new long[10_000];
    Arrays.setAll(beginnings, commune -> commune % 50 == 0 ? 10 : 0);
    // Each week the ten of one in fifteen of these communes.
    Law law = (commune, week, opening) -> Happens.change(commune / 50 % 15 == week ? opening : 0);
    List<HistoryWeek> history = PublishedPhase.large(beginnings).weeks(FIRST, 6, CUT_OFF, law);
    AreaForecast country =
        country(
            new Forecaster(new ForecastSettings(100, 1, 0.05)).forecast(history, Scenario.AS_NOW));

    assertThat(country.now()).isBetween(1200L, 1500L);
    assertThat(nextWeek(country)).isBetween(country.now() * 8 / 10, country.now() - 1);
  }

  @Test
  void anOperatorThatJoinsIsNotTakenForUsualArrivals() {
    Law joined =
        (commune, week, opening) ->
            week == 7
                ? Happens.change(0.05 * opening).andArrive(0.5 * opening)
                : CALM.in(commune, week, opening);
    Forecast forecast = forecast(PublishedPhase.alike(16, 5000).weeks(FIRST, 9, CUT_OFF, joined));
    Forecast before = forecast(PublishedPhase.alike(16, 5000).weeks(FIRST, 7, CUT_OFF, CALM));

    for (AreaForecast area : forecast.areas()) {
      if (area.now() > 0) {
        assertThat(nextWeek(area)).isLessThan(area.now());
        assertThat(area.target())
            .isGreaterThan(before.find(area.area().code()).orElseThrow().target());
      }
    }
  }

  @Test
  void anOperatorThatJoinsInTheLastWeekIsNotTakenForUsualArrivals() {
    Law joined =
        (commune, week, opening) ->
            CALM.in(commune, week, opening).andArrive((week == 8 ? 0.5 : 0.01) * opening);
    AreaForecast country =
        country(forecast(PublishedPhase.alike(16, 5000).weeks(FIRST, 9, CUT_OFF, joined)));

    assertThat(nextWeek(country)).isBetween(country.now() * 9 / 10, country.now());
  }

  @Test
  void anOperatorThatIsMissingInTheLastWeekLowersTheTargetInProportion() {
    List<HistoryWeek> history =
        new ArrayList<>(PublishedPhase.alike(16, 50_000).weeks(FIRST, 9, CUT_OFF, CALM));
    AreaForecast all = country(forecast(history));
    history.set(8, PublishedPhase.alike(16, 30_000).weeks(FIRST, 9, CUT_OFF, CALM).get(8));
    AreaForecast some = country(forecast(history));

    assertThat((double) some.target()).isCloseTo(0.6 * all.target(), within(0.01 * all.target()));
    assertThat((double) some.now()).isCloseTo(0.6 * all.now(), within(0.01 * all.now()));
    // Who is missing has not converted.
    assertThat(some.convertsUnaided()).isCloseTo(all.convertsUnaided(), within(0.02));
    double chance = all.atCutOff().orElseThrow().chanceOfTarget();
    assertThat(some.atCutOff().orElseThrow().chanceOfTarget()).isCloseTo(chance, within(0.1));
  }

  @Test
  void weeksInWhichNobodyChangedTellThatFewWill() {
    AreaForecast country =
        country(
            forecast(
                PublishedPhase.alike(6, 50_000)
                    .weeks(
                        FIRST,
                        9,
                        LocalDate.of(2025, 10, 16),
                        (commune, week, opening) -> Happens.NOTHING)));

    assertThat(country.now()).isEqualTo(300_000);
    assertThat(country.convertsUnaided()).isLessThan(0.1);
    assertThat(nextWeek(country)).isGreaterThan(297_000);
  }

  @Test
  void soFewWeeksBeforeTheCutOffToo() {
    AreaForecast country =
        country(
            forecast(
                PublishedPhase.alike(8, 1000)
                    .weeks(
                        IsoWeek.parse("2024-W27"),
                        5,
                        CUT_OFF,
                        (commune, week, opening) -> Happens.NOTHING)));

    assertThat(nextWeek(country)).isGreaterThan(7800);
  }

  @Test
  void afterNewBoundariesTargetsOfProvincesAddUpToTheCountrys() {
    PublishedPhase old = PublishedPhase.alike(24, 5000);
    List<HistoryWeek> history = new ArrayList<>(old.weeks(FIRST, 9, CUT_OFF, CALM).subList(0, 6));
    history.addAll(old.withNewBoundaries().weeks(FIRST, 9, CUT_OFF, CALM).subList(6, 9));
    Forecast forecast = forecast(history);
    long provinces =
        forecast.areas().stream()
            .filter(area -> area.area().level() == AreaLevel.PROVINCE)
            .mapToLong(AreaForecast::target)
            .sum();

    assertThat(country(forecast).target()).isEqualTo(6000);
    assertThat(provinces).isBetween(5990L, 6010L);
  }

  @Test
  void newBoundariesDoNotChangeWhoConverts() {
    Law moved =
        (commune, week, opening) ->
            Happens.change(0.05 * opening)
                .andRezone(week != 6 ? 0 : commune % 2 == 0 ? 1500 : -1500);
    Law plain = (commune, week, opening) -> Happens.change(0.05 * opening);
    Forecast after = forecast(PublishedPhase.alike(16, 5000).weeks(FIRST, 9, CUT_OFF, moved));
    Forecast before = forecast(PublishedPhase.alike(16, 5000).weeks(FIRST, 9, CUT_OFF, plain));

    for (AreaForecast area : after.areas()) {
      if (area.now() > 0) {
        assertThat(area.convertsUnaided())
            .isCloseTo(
                before.find(area.area().code()).orElseThrow().convertsUnaided(), within(0.03));
      }
    }
  }

  @Test
  void aVeryLargeMinimumCellGivesNumbersThatCanBeUsed() {
    List<HistoryWeek> history =
        PublishedPhase.alike(16, 2_000_000)
            .inCellsOf(50_000)
            .weeks(FIRST, 9, CUT_OFF, (commune, week, opening) -> Happens.change(0.1 * opening));

    for (AreaForecast area : forecast(history).areas()) {
      assertThat(area.convertsUnaided()).isBetween(0.0, 1.0);
      assertThat(area.expected())
          .allMatch(one -> one.chanceOfTarget() >= 0 && one.chanceOfTarget() <= 1)
          .allMatch(one -> one.number().q50() <= Math.max(50_000, area.now()));
    }
  }
}
