package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.vocabulary.Channel;

class OutreachSettingsTest {
  @Test
  void aChannelToAnAreaReachesNobodyInPerson() {
    assertThatThrownBy(() -> with(Set.of(Channel.CALL, Channel.LOUDSPEAKER), 0, 0, 0, 0, 1, 0.5, 1))
        .hasMessage("outreach.channels: LOUDSPEAKER reaches an area, not one subscriber");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 1, 0.5, 1, contactPauseDays",
    "0, -1, 0, 0, 1, 0.5, 1, refusalWeeks",
    "0, 0, -1, 0, 1, 0.5, 1, notNeededWeeks",
    "0, 0, 0, -1, 1, 0.5, 1, reportedConversionWeeks",
    "0, 0, 0, 0, 0, 0.5, 1, carriedWeeks",
    "0, 0, 0, 0, 1, 0.5, 0, spareSimIdleDays",
    "0, 0, 0, 0, 1, -0.1, 1, spareSimLimit",
    "0, 0, 0, 0, 1, 1.1, 1, spareSimLimit"
  })
  void whatIsTooLittleOrTooMuchIsNamed(
      int pause,
      int refusal,
      int notNeeded,
      int reported,
      int carried,
      double limit,
      int idle,
      String named) {
    assertThatThrownBy(
            () -> with(Set.of(), pause, refusal, notNeeded, reported, carried, limit, idle))
        .hasMessageStartingWith("outreach." + named + " must be");
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void theLimitsThemselvesAreAllowed(double limit) {
    assertThat(with(Set.of(Channel.VISIT), 0, 0, 0, 0, 1, limit, 1).spareSimLimit())
        .isEqualTo(limit);
  }

  @Test
  void aDeskCannotMakeFewerThanNoCalls() {
    assertThatThrownBy(
            () -> new OutreachSettings(Set.of(), 0, 0, 0, 0, 1, 0.5, 1, OptionalInt.of(-1)))
        .hasMessage("outreach.deskCallsPerWeek must be at least 0, was -1");
  }

  /** A pause of 14 days reaches into the third week back. */
  @ParameterizedTest
  @CsvSource({
    "0, 8, 4, 6, 8",
    "0, 4, 8, 6, 8",
    "0, 4, 6, 8, 8",
    "13, 0, 0, 0, 2",
    "14, 0, 0, 0, 3"
  })
  void resultsAreRememberedForAsLongAsAnyRuleLooksBack(
      int pause, int refusal, int notNeeded, int reported, int weeks) {
    assertThat(with(Set.of(), pause, refusal, notNeeded, reported, 1, 1, 1).memoryWeeks())
        .isEqualTo(weeks);
  }

  private static OutreachSettings with(
      Set<Channel> channels,
      int pause,
      int refusal,
      int notNeeded,
      int reported,
      int carried,
      double limit,
      int idle) {
    return new OutreachSettings(
        channels, pause, refusal, notNeeded, reported, carried, limit, idle, OptionalInt.empty());
  }
}
