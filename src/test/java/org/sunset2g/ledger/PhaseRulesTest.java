package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.ledger.PhaseRules.Outcome;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.ledger.SubscriberWeek.Past;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.VoLte;

class PhaseRulesTest {
  private static final int NONE = PackedNumbers.NONE;
  private static final int WEEK = 2850;
  private static final Past UNKNOWN_BEFORE = new Past(null, NONE, NONE, NONE);
  private static final Past AT_RISK_BEFORE = new Past(Standing.AT_RISK, 2840, NONE, NONE);

  private final PhaseRules rules =
      new PhaseRules(
          PhaseRules.Cells.of(HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY)),
          PhaseRules.Cells.of(HandsetRule.ofClasses(HandsetClass.FOUR_G, HandsetClass.FIVE_G)),
          Set.of(Segment.M2M),
          WEEK,
          3);

  @Test
  void theFirstStandingThatHoldsIsTaken() {
    SubscriberWeek absent = week(null, Segment.M2M, HandsetClass.TWO_G_ONLY, UNKNOWN_BEFORE);
    assertThat(rules.outcome(absent).standing()).isEqualTo(Standing.ABSENT);
    assertThat(
            standing(
                SubscriberStatus.ACTIVE, Segment.M2M, HandsetClass.TWO_G_ONLY, Fact.HAS_HANDSET))
        .isEqualTo(Standing.EXEMPT);
    assertThat(
            standing(
                SubscriberStatus.ACTIVE,
                Segment.CONSUMER,
                HandsetClass.TWO_G_ONLY,
                Fact.AREA_EXEMPT,
                Fact.HAS_HANDSET))
        .isEqualTo(Standing.EXEMPT);
    assertThat(standing(SubscriberStatus.ACTIVE, null, HandsetClass.TWO_G_ONLY))
        .isEqualTo(Standing.QUIET);
  }

  @ParameterizedTest
  @EnumSource(HandsetClass.class)
  void aHandsetStandsWhereThePhasePutsItsClass(HandsetClass handsetClass) {
    Standing expected =
        switch (handsetClass) {
          case UNKNOWN, NON_CELLULAR -> Standing.UNKNOWN;
          case TWO_G_ONLY -> Standing.AT_RISK;
          case FOUR_G, FIVE_G -> Standing.TARGET;
          default -> Standing.BELOW_TARGET;
        };
    assertThat(standing(SubscriberStatus.ACTIVE, Segment.CONSUMER, handsetClass, Fact.HAS_HANDSET))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(SubscriberStatus.class)
  void whoIsPresentAndWhoLeft(SubscriberStatus status) {
    Outcome outcome =
        rules.outcome(
            week(
                status,
                null,
                HandsetClass.TWO_G_ONLY,
                AT_RISK_BEFORE,
                Fact.HAS_HANDSET,
                Fact.SAME_AREA));
    LedgerFlow expected =
        status.isPresent()
            ? LedgerFlow.STAYED
            : status == SubscriberStatus.PORTED_OUT
                ? LedgerFlow.LEFT_PORTED
                : LedgerFlow.LEFT_RECLAIMED;
    assertThat(outcome.flow()).isEqualTo(expected);
  }

  @Test
  void whoIsNotInTheSnapshotVanished() {
    assertThat(rules.outcome(week(null, null, HandsetClass.UNKNOWN, AT_RISK_BEFORE)).flow())
        .isEqualTo(LedgerFlow.LEFT_VANISHED);
  }

  @ParameterizedTest
  @CsvSource({
    "SAME_AREA, STAYED",
    "SUCCESSION, REZONED_OUT",
    "OBSERVED, MOVED_OUT",
  })
  void whoStaysAtRiskStaysIsRezonedOrMoves(Fact fact, LedgerFlow expected) {
    assertThat(flow(HandsetClass.TWO_G_ONLY, null, AT_RISK_BEFORE, fact)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FOUR_G, SMARTPHONE, CONVERTED_SMARTPHONE",
    "FOUR_G, FEATURE_PHONE, CONVERTED_FEATURE_PHONE",
    "FIVE_G, , CONVERTED_OTHER",
    "THREE_G, SMARTPHONE, UPGRADED_BELOW_TARGET",
    "UNKNOWN, , HANDSET_UNKNOWN",
  })
  void anotherHandsetSaysHowTheRiskEnded(
      HandsetClass handsetClass, HandsetForm form, LedgerFlow expected) {
    assertThat(flow(handsetClass, form, AT_RISK_BEFORE)).isEqualTo(expected);
    assertThat(flow(handsetClass, form, AT_RISK_BEFORE, Fact.SAME_HANDSET))
        .isEqualTo(LedgerFlow.RECLASSIFIED_OUT);
  }

  @Test
  void exemptionAndQuietEndTheRiskWhateverTheHandset() {
    assertThat(flow(HandsetClass.FIVE_G, null, AT_RISK_BEFORE, Fact.SAME_HANDSET, Fact.AREA_EXEMPT))
        .isEqualTo(LedgerFlow.EXEMPTED);
    SubscriberWeek quiet =
        week(
            SubscriberStatus.ACTIVE, null, HandsetClass.TWO_G_ONLY, AT_RISK_BEFORE, Fact.SAME_AREA);
    assertThat(rules.outcome(quiet).flow()).isEqualTo(LedgerFlow.GONE_QUIET);
  }

  @ParameterizedTest
  @CsvSource({
    ", -1, NEW_SUBSCRIBER",
    "ABSENT, 2845, RETURNED",
    "QUIET, -1, RETURNED",
    "EXEMPT, -1, RETURNED",
    "TARGET, 2845, REVERTED",
    "BELOW_TARGET, 2845, REVERTED",
    "UNKNOWN, 2845, REVERTED",
    "UNKNOWN, -1, HANDSET_IDENTIFIED",
    "TARGET, -1, DOWNGRADED",
    "BELOW_TARGET, -1, DOWNGRADED",
  })
  void whoComesToBeAtRiskComesFromSomewhere(
      Standing before, int convertedWeek, LedgerFlow expected) {
    Past past = new Past(before, NONE, convertedWeek, convertedWeek == NONE ? NONE : 1);
    assertThat(flow(HandsetClass.TWO_G_ONLY, null, past)).isEqualTo(expected);
    assertThat(flow(HandsetClass.TWO_G_ONLY, null, past, Fact.FIRST_WEEK))
        .isEqualTo(LedgerFlow.BASELINE);
  }

  @Test
  void theSameHandsetAtRiskAnewWasReclassified() {
    Past onTarget = new Past(Standing.TARGET, NONE, 2845, 1);
    assertThat(flow(HandsetClass.TWO_G_ONLY, null, onTarget, Fact.SAME_HANDSET))
        .isEqualTo(LedgerFlow.RECLASSIFIED_IN);
  }

  @Test
  void whoIsNeverAtRiskHasNoFlow() {
    Past onTarget = new Past(Standing.TARGET, NONE, NONE, NONE);
    assertThat(flow(HandsetClass.FIVE_G, null, onTarget)).isNull();
    assertThat(flow(HandsetClass.UNKNOWN, null, UNKNOWN_BEFORE)).isNull();
  }

  @Test
  void theTimeAtRiskBeginsOnceAndEnds() {
    assertThat(outcome(HandsetClass.TWO_G_ONLY, UNKNOWN_BEFORE).atRiskSince()).isEqualTo(WEEK);
    assertThat(outcome(HandsetClass.TWO_G_ONLY, AT_RISK_BEFORE).atRiskSince()).isEqualTo(2840);
    assertThat(outcome(HandsetClass.FIVE_G, AT_RISK_BEFORE).atRiskSince()).isEqualTo(NONE);
  }

  @Test
  void aConversionOpensIsConfirmedAndStaysOnRecord() {
    Outcome opened = outcome(HandsetClass.FIVE_G, AT_RISK_BEFORE, Fact.OBSERVED);
    assertThat(opened)
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(ConversionStep.CONVERTED, WEEK, 0);

    Past twice = new Past(Standing.TARGET, NONE, 2845, 2);
    assertThat(outcome(HandsetClass.FIVE_G, twice))
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(null, 2845, 2);
    assertThat(outcome(HandsetClass.THREE_G, twice, Fact.OBSERVED).confirmations()).isEqualTo(2);
    assertThat(outcome(HandsetClass.FIVE_G, twice, Fact.OBSERVED))
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(ConversionStep.CONFIRMED, 2845, 3);

    Past confirmed = new Past(Standing.TARGET, NONE, 2845, 3);
    assertThat(outcome(HandsetClass.FIVE_G, confirmed, Fact.OBSERVED))
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(null, 2845, 3);
  }

  @Test
  void aConversionIsRevertedAtRiskAgain() {
    Past confirmed = new Past(Standing.TARGET, NONE, 2845, 3);
    assertThat(outcome(HandsetClass.TWO_G_ONLY, confirmed, Fact.OBSERVED))
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(ConversionStep.REVERTED, NONE, NONE);
  }

  @Test
  void withoutAConversionNothingIsRemembered() {
    Past below = new Past(Standing.BELOW_TARGET, NONE, NONE, NONE);
    assertThat(outcome(HandsetClass.FIVE_G, below, Fact.OBSERVED))
        .extracting(Outcome::step, Outcome::convertedWeek, Outcome::confirmations)
        .containsExactly(null, NONE, NONE);
  }

  @Test
  void aRuleMayLookAtVoLteFormAndSim() {
    PhaseRules calls =
        new PhaseRules(
            PhaseRules.Cells.of(
                new HandsetRule(
                    List.of(
                        new HandsetRule.Case(
                            Set.of(HandsetClass.TWO_G_ONLY, HandsetClass.THREE_G),
                            Set.of(),
                            Set.of(),
                            Set.of()),
                        new HandsetRule.Case(
                            Set.of(HandsetClass.FOUR_G), Set.of(VoLte.NO), Set.of(), Set.of())))),
            PhaseRules.Cells.of(
                new HandsetRule(
                    List.of(
                        new HandsetRule.Case(
                            Set.of(HandsetClass.FOUR_G),
                            Set.of(VoLte.YES),
                            Set.of(HandsetForm.SMARTPHONE),
                            Set.of(Generation.FOUR_G))))),
            Set.of(),
            WEEK,
            3);
    HandsetForm phone = HandsetForm.SMARTPHONE;
    assertThat(calls.outcome(on(HandsetClass.THREE_G, VoLte.UNKNOWN, phone, null)).standing())
        .isEqualTo(Standing.AT_RISK);
    assertThat(calls.outcome(on(HandsetClass.FOUR_G, VoLte.NO, phone, null)).standing())
        .isEqualTo(Standing.AT_RISK);
    assertThat(calls.outcome(on(HandsetClass.FOUR_G, VoLte.UNKNOWN, phone, null)).standing())
        .isEqualTo(Standing.BELOW_TARGET);
    assertThat(
            calls.outcome(on(HandsetClass.FOUR_G, VoLte.YES, phone, Generation.FOUR_G)).standing())
        .isEqualTo(Standing.TARGET);
    assertThat(
            calls
                .outcome(on(HandsetClass.FOUR_G, VoLte.YES, HandsetForm.TABLET, Generation.FOUR_G))
                .standing())
        .isEqualTo(Standing.BELOW_TARGET);
    assertThat(calls.outcome(on(HandsetClass.FOUR_G, VoLte.YES, phone, null)).standing())
        .isEqualTo(Standing.BELOW_TARGET);
  }

  private static SubscriberWeek on(
      HandsetClass handsetClass, VoLte voLte, HandsetForm form, Generation sim) {
    return new SubscriberWeek(
        SubscriberStatus.ACTIVE,
        Segment.CONSUMER,
        sim,
        handsetClass,
        voLte,
        form,
        set(Fact.HAS_HANDSET),
        UNKNOWN_BEFORE);
  }

  private Standing standing(
      SubscriberStatus status, Segment segment, HandsetClass handsetClass, Fact... facts) {
    return rules.outcome(week(status, segment, handsetClass, UNKNOWN_BEFORE, facts)).standing();
  }

  private LedgerFlow flow(HandsetClass handsetClass, HandsetForm form, Past past, Fact... facts) {
    return outcome(handsetClass, form == null ? HandsetForm.UNKNOWN : form, past, facts).flow();
  }

  private Outcome outcome(HandsetClass handsetClass, Past past, Fact... facts) {
    return outcome(handsetClass, HandsetForm.UNKNOWN, past, facts);
  }

  private Outcome outcome(HandsetClass handsetClass, HandsetForm form, Past past, Fact... facts) {
    return rules.outcome(
        new SubscriberWeek(
            SubscriberStatus.ACTIVE,
            Segment.CONSUMER,
            null,
            handsetClass,
            VoLte.UNKNOWN,
            form,
            set(facts) | Fact.HAS_HANDSET.bit(),
            past));
  }

  private static SubscriberWeek week(
      SubscriberStatus status,
      Segment segment,
      HandsetClass handsetClass,
      Past past,
      Fact... facts) {
    return new SubscriberWeek(
        status, segment, null, handsetClass, VoLte.UNKNOWN, HandsetForm.UNKNOWN, set(facts), past);
  }

  private static int set(Fact... facts) {
    return Arrays.stream(facts).mapToInt(Fact::bit).reduce(0, (all, bit) -> all | bit);
  }
}
