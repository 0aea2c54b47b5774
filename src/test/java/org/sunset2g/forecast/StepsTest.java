package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.IsoWeek;

class StepsTest {
  /** Ends on Sunday 2024-09-15. */
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");

  private static final LocalDate SUNDAY = LocalDate.of(2024, 9, 15);

  private static long cutOffs(Steps steps) {
    return IntStream.range(0, steps.count()).filter(steps::isCutOff).count();
  }

  @Test
  void theWeekWithTheCutOffIsInTwoSteps() {
    // A Wednesday: service ends with Tuesday the 15th, the second day of the fifth week.
    Steps steps = Steps.after(WEEK, LocalDate.of(2024, 10, 16));

    assertThat(steps.ends())
        .startsWith(
            SUNDAY.plusWeeks(1),
            SUNDAY.plusWeeks(2),
            SUNDAY.plusWeeks(3),
            SUNDAY.plusWeeks(4),
            LocalDate.of(2024, 10, 15),
            SUNDAY.plusWeeks(5));
    assertThat(steps.isCutOff(4)).isTrue();
    assertThat(cutOffs(steps)).isOne();
    assertThat(steps.weeks(4)).isCloseTo(2 / 7.0, within(1e-12));
    assertThat(steps.weeks(5)).isCloseTo(5 / 7.0, within(1e-12));
    assertThat(steps.weeksOpen(3)).isEqualTo(1);
    assertThat(steps.weeksOpen(4)).isCloseTo(2 / 7.0, within(1e-12));
    assertThat(steps.weeksOpen(5)).isZero();
    assertThat(steps.weeksAhead(4)).isCloseTo(30 / 7.0, within(1e-12));
  }

  @Test
  void fourWeeksBeyondTheWeekOfTheCutOffArePlayed() {
    Steps steps = Steps.after(WEEK, LocalDate.of(2024, 10, 16));

    assertThat(steps.end(steps.count() - 1)).isEqualTo(SUNDAY.plusWeeks(9));
    assertThat(steps.count()).isEqualTo(10);
  }

  @Test
  void aCutOffOnAMondayHasItsEveOnASundayAndDividesNoWeek() {
    Steps steps = Steps.after(WEEK, SUNDAY.plusWeeks(4).plusDays(1));

    assertThat(steps.ends()).allMatch(end -> end.getDayOfWeek() == DayOfWeek.SUNDAY);
    assertThat(steps.isCutOff(3)).isTrue();
    assertThat(cutOffs(steps)).isOne();
    assertThat(steps.weeksOpen(3)).isEqualTo(1);
    assertThat(steps.weeksOpen(4)).isZero();
    assertThat(steps.isAfterCutOff()).isFalse();
  }

  @Test
  void aCutOffOnASundayLeavesOneDayWithoutServiceInItsWeek() {
    Steps steps = Steps.after(WEEK, SUNDAY.plusWeeks(1));

    assertThat(steps.end(0)).isEqualTo(SUNDAY.plusDays(6));
    assertThat(steps.isCutOff(0)).isTrue();
    assertThat(steps.weeks(1)).isCloseTo(1 / 7.0, within(1e-12));
  }

  @Test
  void aCutOffOnTheDayAfterTheWeekIsOver() {
    Steps steps = Steps.after(WEEK, SUNDAY.plusDays(1));

    assertThat(steps.isAfterCutOff()).isTrue();
    assertThat(cutOffs(steps)).isZero();
    assertThat(steps.count()).isEqualTo(8);
  }

  @Test
  void onTheEveOfTheLastDayOneDayWithServiceIsLeft() {
    Steps steps = Steps.after(WEEK, SUNDAY.plusDays(2));

    assertThat(steps.isAfterCutOff()).isFalse();
    assertThat(steps.end(0)).isEqualTo(SUNDAY.plusDays(1));
    assertThat(steps.weeksOpen(0)).isCloseTo(1 / 7.0, within(1e-12));
    assertThat(steps.weeksOpen(1)).isZero();
  }

  @Test
  void afterTheCutOffEightWeeksArePlayedWithoutService() {
    Steps steps = Steps.after(WEEK, LocalDate.of(2024, 3, 1));

    assertThat(steps.count()).isEqualTo(8);
    assertThat(cutOffs(steps)).isZero();
    assertThat(IntStream.range(0, 8).mapToDouble(steps::weeksOpen).sum()).isZero();
    assertThat(IntStream.range(0, 8).allMatch(steps::isNear)).isTrue();
  }

  @Test
  void aCutOffMoreThanAYearAheadIsNotReached() {
    Steps steps = Steps.after(WEEK, SUNDAY.plusWeeks(60));

    assertThat(steps.count()).isEqualTo(52);
    assertThat(steps.end(51)).isEqualTo(SUNDAY.plusWeeks(52));
    assertThat(cutOffs(steps)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {49 * 7 + 3, 51 * 7 + 3, 52 * 7})
  void aLastDayWithinTheYearIsReached(int daysToLastDay) {
    Steps steps = Steps.after(WEEK, SUNDAY.plusDays(daysToLastDay + 1));

    assertThat(cutOffs(steps)).isOne();
    assertThat(steps.end(steps.count() - 1)).isEqualTo(SUNDAY.plusWeeks(52));
  }

  @Test
  void aLastDayOnTheDayAfterTheYearIsNotReached() {
    assertThat(cutOffs(Steps.after(WEEK, SUNDAY.plusDays(52 * 7 + 2)))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 0, 1, 2, 7, 8, 29, 31, 200, 359, 364, 365, 500})
  void stepsFollowOneAnotherAndAreAWeekAtMost(int daysToCutOff) {
    Steps steps = Steps.after(WEEK, SUNDAY.plusDays(daysToCutOff));
    double weeks = 0;
    LocalDate before = SUNDAY;
    for (int step = 0; step < steps.count(); step++) {
      assertThat(steps.begin(step)).isEqualTo(before);
      assertThat(steps.weeks(step)).isBetween(1 / 7.0 - 1e-12, 1.0);
      weeks += steps.weeks(step);
      assertThat(steps.weeksAhead(step)).isCloseTo(weeks, within(1e-9));
      // None has days with and without service.
      assertThat(steps.weeksOpen(step) == 0 || steps.weeksOpen(step) == steps.weeks(step)).isTrue();
      before = steps.end(step);
    }
    assertThat(weeks).isCloseTo(Math.round(weeks), within(1e-9));
  }

  @Test
  void nearAreEightWeeksWhetherTheCutOffIsAmongThemOrNot() {
    Steps soon = Steps.after(WEEK, LocalDate.of(2024, 10, 16));
    Steps farOff = Steps.after(WEEK, SUNDAY.plusWeeks(20));

    // The week with the cut-off is in two steps.
    assertThat(IntStream.range(0, soon.count()).filter(soon::isNear).max()).hasValue(8);
    assertThat(IntStream.range(0, farOff.count()).filter(farOff::isNear).max()).hasValue(7);
  }

  @Test
  void weeksOpenEndWithTheLastDay() {
    LocalDate last = SUNDAY.plusDays(3);

    assertThat(TrendPath.weeksOpen(SUNDAY, SUNDAY.plusWeeks(1), last))
        .isCloseTo(3 / 7.0, within(1e-12));
    assertThat(TrendPath.weeksOpen(SUNDAY, last, last)).isCloseTo(3 / 7.0, within(1e-12));
    assertThat(TrendPath.weeksOpen(last, last.plusDays(4), last)).isZero();
    assertThat(TrendPath.weeksOpen(last.plusDays(2), last.plusDays(4), last)).isZero();
    assertThat(TrendPath.weeksOpen(SUNDAY, SUNDAY.plusWeeks(1), SUNDAY.plusWeeks(1))).isEqualTo(1);
    assertThat(TrendPath.weeksOpen(SUNDAY, SUNDAY.plusWeeks(1), SUNDAY)).isZero();
  }
}
