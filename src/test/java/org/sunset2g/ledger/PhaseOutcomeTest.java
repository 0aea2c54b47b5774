package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.ledger.SubscriberWeek.Fact;
import org.sunset2g.vocabulary.ConversionStep;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.VoLte;

/** The rules as a frame calls them: packed numbers in, a packed number out. */
class PhaseOutcomeTest {
  private static final int WEEK = 2850;
  private static final int NONE = PackedNumbers.NONE;
  private static final PackedNumbers OUTCOME =
      WeekUnion.memory()
          .with(PhaseOutcome.FLOW, WeekUnion.FLOW_BITS)
          .with(PhaseOutcome.STEP, WeekUnion.CODE_BITS);

  private final PhaseOutcome outcome =
      new PhaseOutcome(
          new PhaseRules(
              PhaseRules.Cells.of(HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY)),
              PhaseRules.Cells.of(
                  new HandsetRule(
                      List.of(
                          new HandsetRule.Case(
                              Set.of(HandsetClass.FOUR_G),
                              Set.of(VoLte.YES),
                              Set.of(HandsetForm.SMARTPHONE),
                              Set.of(Generation.FOUR_G))))),
              Set.of(Segment.M2M),
              WEEK,
              3));

  @Test
  void aConversionIsReadFromPackedNumbersAndPackedAgain() {
    long past = memory(Standing.AT_RISK, 2840, NONE, NONE);
    long after =
        outcome.call(
            now(SubscriberStatus.ACTIVE, Segment.CONSUMER, Generation.FOUR_G),
            past,
            HandsetClass.FOUR_G.ordinal(),
            VoLte.YES.ordinal(),
            HandsetForm.SMARTPHONE.ordinal(),
            Fact.HAS_HANDSET.bit() | Fact.OBSERVED.bit());
    assertThat(read(after, PhaseOutcome.STANDING)).isEqualTo(Standing.TARGET.ordinal());
    assertThat(read(after, PhaseOutcome.FLOW)).isEqualTo(LedgerFlow.CONVERTED_SMARTPHONE.ordinal());
    assertThat(read(after, PhaseOutcome.AT_RISK_SINCE)).isEqualTo(NONE);
    assertThat(read(after, PhaseOutcome.CONVERTED_WEEK)).isEqualTo(WEEK);
    assertThat(read(after, PhaseOutcome.CONFIRMATIONS)).isZero();
    assertThat(read(after, PhaseOutcome.STEP)).isEqualTo(ConversionStep.CONVERTED.ordinal());
  }

  @Test
  void whatAWeekRemembersIsWhatTheNextOneReads() {
    long after =
        outcome.call(
            now(SubscriberStatus.ACTIVE, null, null),
            memory(Standing.TARGET, NONE, 2845, 1),
            HandsetClass.FIVE_G.ordinal(),
            null,
            null,
            Fact.HAS_HANDSET.bit());
    assertThat(read(after, PhaseOutcome.STANDING)).isEqualTo(Standing.BELOW_TARGET.ordinal());
    assertThat(read(after, PhaseOutcome.FLOW)).isEqualTo(NONE);
    assertThat(read(after, PhaseOutcome.CONVERTED_WEEK)).isEqualTo(2845);
    assertThat(read(after, PhaseOutcome.CONFIRMATIONS)).isEqualTo(1);
    assertThat(read(after, PhaseOutcome.STEP)).isEqualTo(NONE);
  }

  @Test
  void whoIsInNoSnapshotAndWasNeverKnownIsAbsent() {
    long after = outcome.call(null, null, null, null, null, 0);
    assertThat(read(after, PhaseOutcome.STANDING)).isEqualTo(Standing.ABSENT.ordinal());
    assertThat(read(after, PhaseOutcome.FLOW)).isEqualTo(NONE);
    assertThat(read(after, PhaseOutcome.AT_RISK_SINCE)).isEqualTo(NONE);
  }

  @Test
  void theSegmentExemptsAndAHandsetOfNoClassIsUnknown() {
    int hasHandset = Fact.HAS_HANDSET.bit();
    Long machine = now(SubscriberStatus.ACTIVE, Segment.M2M, Generation.TWO_G);
    Long person = now(SubscriberStatus.ACTIVE, Segment.CONSUMER, Generation.TWO_G);
    assertThat(read(outcome.call(machine, null, null, null, null, hasHandset), "standing"))
        .isEqualTo(Standing.EXEMPT.ordinal());
    assertThat(read(outcome.call(person, null, null, null, null, hasHandset), "standing"))
        .isEqualTo(Standing.UNKNOWN.ordinal());
    Integer twoG = HandsetClass.TWO_G_ONLY.ordinal();
    long atRisk = outcome.call(person, null, twoG, null, null, hasHandset);
    assertThat(read(atRisk, PhaseOutcome.STANDING)).isEqualTo(Standing.AT_RISK.ordinal());
    assertThat(read(atRisk, PhaseOutcome.AT_RISK_SINCE)).isEqualTo(WEEK);
  }

  @ParameterizedTest
  @ValueSource(ints = {NONE, 0, 1, 14})
  void aNumberIsReadFromItsOwnPlaceWhateverLiesBesideIt(int number) {
    PackedNumbers numbers = new PackedNumbers().with("left", 4).with("middle", 4).with("right", 4);
    long beside = numbers.place("left").holding(14) | numbers.place("right").holding(14);
    long packed = beside | numbers.place("middle").holding(number);
    assertThat(numbers.place("middle").in(packed)).isEqualTo(number);
    assertThat(numbers.place("left").in(packed)).isEqualTo(14);
    assertThat(numbers.place("right").in(packed)).isEqualTo(14);
  }

  @Test
  void whatIsNotPackedOrPackedTwiceIsRefused() {
    PackedNumbers numbers = new PackedNumbers().with("code", 63);
    assertThat(numbers.place("code").shift()).isZero();
    assertThatThrownBy(() -> numbers.place("other")).hasMessage("other is not packed here");
    assertThatThrownBy(() -> numbers.with("code", 1)).hasMessage("code is packed twice");
    assertThatThrownBy(() -> numbers.packHeld(Map.of()))
        .hasMessage("packed are [code], given were []");
    assertThatThrownBy(() -> numbers.with("more", 1)).hasMessageContaining("64 bits");
  }

  private static int read(long packed, String name) {
    return OUTCOME.place(name).in(packed);
  }

  private static Long now(SubscriberStatus status, Segment segment, Generation sim) {
    return WeekUnion.OF_SNAPSHOT.place(WeekUnion.STATUS).holding(code(status))
        | WeekUnion.OF_SNAPSHOT.place(WeekUnion.SEGMENT).holding(code(segment))
        | WeekUnion.OF_SNAPSHOT.place(WeekUnion.SIM_GENERATION).holding(code(sim));
  }

  private static long memory(
      Standing standing, int atRiskSince, int convertedWeek, int confirmations) {
    return OUTCOME.place(PhaseOutcome.STANDING).holding(standing.ordinal())
        | OUTCOME.place(PhaseOutcome.AT_RISK_SINCE).holding(atRiskSince)
        | OUTCOME.place(PhaseOutcome.CONVERTED_WEEK).holding(convertedWeek)
        | OUTCOME.place(PhaseOutcome.CONFIRMATIONS).holding(confirmations);
  }

  private static int code(Enum<?> value) {
    return value == null ? NONE : value.ordinal();
  }
}
