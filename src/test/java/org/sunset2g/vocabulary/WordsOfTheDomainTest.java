package org.sunset2g.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.LedgerFlow.Direction;

/** What the words of the domain say of themselves. */
class WordsOfTheDomainTest {
  @ParameterizedTest
  @CsvSource({
    "ACTIVE, true, false",
    "ONE_WAY_BLOCKED, true, true",
    "TWO_WAY_BLOCKED, true, true",
    "RECLAIMED, false, false",
    "PORTED_OUT, false, false"
  })
  void whoLeftIsNotPresentAndWhoIsBlockedIs(
      SubscriberStatus status, boolean isPresent, boolean isBlocked) {
    assertThat(status.isPresent()).isEqualTo(isPresent);
    assertThat(status.isBlocked()).isEqualTo(isBlocked);
  }

  @Test
  void aFlowAddsTakesAwayOrLeavesTheNumberAtRisk() {
    assertThat(Direction.IN.sign()).isEqualTo(1);
    assertThat(Direction.OUT.sign()).isEqualTo(-1);
    assertThat(Direction.WITHIN.sign()).isZero();
    assertThat(LedgerFlow.flowing(Direction.WITHIN)).containsExactly(LedgerFlow.STAYED);
    assertThat(LedgerFlow.flowing(Direction.IN))
        .containsExactly(
            LedgerFlow.MOVED_IN,
            LedgerFlow.REZONED_IN,
            LedgerFlow.BASELINE,
            LedgerFlow.NEW_SUBSCRIBER,
            LedgerFlow.RETURNED,
            LedgerFlow.RECLASSIFIED_IN,
            LedgerFlow.REVERTED,
            LedgerFlow.HANDSET_IDENTIFIED,
            LedgerFlow.DOWNGRADED);
    assertThat(LedgerFlow.MOVED_OUT.direction()).isEqualTo(Direction.OUT);
  }

  @Test
  void aHandsetOfTheTargetOpensAConversionAndNothingElseDoes() {
    assertThat(Arrays.stream(LedgerFlow.values()).filter(LedgerFlow::isConversion))
        .containsExactly(
            LedgerFlow.CONVERTED_SMARTPHONE,
            LedgerFlow.CONVERTED_FEATURE_PHONE,
            LedgerFlow.CONVERTED_OTHER);
  }

  @Test
  void aVisitACallATextAndALetterReachOnePerson() {
    assertThat(Channel.personal())
        .containsExactly(Channel.VISIT, Channel.CALL, Channel.SMS, Channel.POST);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void aChannelHasVietnameseWords(Channel channel) {
    assertThat(channel.vietnamese()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(ContactOutcome.class)
  void anOutcomeHasVietnameseWords(ContactOutcome outcome) {
    assertThat(outcome.vietnamese()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void aGenerationIsReadInAnyCase(Generation generation) {
    assertThat(Generation.ofWritten(generation.written())).contains(generation);
    assertThat(Generation.ofWritten(generation.written().toLowerCase(Locale.ROOT)))
        .contains(generation);
    assertThat(Generation.ofWritten(generation.written() + " ")).isEmpty();
  }

  @Test
  void aFormThatIsNotKnownIsWrittenAsNothing() {
    assertThat(HandsetForm.SMARTPHONE.written()).isEqualTo("smartphone");
    assertThat(HandsetForm.UNKNOWN.written()).isEmpty();
  }

  @Test
  void aTacIsEightDigitsAndOrderedByThem() {
    assertThat(new Tac("01332700")).hasToString("01332700").isLessThan(new Tac("35120030"));
    assertThat(Tac.isTac("01332700")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1332700", "013327001", "0133270a", "０1332700", " 1332700"})
  void anythingElseIsNoTac(String text) {
    assertThat(Tac.isTac(text)).isFalse();
    assertThatThrownBy(() -> new Tac(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingTacIsNone() {
    assertThat(Tac.isTac(null)).isFalse();
  }

  @Test
  void aProblemNamesFileAndLineAndSaysWhatToDo() {
    IllegalStateException cause = new IllegalStateException("below");
    InputProblem problem = InputProblem.inLine("a.csv", 7, "no TAC", "write eight digits");
    assertThat(problem).hasMessage("a.csv, line 7: no TAC\n  what to do: write eight digits");
    assertThat(InputProblem.inFile("a.csv", "is empty", "send it again"))
        .hasMessage("a.csv: is empty\n  what to do: send it again");
    assertThat(problem.causedBy(cause)).hasMessage(problem.getMessage()).hasCause(cause);
    assertThat(problem.causedBy(cause).withProblem(text -> text.replace("a.csv", "b.csv")))
        .hasMessage("b.csv, line 7: no TAC\n  what to do: write eight digits")
        .hasCause(cause);
  }
}
