package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.VoLte;

class HandsetRuleTest {
  private static final HandsetRule.Case NO_CALLS =
      new HandsetRule.Case(
          Set.of(HandsetClass.FOUR_G),
          Set.of(VoLte.NO),
          Set.of(HandsetForm.SMARTPHONE, HandsetForm.FEATURE_PHONE),
          Set.of(Generation.TWO_G, Generation.THREE_G));

  @Test
  void allThatACaseNamesMustHold() {
    HandsetRule rule = new HandsetRule(List.of(NO_CALLS));
    HandsetForm phone = HandsetForm.SMARTPHONE;
    assertThat(rule.isMet(HandsetClass.FOUR_G, VoLte.NO, phone, Generation.THREE_G)).isTrue();
    assertThat(rule.isMet(HandsetClass.FIVE_G, VoLte.NO, phone, Generation.THREE_G)).isFalse();
    assertThat(rule.isMet(HandsetClass.FOUR_G, VoLte.YES, phone, Generation.THREE_G)).isFalse();
    assertThat(rule.isMet(HandsetClass.FOUR_G, VoLte.NO, HandsetForm.ROUTER, Generation.THREE_G))
        .isFalse();
    assertThat(rule.isMet(HandsetClass.FOUR_G, VoLte.NO, phone, Generation.FOUR_G)).isFalse();
    assertThat(rule.isMet(HandsetClass.FOUR_G, VoLte.NO, phone, null)).isFalse();
  }

  @Test
  void oneCaseOfSeveralSufficesAndWhatIsNotNamedMayBeAnything() {
    HandsetRule rule =
        new HandsetRule(
            List.of(HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY).cases().get(0), NO_CALLS));
    assertThat(rule.isMet(HandsetClass.TWO_G_ONLY, VoLte.YES, HandsetForm.OTHER, null)).isTrue();
    assertThat(rule.isMet(HandsetClass.THREE_G, VoLte.YES, HandsetForm.OTHER, null)).isFalse();
  }

  @Test
  void aRuleSaysWhatItAsksInTheOrderOfTheVocabulary() {
    HandsetRule rule =
        new HandsetRule(
            List.of(
                HandsetRule.ofClasses(HandsetClass.THREE_G, HandsetClass.TWO_G_ONLY).cases().get(0),
                NO_CALLS));
    assertThat(rule.written())
        .isEqualTo(
            "TWO_G_ONLY/THREE_G; or FOUR_G, VoLTE NO, form SMARTPHONE/FEATURE_PHONE,"
                + " SIM TWO_G/THREE_G");
  }

  @ParameterizedTest
  @EnumSource(
      value = HandsetClass.class,
      names = {"UNKNOWN", "NON_CELLULAR"})
  void whatIsUnknowableIsNeverAtRiskNorATarget(HandsetClass unknowable) {
    assertThatThrownBy(() -> HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY, unknowable))
        .hasMessageContaining(unknowable.name());
  }

  @Test
  void aRuleThatNamesNoClassIsRefused() {
    assertThatThrownBy(HandsetRule::ofClasses).hasMessageContaining("name a handset class");
    assertThatThrownBy(() -> new HandsetRule(List.of()))
        .hasMessageContaining("name a handset class");
  }
}
