package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineShapeTest {
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);
  private static final LocalDate LAST_DAY = CUT_OFF.minusDays(1);

  /** An onset so far ahead that the rush is felt fully. */
  private static final DeadlineShape PLAIN = new DeadlineShape(40, 1, 7, 5000);

  /** On one day. */
  private static double on(DeadlineShape shape, LocalDate day, LocalDate cutOff) {
    return 7 * shape.between(day.minusDays(1), day, cutOff);
  }

  @Test
  void itEndsWithTheLastDayOfService() {
    assertThat(on(PLAIN, LAST_DAY, CUT_OFF)).isCloseTo(41, within(1e-9));
    assertThat(on(PLAIN, CUT_OFF, CUT_OFF)).isZero();
    assertThat(on(PLAIN, CUT_OFF.plusDays(40), CUT_OFF)).isZero();
  }

  @Test
  void theRushGrowsWithTheInverseOfTheDaysLeft() {
    // As many days left as the lead: half of it. Three times as many: a quarter.
    assertThat(on(PLAIN, LAST_DAY.minusDays(7), CUT_OFF)).isCloseTo(21, within(1e-9));
    assertThat(on(PLAIN, LAST_DAY.minusDays(21), CUT_OFF)).isCloseTo(11, within(1e-9));
    assertThat(on(new DeadlineShape(40, 2, 7, 5000), LAST_DAY.minusDays(7), CUT_OFF))
        .isCloseTo(11, within(1e-9));
  }

  @Test
  void halfOfTheRushIsFeltAtItsOnsetAndNothingLongBefore() {
    DeadlineShape shape = new DeadlineShape(40, 1, 7, 70);

    assertThat(on(shape, LAST_DAY.minusDays(70), CUT_OFF))
        .isCloseTo(1 + 0.5 * 40 * 7 / 77.0, within(1e-9));
    assertThat(on(shape, LAST_DAY.minusDays(200), CUT_OFF)).isCloseTo(1, within(1e-6));
    assertThat(on(shape, LAST_DAY, CUT_OFF)).isCloseTo(41, within(0.01));
  }

  @Test
  void itRisesEveryDayUntilServiceEnds() {
    DeadlineShape shape = new DeadlineShape(40, 0.5, 7, 70);
    for (int left = 1; left < 150; left++) {
      assertThat(on(shape, LAST_DAY.minusDays(left - 1), CUT_OFF))
          .isGreaterThan(on(shape, LAST_DAY.minusDays(left), CUT_OFF));
    }
  }

  @Test
  void theSumIsOfTheDaysAfterTheFirstUpToTheSecond() {
    double byHand = (on(PLAIN, LAST_DAY.minusDays(1), CUT_OFF) + on(PLAIN, LAST_DAY, CUT_OFF)) / 7;

    assertThat(PLAIN.between(LAST_DAY.minusDays(2), LAST_DAY, CUT_OFF))
        .isCloseTo(byHand, within(1e-12));
    assertThat(PLAIN.between(LAST_DAY.minusDays(2), LAST_DAY.plusDays(5), CUT_OFF))
        .isCloseTo(byHand, within(1e-12));
    assertThat(PLAIN.between(LAST_DAY, LAST_DAY.plusDays(5), CUT_OFF)).isZero();
    assertThat(PLAIN.between(LAST_DAY, LAST_DAY, CUT_OFF)).isZero();
  }

  @Test
  void sumsOfStretchesAddUp() {
    LocalDate begin = LAST_DAY.minusDays(50);
    LocalDate middle = LAST_DAY.minusDays(17);
    DeadlineShape shape = new DeadlineShape(30, 1.2, 5, 60);

    assertThat(shape.between(begin, middle, CUT_OFF) + shape.between(middle, LAST_DAY, CUT_OFF))
        .isCloseTo(shape.between(begin, LAST_DAY, CUT_OFF), within(1e-9));
  }

  @Test
  void aWeekLongBeforeCountsAsAWeek() {
    DeadlineShape shape = new DeadlineShape(40, 1, 7, 70);

    assertThat(shape.between(LAST_DAY.minusDays(400), LAST_DAY.minusDays(393), CUT_OFF))
        .isCloseTo(1, within(1e-9));
  }
}
