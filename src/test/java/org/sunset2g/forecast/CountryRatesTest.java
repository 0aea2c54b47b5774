package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.forecast.PublishedPhase.Happens;

/** What goes on in a country beside changes of handset. */
class CountryRatesTest {
  @Test
  void theNewestArrivalsCountMost() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(4, 50_000),
            13,
            (commune, week, opening) -> Happens.NOTHING.andArrive(week > 9 ? 1000 : 0));

    // Half-life of three weeks: the last three of twelve have more than half of all weight.
    assertThat(learnt.country().arrivals())
        .isCloseTo(4000 * 0.5 / (1 - Math.pow(0.5, 4)), within(1.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void weeksBeforeTheCutOffCountForFewerArrivalsOnceItIsOver(int daysWithService) {
    LocalDate cutOff = Learnt.FIRST.plus(4).monday().plusDays(daysWithService);
    List<HistoryWeek> history =
        PublishedPhase.alike(4, 50_000)
            .weeks(
                Learnt.FIRST,
                6,
                cutOff,
                (commune, week, opening) -> Happens.NOTHING.andArrive(1000));
    double weight = 0;
    double arrived = 0;
    for (int week = 1; week < 6; week++) {
      double of = Math.pow(0.5, (5 - week) / 3.0);
      weight += of;
      double open = week < 4 ? 1 : week == 4 ? daysWithService / 7.0 : 0;
      arrived += of * 4000 * (open * 0.3 + 1 - open);
    }

    assertThat(Learnt.of(history).country().arrivals()).isCloseTo(arrived / weight, within(1e-6));
  }

  @Test
  void changesBelowTheTargetAreAShareOfAllChanges() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(4, 50_000),
            6,
            (commune, week, opening) ->
                Happens.change(900)
                    .and(Measure.CONVERTED_FEATURE_PHONE, 600)
                    .and(Measure.UPGRADED_BELOW_TARGET, 500));

    assertThat(learnt.country().belowTarget()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void whoLeavesAndWhoFallsSilentAreTold() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(4, 50_000),
            2,
            (commune, week, opening) ->
                Happens.NOTHING
                    .andLeave(500)
                    .and(Measure.EXEMPTED, 250)
                    .and(Measure.GONE_QUIET, 1500));

    assertThat(learnt.country().leaving()).isCloseTo(0.015, within(1e-9));
    assertThat(learnt.country().fallingSilent()).isCloseTo(0.03, within(1e-9));
    assertThat(learnt.country().gone()).isCloseTo(0.045, within(1e-9));
  }

  @Test
  void anOperatorThatJoinsIsNotTakenForUsualArrivals() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(4, 50_000),
            8,
            (commune, week, opening) -> Happens.NOTHING.andArrive(week == 6 ? 25_000 : 300));

    assertThat(learnt.country().arrivals()).isCloseTo(1200, within(1e-9));
  }
}
