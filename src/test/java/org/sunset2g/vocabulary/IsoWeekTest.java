package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of ISO 8601 on weeks: a week belongs to the year that has its Thursday. */
class IsoWeekTest {
  @ParameterizedTest
  @CsvSource({
    "2024-09-09, 2024-W37",
    "2024-09-15, 2024-W37",
    "2024-12-29, 2024-W52",
    "2024-12-30, 2025-W01",
    "2021-01-03, 2020-W53",
    "2021-01-04, 2021-W01",
    "1970-01-01, 1970-W01"
  })
  void aDayLiesInItsWeek(LocalDate day, String week) {
    assertThat(IsoWeek.of(day)).hasToString(week);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-W37, 2024-09-09, 2024-09-15",
    "2020-W53, 2020-12-28, 2021-01-03",
    "2025-W01, 2024-12-30, 2025-01-05"
  })
  void aWeekGoesFromMondayToSunday(String written, LocalDate monday, LocalDate sunday) {
    IsoWeek week = IsoWeek.parse(written);
    assertThat(week.monday()).isEqualTo(monday);
    assertThat(week.sunday()).isEqualTo(sunday);
    assertThat(week.plus(1).monday()).isEqualTo(sunday.plusDays(1));
    assertThat(week.previous().sunday()).isEqualTo(monday.minusDays(1));
  }

  @Test
  void weeksAreNumberedWithoutAGapFromTheFirstOf1970() {
    IsoWeek week = IsoWeek.parse("1970-W01");
    for (int number = 0; number < 8000; number++) {
      assertThat(week.number()).isEqualTo(number);
      assertThat(IsoWeek.ofNumber(number)).isEqualTo(week);
      assertThat(IsoWeek.parse(week.toString())).isEqualTo(week);
      assertThat(week.plus(1)).isGreaterThan(week);
      week = week.plus(1);
    }
  }

  @Test
  void theYearOrdersBeforeTheWeek() {
    assertThat(new IsoWeek(2024, 52)).isLessThan(new IsoWeek(2025, 1));
    assertThat(new IsoWeek(2025, 2)).isGreaterThan(new IsoWeek(2025, 1));
    assertThat(new IsoWeek(2025, 1)).isEqualByComparingTo(new IsoWeek(2025, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-W01", "9999-W52", "2020-W53"})
  void theFirstAndTheLastWeeksThereAreAreWritten(String text) {
    assertThat(IsoWeek.isWritten(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-W00",
        "2024-W53",
        "2020-W54",
        "1969-W52",
        "2024W37",
        "2024-W7",
        "24-W37",
        " 2024-W37",
        "2024-w37",
        "２０２４-W37",
        "10000-W01"
      })
  void anythingElseIsNoWeek(String text) {
    assertThat(IsoWeek.isWritten(text)).isFalse();
    assertThatThrownBy(() -> IsoWeek.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1969, 10000})
  void aYearOutsideOfWhatCanBeWrittenIsRefused(int year) {
    assertThatThrownBy(() -> new IsoWeek(year, 1)).hasMessageContaining("was " + year);
  }
}
