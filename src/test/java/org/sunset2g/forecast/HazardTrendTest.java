package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HazardTrendTest {
  private static final int PATHS = 2001;
  private static final LocalDate SUNDAY = LocalDate.of(2024, 6, 30);

  private interface Hazard {
    double ofWeekEnding(LocalDate sunday);
  }

  private static List<Span> weeks(LocalDate first, int weeks, LocalDate cutOff, Hazard hazard) {
    List<Span> spans = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      LocalDate end = first.plusWeeks(week);
      spans.add(new Span(end.minusWeeks(1), end, cutOff, hazard.ofWeekEnding(end), 1e-4));
    }
    return spans;
  }

  /** The middle of what is expected of a week that many weeks after the last one. */
  private static double middle(List<Span> spans, LocalDate cutOff, int weeksAhead) {
    SplittableRandom chance = new SplittableRandom(1);
    LocalDate last = spans.get(spans.size() - 1).upTo();
    double[] hazards =
        HazardTrend.of(spans).courses(PATHS, chance).stream()
            .mapToDouble(
                course -> {
                  TrendPath path = new TrendPath(course, cutOff, chance);
                  double hazard = 0;
                  for (int week = 1; week <= weeksAhead; week++) {
                    hazard = path.hazard(last.plusWeeks(week - 1), last.plusWeeks(week));
                  }
                  return hazard;
                })
            .sorted()
            .toArray();
    return hazards[PATHS / 2];
  }

  @Test
  void ofAHyperbolaItExpectsTheRiseToGoOn() {
    LocalDate cutOff = LocalDate.of(2024, 10, 16);
    LocalDate lastDay = cutOff.minusDays(1);
    DeadlineShape planted = new DeadlineShape(55, 1.1, 6, 85);
    Hazard hazard = end -> 0.02 * planted.between(end.minusWeeks(1), end, cutOff);
    List<Span> spans = weeks(LocalDate.of(2024, 5, 5), 18, cutOff, hazard);
    LocalDate last = spans.get(17).upTo();

    for (int ahead : new int[] {1, 3, 5}) {
      double truth = hazard.ofWeekEnding(last.plusWeeks(ahead));
      assertThat(middle(spans, cutOff, ahead)).isCloseTo(truth, within(0.2 * truth));
    }
    assertThat(last.plusWeeks(5)).isBefore(lastDay);
    assertThat(middle(spans, cutOff, 5)).isGreaterThan(1.8 * spans.get(17).hazard());
  }

  @Test
  void ofAFlatSeriesWithTheCutOffFarAwayItExpectsLittleChange() {
    LocalDate cutOff = SUNDAY.plusWeeks(70);
    List<Span> spans = weeks(SUNDAY, 12, cutOff, end -> 0.04);

    assertThat(middle(spans, cutOff, 1)).isCloseTo(0.04, within(0.003));
    assertThat(middle(spans, cutOff, 8)).isCloseTo(0.04, within(0.004));
  }

  @Test
  void theNearerTheCutOffTheMoreIsExpectedOfTheSameWeeks() {
    List<Span> far = weeks(SUNDAY, 8, SUNDAY.plusWeeks(60), end -> 0.05);
    List<Span> near = weeks(SUNDAY, 8, SUNDAY.plusWeeks(60), end -> 0.05);

    // What was known while the weeks passed is the same; the date moves now.
    assertThat(middle(near, SUNDAY.plusWeeks(12), 4))
        .isGreaterThan(3 * middle(far, SUNDAY.plusWeeks(60), 4));
  }

  @Test
  void aCutOffThatWasMovedIsUsedSpanBySpan() {
    LocalDate old = SUNDAY.plusWeeks(11).plusDays(2);
    LocalDate moved = SUNDAY.plusWeeks(60);
    DeadlineShape planted = new DeadlineShape(40, 1, 7, 80);
    List<Span> told =
        weeks(SUNDAY, 11, old, end -> 0.03 * planted.between(end.minusWeeks(1), end, old));
    List<Span> asIfMovedBefore =
        told.stream()
            .map(
                span ->
                    new Span(span.after(), span.upTo(), moved, span.hazard(), span.logVariance()))
            .toList();

    // The rush was for the old date: with the new one, the pace of calm weeks comes back.
    assertThat(middle(told, moved, 1)).isBetween(0.02, 0.045);
    assertThat(middle(asIfMovedBefore, moved, 1)).isGreaterThan(0.2);
  }

  @Test
  void weeksBeforeAMoveKeepTheDateThatWasKnownInThem() {
    LocalDate old = SUNDAY.plusWeeks(11).plusDays(2);
    LocalDate moved = SUNDAY.plusWeeks(60);
    DeadlineShape planted = new DeadlineShape(40, 1, 7, 80);
    List<Span> spans =
        weeks(SUNDAY, 10, old, end -> 0.03 * planted.between(end.minusWeeks(1), end, old));
    // The week after the move is not seen well: that it was calm again is not enough.
    spans.add(new Span(SUNDAY.plusWeeks(9), SUNDAY.plusWeeks(10), moved, 0.03, 1));
    List<Span> allWithTheLastDate =
        spans.stream()
            .map(
                span ->
                    new Span(span.after(), span.upTo(), moved, span.hazard(), span.logVariance()))
            .toList();

    assertThat(middle(spans, moved, 1)).isCloseTo(0.03, within(0.004));
    assertThat(middle(allWithTheLastDate, moved, 1)).isGreaterThan(0.06);
  }

  @Test
  void afterServiceHasEndedTheWeeksSinceThenCount() {
    LocalDate cutOff = LocalDate.of(2024, 10, 16);
    DeadlineShape planted = new DeadlineShape(40, 1, 7, 80);
    List<Span> before =
        weeks(
            LocalDate.of(2024, 8, 4),
            11,
            cutOff,
            end -> 0.03 * planted.between(end.minusWeeks(1), end, cutOff));
    List<Span> spans = new ArrayList<>(before);
    // The week that the cut-off divides is wild and tells nothing.
    spans.add(new Span(before.get(10).upTo(), before.get(10).upTo().plusWeeks(1), cutOff, 9, 1e-4));
    spans.addAll(weeks(LocalDate.of(2024, 10, 27), 5, cutOff, end -> 0.06));

    assertThat(middle(spans, cutOff, 1)).isCloseTo(0.06, within(0.006));
  }

  @Test
  void aSpanThatTheCutOffDividesIsLeftOut() {
    LocalDate cutOff = LocalDate.of(2024, 10, 16);
    List<Span> calm = weeks(LocalDate.of(2024, 9, 1), 7, cutOff, end -> 0.2);
    List<Span> divided = new ArrayList<>(calm);
    LocalDate last = calm.get(6).upTo();
    divided.add(new Span(last, last.plusWeeks(1), cutOff, 5, 1e-4));

    assertThat(courses(divided)).isEqualTo(courses(calm));
    assertThat(last).isEqualTo(LocalDate.of(2024, 10, 13));
  }

  private static List<HazardTrend.Course> courses(List<Span> spans) {
    return HazardTrend.of(spans).courses(300, new SplittableRandom(4));
  }

  @Test
  void theSameWeeksAndSeedGiveTheSameCourses() {
    LocalDate cutOff = SUNDAY.plusWeeks(20);
    List<Span> spans = weeks(SUNDAY, 8, cutOff, end -> 0.05);

    assertThat(courses(spans)).isEqualTo(courses(spans)).hasSize(300);
    assertThat(HazardTrend.of(spans).courses(300, new SplittableRandom(5)))
        .isNotEqualTo(courses(spans));
  }

  @Test
  void theMoreWeeksItKnowsTheSurerItIs() {
    LocalDate cutOff = SUNDAY.plusWeeks(70);

    assertThat(spread(weeks(SUNDAY, 12, cutOff, end -> 0.04)))
        .isLessThan(0.6 * spread(weeks(SUNDAY, 1, cutOff, end -> 0.04).subList(0, 0)));
  }

  private static double spread(List<Span> spans) {
    double[] levels =
        HazardTrend.of(spans).courses(PATHS, new SplittableRandom(1)).stream()
            .mapToDouble(HazardTrend.Course::level)
            .sorted()
            .toArray();
    return levels[PATHS * 9 / 10] - levels[PATHS / 10];
  }

  @Test
  void withoutAnyWeekItIsTheExperienceOf2024() {
    SplittableRandom chance = new SplittableRandom(1);
    double[] after =
        HazardTrend.of(List.of()).courses(PATHS, chance).stream()
            .mapToDouble(course -> Math.exp(course.after()))
            .sorted()
            .toArray();
    double[] before =
        HazardTrend.of(List.of()).courses(PATHS, chance).stream()
            .mapToDouble(course -> Math.exp(course.level()))
            .sorted()
            .toArray();

    assertThat(after[PATHS / 2]).isCloseTo(0.1, within(0.01));
    assertThat(before[PATHS / 2]).isCloseTo(0.03, within(0.004));
  }
}
