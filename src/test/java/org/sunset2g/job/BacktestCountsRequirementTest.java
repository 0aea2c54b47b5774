package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sunset2g.forecast.Baseline;
import org.sunset2g.forecast.Quantiles;
import org.sunset2g.forecast.score.CountTrial;
import org.sunset2g.forecast.score.CountTrial.Known;

/** What a national series must hold; 1,000 came of what was forecast. */
class BacktestCountsRequirementTest {
  private static final LocalDate MADE_ON = LocalDate.parse("2024-09-08");
  private static final LocalDate FIRST_CUT_OFF = LocalDate.parse("2024-09-16");
  private static final LocalDate CUT_OFF = LocalDate.parse("2024-10-16");

  private static CountTrial trial(Known known, LocalDate cutOff, int daysAhead, long median) {
    return trial(
        known, cutOff, daysAhead, new Quantiles(0, 0, 0, median, median, median, 10 * median));
  }

  private static CountTrial trial(
      Known known, LocalDate cutOff, int daysAhead, Quantiles expected) {
    return new CountTrial(
        known,
        MADE_ON,
        cutOff,
        MADE_ON.plusDays(daysAhead),
        1000,
        expected,
        Map.of(Baseline.CONSTANT_COUNT, 2000L));
  }

  private static List<String> failures(CountTrial... trials) {
    return BacktestCountsRequirement.failures(
        Stream.concat(Stream.of(trials), Stream.of(trial(Known.LATER, CUT_OFF, 30, 1000))).toList(),
        CUT_OFF);
  }

  @Test
  void aMedianWithinAThirdIsHeldAndOneFartherOffIsNamed() {
    assertThat(failures(trial(Known.LATER, CUT_OFF, 28, 1350))).isEmpty();
    assertThat(failures(trial(Known.LATER, CUT_OFF, 28, 1360)))
        .containsExactly(
            "made on 2024-09-08 (told the date that became known later), for 2024-10-06, 28 days"
                + " ahead: the median is off by +36.0 %, must be within 35.0 %");
    assertThat(failures(trial(Known.THEN, CUT_OFF, 36, 600)))
        .singleElement()
        .asString()
        .contains("told the cut-off known then", "off by -40.0 %");
  }

  @Test
  void aMedianIsAskedOfFourToFiveWeeksAheadAlone() {
    assertThat(
            failures(trial(Known.LATER, CUT_OFF, 27, 5000), trial(Known.LATER, CUT_OFF, 37, 5000)))
        .isEmpty();
  }

  @Test
  void whoCouldNotKnowTheDateIsAskedForTheRangeOnly() {
    assertThat(failures(trial(Known.THEN, FIRST_CUT_OFF, 32, 5000))).isEmpty();
    assertThat(
            failures(
                trial(Known.THEN, FIRST_CUT_OFF, 1, new Quantiles(1, 2, 3, 4, 5, 6, 999)),
                trial(
                    Known.LATER,
                    CUT_OFF,
                    60,
                    new Quantiles(1001, 1002, 1003, 1004, 1005, 1006, 1007))))
        .containsExactly(
            "made on 2024-09-08 (told the cut-off known then), for 2024-09-09, 1 day ahead: 1,000"
                + " came, outside the range of 95 %, 1 to 999",
            "made on 2024-09-08 (told the date that became known later), for 2024-11-07, 60 days"
                + " ahead: 1,000 came, outside the range of 95 %, 1,001 to 1,007");
  }

  @Test
  void aMedianThatWasNotTriedIsNotHeld() {
    assertThat(
            BacktestCountsRequirement.failures(
                List.of(trial(Known.THEN, FIRST_CUT_OFF, 30, 1000)), CUT_OFF))
        .singleElement()
        .asString()
        .contains("28 to 36 days ahead: the median is not tried");
  }
}
