package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.vocabulary.IsoWeek;

class SpansTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final LocalDate FAR_OFF = LocalDate.of(2025, 10, 16);

  /** Weeks of one commune in which so many change; the first of them is that after the first. */
  private static List<HistoryWeek> weeks(LocalDate cutOff, double... changes) {
    return new PublishedPhase(10_000)
        .weeks(
            FIRST,
            changes.length + 1,
            cutOff,
            (commune, week, opening) -> Happens.change(changes[week - 1]));
  }

  private static List<Span> spans(List<HistoryWeek> history) {
    return Spans.of(new PublishedSeries(history));
  }

  private static LocalDate sunday(int week) {
    return FIRST.plus(week).sunday();
  }

  @Test
  void aWeekOfManyChangesIsASpan() {
    List<Span> spans = spans(weeks(FAR_OFF, 500, 400, 30));

    assertThat(spans).hasSize(3);
    assertThat(spans.get(0).after()).isEqualTo(sunday(0));
    assertThat(spans.get(0).upTo()).isEqualTo(sunday(1));
    assertThat(spans.get(0).weeks()).isEqualTo(1);
    assertThat(spans.get(0).cutOff()).isEqualTo(FAR_OFF);
    assertThat(spans.get(0).hazard()).isCloseTo(-Math.log(0.95), within(1e-12));
    assertThat(spans.get(2).logVariance()).isGreaterThan(10 * spans.get(0).logVariance());
  }

  @Test
  void weeksWhoseChangesRoundingDrownsAreTakenTogether() {
    // Four figures of a triangle: 8 or so is a standard deviation of a week, 18 of five weeks.
    List<Span> spans = spans(weeks(FAR_OFF, 10, 10, 10, 10, 10, 500));

    assertThat(spans).hasSize(2);
    assertThat(spans.get(0).upTo()).isEqualTo(sunday(5));
    assertThat(spans.get(0).weeks()).isEqualTo(5);
    assertThat(spans.get(0).hazard()).isCloseTo(-Math.log(0.995), within(1e-5));
    assertThat(spans.get(1).after()).isEqualTo(sunday(5));
  }

  @Test
  void theLastWeeksAreASpanHoweverFewChanged() {
    List<Span> spans = spans(weeks(FAR_OFF, 500, 0, 10));

    assertThat(spans).hasSize(2);
    assertThat(spans.get(1).weeks()).isEqualTo(2);
  }

  @Test
  void weeksInWhichNobodyChangedAreOneOfAHazardAsSmallAsRoundingHides() {
    List<Span> spans = spans(weeks(FAR_OFF, 0, 0, 0, 0));

    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).weeks()).isEqualTo(4);
    assertThat(spans.get(0).hazard()).isBetween(1e-6, 1e-3);
    assertThat(spans.get(0).logVariance()).isEqualTo(1);
  }

  @Test
  void noWeeksAreTakenTogetherOverTheCutOff() {
    // A Thursday: the third week is in two, and stands alone.
    LocalDate cutOff = FIRST.plus(3).monday().plusDays(3);
    List<Span> spans = spans(weeks(cutOff, 0, 0, 0, 0, 0));

    assertThat(spans).extracting(Span::upTo).containsExactly(sunday(2), sunday(3), sunday(5));
  }

  @Test
  void aCutOffOnAMondayDividesNoWeek() {
    List<Span> spans = spans(weeks(FIRST.plus(3).monday(), 0, 0, 0, 0, 0));

    assertThat(spans).extracting(Span::upTo).containsExactly(sunday(2), sunday(5));
  }

  @Test
  void noWeeksAreTakenTogetherOverAMissingOne() {
    List<HistoryWeek> history = new ArrayList<>(weeks(FAR_OFF, 0, 0, 0, 0, 0));
    history.remove(3);
    List<Span> spans = spans(history);

    assertThat(spans).hasSize(2);
    assertThat(spans.get(0).upTo()).isEqualTo(sunday(2));
    assertThat(spans.get(1).after()).isEqualTo(sunday(3));
    assertThat(spans.get(1).upTo()).isEqualTo(sunday(5));
  }

  @Test
  void noWeeksAreTakenTogetherOverAMovedCutOff() {
    List<HistoryWeek> history = new ArrayList<>(weeks(FAR_OFF, 0, 0, 0, 0));
    for (int week = 3; week < history.size(); week++) {
      history.set(week, new HistoryWeek(history.get(week).table(), FAR_OFF.plusDays(30)));
    }

    assertThat(spans(history))
        .extracting(Span::upTo, Span::cutOff)
        .containsExactly(tuple(sunday(2), FAR_OFF), tuple(sunday(4), FAR_OFF.plusDays(30)));
  }
}
