package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.forecast.CountForecaster.Count;

/** Viet Nam's subscribers with a handset for 2G alone, as they were announced in 2024. */
class CountForecasterTest {
  private static final LocalDate FIRST_CUT_OFF = LocalDate.of(2024, 9, 16);
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);

  /** The day on which the circular moved the cut-off by a month. */
  private static final LocalDate MOVED_ON = LocalDate.of(2024, 9, 13);

  private record Told(LocalDate asOf, long subscribers) {}

  // Announced by the telecom authority and told in the press: ngaynay.vn post152240 (January),
  // sggp.org.vn post758849 (8 September), plo.vn post814509 (10 October; July is its 3.4 million
  // and the 5.3 million lost since), cafef.vn 188241122161828358 (November: blocked, not
  // converted). The others are of the authority's conferences of those days.
  private static final List<Told> TOLD =
      List.of(
          new Told(LocalDate.of(2024, 1, 15), 18_200_000),
          new Told(LocalDate.of(2024, 5, 31), 11_000_000),
          new Told(LocalDate.of(2024, 7, 31), 8_700_000),
          new Told(LocalDate.of(2024, 9, 8), 3_400_000),
          new Told(LocalDate.of(2024, 10, 10), 771_072),
          new Told(LocalDate.of(2024, 10, 15), 316_000),
          new Told(LocalDate.of(2024, 10, 16), 234_000),
          new Told(LocalDate.of(2024, 11, 21), 143_000));

  private enum Known {
    THEN,
    LATER;

    LocalDate cutOff(LocalDate on) {
      return this == THEN && on.isBefore(MOVED_ON) ? FIRST_CUT_OFF : CUT_OFF;
    }
  }

  private static final CountForecaster FORECASTER =
      new CountForecaster(new ForecastSettings(2000, 1, 0.05));

  private static List<Count> counts(int number, Known known) {
    return TOLD.subList(0, number).stream()
        .map(told -> new Count(told.asOf(), told.subscribers(), known.cutOff(told.asOf())))
        .toList();
  }

  private static Quantiles forecast(int known, LocalDate target, Known of) {
    List<Count> counts = counts(known, of);
    return FORECASTER.forecast(counts, of.cutOff(counts.get(known - 1).asOf()), target);
  }

  @ParameterizedTest
  @EnumSource(Known.class)
  void everyLaterCountOf2024LiesWithinTheRangeOf95Percent(Known of) {
    SoftAssertions all = new SoftAssertions();
    for (int known = 2; known < TOLD.size(); known++) {
      for (Told later : TOLD.subList(known, TOLD.size())) {
        Quantiles expected = forecast(known, later.asOf(), of);
        all.assertThat(later.subscribers())
            .as("of %s, made on %s", later.asOf(), TOLD.get(known - 1).asOf())
            .isBetween(expected.q025(), expected.q975());
      }
    }
    all.assertAll();
  }

  @Test
  void fourWeeksAheadTheMiddleIsWithinAThirdOrSo() {
    Quantiles expected = forecast(4, LocalDate.of(2024, 10, 10), Known.LATER);

    assertThat((double) expected.q50()).isCloseTo(771_072, within(0.35 * 771_072));
  }

  @Test
  void rangesAreNarrowEnoughToSaySomething() {
    Quantiles expected = forecast(4, LocalDate.of(2024, 10, 10), Known.LATER);

    assertThat(expected.q90()).isLessThan(8 * expected.q10());
    assertThat(expected.q975()).isLessThan(3_400_000);
  }

  @Test
  void theFartherAheadTheFewerAndTheLessSure() {
    Quantiles soon = forecast(4, LocalDate.of(2024, 9, 15), Known.LATER);
    Quantiles late = forecast(4, LocalDate.of(2024, 10, 13), Known.LATER);

    assertThat(late.q50()).isLessThan(soon.q50());
    assertThat(Math.log((double) late.q90() / late.q10()))
        .isGreaterThan(Math.log((double) soon.q90() / soon.q10()));
  }

  @Test
  void aCutOffThatMovesAwayLeavesMoreAtTheSameDay() {
    List<Count> counts = counts(4, Known.THEN);
    LocalDate target = LocalDate.of(2024, 9, 16);

    assertThat(FORECASTER.forecast(counts, CUT_OFF, target).q50())
        .isGreaterThan(FORECASTER.forecast(counts, FIRST_CUT_OFF, target).q50());
  }

  @Test
  void theSameCountsGiveTheSameForecast() {
    LocalDate target = LocalDate.of(2024, 10, 10);

    assertThat(forecast(4, target, Known.LATER)).isEqualTo(forecast(4, target, Known.LATER));
  }

  @Test
  void aCountThatRoseIsFollowedByOneThatHardlyFalls() {
    LocalDate cutOff = LocalDate.of(2026, 1, 1);
    List<Count> rising =
        List.of(
            new Count(LocalDate.of(2024, 1, 1), 1_000_000, cutOff),
            new Count(LocalDate.of(2024, 3, 1), 1_050_000, cutOff));

    assertThat(FORECASTER.forecast(rising, cutOff, LocalDate.of(2024, 4, 1)).q50())
        .isBetween(950_000L, 1_050_000L);
  }

  @Test
  void aDayThatIsNotAfterTheLastCountIsRefused() {
    List<Count> counts = counts(4, Known.LATER);
    LocalDate last = counts.get(3).asOf();

    for (LocalDate day : List.of(last, last.minusDays(40))) {
      assertThatThrownBy(() -> FORECASTER.forecast(counts, CUT_OFF, day))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(day.toString())
          .hasMessageContaining(last.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -5})
  void aCountOfNobodyIsRefused(long subscribers) {
    LocalDate day = LocalDate.of(2024, 8, 1);

    assertThatThrownBy(() -> new Count(day, subscribers, CUT_OFF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-08-01");
  }

  @Test
  void oneCountIsNotEnough() {
    assertThatThrownBy(() -> forecast(1, CUT_OFF, Known.LATER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two");
  }

  @Test
  void countsOutOfOrderAreRefused() {
    List<Count> counts = new ArrayList<>(counts(4, Known.LATER));
    counts.add(counts.get(1));

    assertThatThrownBy(() -> FORECASTER.forecast(counts, CUT_OFF, CUT_OFF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-05-31")
        .hasMessageContaining("2024-09-08");
  }

  @Test
  void twoCountsOfOneDayAreRefused() {
    List<Count> counts = new ArrayList<>(counts(3, Known.LATER));
    counts.add(counts.get(2));

    assertThatThrownBy(() -> FORECASTER.forecast(counts, CUT_OFF, CUT_OFF))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
