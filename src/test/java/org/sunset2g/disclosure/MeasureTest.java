package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.disclosure.Measure.CLOSING_ONE_WAY_BLOCKED;
import static org.sunset2g.disclosure.Measure.CONVERTED_AFTER_BLOCKING;
import static org.sunset2g.disclosure.Measure.CONVERTED_NOT_BLOCKED;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.Contracts;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.SubscriberStatus;

class MeasureTest {
  @Test
  void everyFlowButStayedBelongsToOneMeasureOfItsOwnDirection() {
    for (LedgerFlow flow : LedgerFlow.values()) {
      assertThat(Measure.of(flow.name()).map(Measure::balanceSign).orElse(0))
          .as(flow.name())
          .isEqualTo(flow.direction().sign());
    }
  }

  @Test
  void aConversionIsSlicedByWhetherItsSubscriberWasBlockedAndOtherFlowsAreNotSliced() {
    assertThat(Measure.sliceOf("CONVERTED_OTHER", SubscriberStatus.TWO_WAY_BLOCKED))
        .hasValue(CONVERTED_AFTER_BLOCKING);
    assertThat(Measure.sliceOf("CONVERTED_SMARTPHONE", SubscriberStatus.ACTIVE))
        .hasValue(CONVERTED_NOT_BLOCKED);
    assertThat(Measure.sliceOf("CLOSING", SubscriberStatus.ONE_WAY_BLOCKED))
        .hasValue(CLOSING_ONE_WAY_BLOCKED);
    assertThat(Measure.sliceOf("LEFT_RECLAIMED", SubscriberStatus.TWO_WAY_BLOCKED)).isEmpty();
    assertThatThrownBy(() -> Measure.sliceOf("CLOSING", SubscriberStatus.RECLAIMED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyMeasureIsAColumnOfThePublishedTable() {
    assertThat(Contracts.of(AreaWeek.TABLE).columnNames())
        .endsWith(
            Arrays.stream(Measure.values())
                .map(measure -> measure.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
  }

  @Test
  void aMinimumCellThatHidesNothingIsRefused() {
    assertThatThrownBy(() -> new DisclosureSettings(1))
        .hasMessageContaining("disclosure.minimumCell must be at least 2, was 1");
  }

  @Test
  void aNumberOfTheLedgerIsTheMeasureOfItsName() {
    assertThat(Measure.of("OPENING")).hasValue(Measure.OPENING);
    assertThat(Measure.of("CLOSING")).hasValue(Measure.CLOSING);
    assertThat(Measure.of("CLOSING_ONE_WAY_BLOCKED")).hasValue(CLOSING_ONE_WAY_BLOCKED);
    assertThat(Measure.of("NEW_SUBSCRIBER")).hasValue(Measure.NEW_AT_RISK);
    assertThat(Measure.of("STAYED")).isEmpty();
    assertThatThrownBy(() -> Measure.of("VANISHED")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRowBalancesFromOpeningToClosingAndItsSlicesStandBeside() {
    assertThat(Measure.ofBalance())
        .startsWith(Measure.OPENING)
        .endsWith(Measure.CLOSING)
        .doesNotContain(CLOSING_ONE_WAY_BLOCKED, CONVERTED_AFTER_BLOCKING);
    assertThat(Measure.flowMeasures())
        .hasSize(Measure.ofBalance().size() - 2)
        .allSatisfy(measure -> assertThat(measure.flows()).isNotEmpty())
        .doesNotContain(Measure.OPENING, Measure.CLOSING, CONVERTED_NOT_BLOCKED);
    assertThat(Measure.LEFT.flows())
        .containsExactly(
            LedgerFlow.LEFT_PORTED, LedgerFlow.LEFT_RECLAIMED, LedgerFlow.LEFT_VANISHED);
  }

  @Test
  void theSmallestCellIsTwo() {
    assertThat(new DisclosureSettings(2).minimumCell()).isEqualTo(2);
  }
}
