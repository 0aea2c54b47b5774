package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.vocabulary.IsoWeek;

/** Rules worked out by hand. */
class BaselineTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");

  /** Numbers of weeks that follow one another; a negative one was not published. */
  private static NavigableMap<LocalDate, Long> weeks(long... numbers) {
    NavigableMap<LocalDate, Long> weeks = new TreeMap<>();
    for (int at = 0; at < numbers.length; at++) {
      if (numbers[at] >= 0) {
        weeks.put(FIRST.plus(at).sunday(), numbers[at]);
      }
    }
    return weeks;
  }

  private static long ahead(Baseline baseline, NavigableMap<LocalDate, Long> numbers, int weeks) {
    return baseline.at(numbers, numbers.lastKey().plusWeeks(weeks));
  }

  @Test
  void asManyAsNowStays() {
    assertThat(ahead(Baseline.CONSTANT_COUNT, weeks(900, 500, 400), 7)).isEqualTo(400);
  }

  @Test
  void aStraightLineGoesOnAsInTheLastFourWeeksAndNotBelowZero() {
    NavigableMap<LocalDate, Long> numbers = weeks(5000, 1000, 950, 900, 700, 600);

    assertThat(ahead(Baseline.STRAIGHT_LINE, numbers, 1)).isEqualTo(500);
    assertThat(ahead(Baseline.STRAIGHT_LINE, numbers, 3)).isEqualTo(300);
    assertThat(ahead(Baseline.STRAIGHT_LINE, numbers, 9)).isZero();
  }

  @Test
  void aConstantRateIsThatSinceTheFirstWeek() {
    // From 1600 to 400 in two weeks: half of it a week.
    assertThat(ahead(Baseline.CONSTANT_RATE, weeks(1600, 500, 400), 1)).isEqualTo(200);
    assertThat(ahead(Baseline.CONSTANT_RATE, weeks(1600, 500, 400), 3)).isEqualTo(50);
  }

  @Test
  void theLastRateIsThatOfThreeWeeks() {
    // From 800 to 100 in three weeks: half of it a week, whatever was before.
    assertThat(ahead(Baseline.LAST_WEEKS_RATE, weeks(9000, 800, 700, 300, 100), 2)).isEqualTo(25);
  }

  @Test
  void aMissingWeekIsReplacedByTheOneBeforeIt() {
    // Four weeks back is missing; five weeks back was 1000: 100 a week.
    assertThat(ahead(Baseline.STRAIGHT_LINE, weeks(1000, -1, 900, 800, -1, 500), 1)).isEqualTo(400);
  }

  @Test
  void fewerWeeksThanARuleLooksBackOnAreTakenFromTheFirst() {
    assertThat(ahead(Baseline.STRAIGHT_LINE, weeks(500, 400), 2)).isEqualTo(200);
    assertThat(ahead(Baseline.LAST_WEEKS_RATE, weeks(400, 200), 1)).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void whatIsZeroStaysZero(Baseline baseline) {
    assertThat(ahead(baseline, weeks(30, 20, 0), 3)).isZero();
    assertThat(ahead(baseline, weeks(0, 0, 0), 3)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void nothingGrowsAndOneNumberStays(Baseline baseline) {
    assertThat(ahead(baseline, weeks(0, 10, 40), 6)).isEqualTo(40);
    assertThat(ahead(baseline, weeks(70), 6)).isEqualTo(70);
  }

  @ParameterizedTest
  @EnumSource(Baseline.class)
  void aDayThatIsOverIsRefused(Baseline baseline) {
    NavigableMap<LocalDate, Long> numbers = weeks(70, 60);

    assertThatThrownBy(() -> baseline.at(numbers, numbers.lastKey()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> baseline.at(new TreeMap<>(), FIRST.sunday()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
