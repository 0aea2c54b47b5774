package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.ledger.HandsetRule;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.IsoWeek;

class ScoreTest {
  @Test
  void theGreatestPointsAddUpToAHundred() {
    assertThat(Arrays.stream(ScorePart.values()).mapToInt(ScorePart::most).sum()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"0, 15", "0.499, 15", "0.5, 8", "0.799, 8", "0.8, 0", "1, 0"})
  void whoIsUnlikelyToConvertUnaidedInTimeComesFirst(double chance, int points) {
    assertThat(Score.ofChance(chance)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.1", "NaN"})
  void whatIsNoChanceIsRefused(double chance) {
    assertThatThrownBy(() -> Score.ofChance(chance))
        .hasMessage("a chance is from 0 to 1, was " + chance);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "4, 100, 15", "5, 100, 8", "14, 100, 8", "15, 100, 0"})
  void withoutAForecastTheConversionsOfTheWeekCount(long converted, long opening, int points) {
    assertThat(Score.ofConversions(converted, opening)).isEqualTo(points);
  }

  @Test
  void theWordsSayWhatThePointsAreFor() {
    assertThat(ScorePart.inWords("FEW_CONVERT:8|ACTIVE:5"))
        .isEqualTo("ít khả năng tự chuyển đổi (8); đang sử dụng (5)");
  }

  /** The lists of 2024-W37 begin on 16 September. */
  @ParameterizedTest
  @CsvSource({
    "2024-09-01, 25",
    "2024-09-30, 25",
    "2024-10-01, 15",
    "2024-11-11, 15",
    "2024-11-12, 8",
    "2025-03-17, 8",
    "2025-03-18, 0"
  })
  void theNearerTheCutOffTheMorePoints(String cutOff, int points) {
    Phase phase =
        new Phase(
            "p1",
            "",
            "",
            OffsetDateTime.parse(cutOff + "T00:00:00+07:00"),
            List.of(),
            HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY),
            HandsetRule.ofClasses(HandsetClass.FOUR_G),
            Set.of(),
            Set.of());
    assertThat(Score.ofCutOff(phase, new IsoWeek(2024, 37))).isEqualTo(points);
  }

  @Test
  void whoIsGoneIsOnTheEarlierListsOnly() {
    assertThat(Arrays.stream(DeltaStatus.values()).filter(DeltaStatus::isGone))
        .containsExactly(DeltaStatus.RESOLVED, DeltaStatus.NO_LONGER_SEEN, DeltaStatus.EXPIRED);
  }

  @Test
  void everyWordOfAListIsThereInVietnamese() {
    assertThat(Arrays.stream(DeltaStatus.values()).map(DeltaStatus::vietnamese))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(ListOutcome.values()).map(ListOutcome::vietnamese))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(OutreachReason.values()).map(OutreachReason::vietnamese))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(ScorePart.values()).map(ScorePart::vietnamese))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }
}
