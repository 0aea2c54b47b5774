package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
