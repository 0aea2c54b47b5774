package org.sunset2g.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.ledger.Phase.Suspension;
import org.sunset2g.vocabulary.HandsetClass;

class PhaseTest {
  private static final HandsetRule TWO_G = HandsetRule.ofClasses(HandsetClass.TWO_G_ONLY);
  private static final HandsetRule FOUR_G = HandsetRule.ofClasses(HandsetClass.FOUR_G);
  private static final OffsetDateTime CUT_OFF = OffsetDateTime.parse("2024-09-16T00:00:00+07:00");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Phase1", "1phase", "phase-1", "phase 1", "_1"})
  void aNameThatNoColumnAndNoFolderCanHaveIsRefused(String name) {
    assertThatThrownBy(() -> phase(name, "a", "b", TWO_G, FOUR_G))
        .hasMessageContaining("phases.name must be lower-case letters")
        .hasMessageContaining("was '" + name + "'");
  }

  @Test
  void aColumnOfAPhaseHasItsName() {
    assertThat(phase("phase1", "Đợt 1", "Phase 1", TWO_G, FOUR_G).column("standing"))
        .isEqualTo("standing__phase1");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aPhaseWithoutATitleIsCalledByItsName(String title) {
    Phase phase = phase("phase1", title, title, TWO_G, FOUR_G);
    assertThat(phase.titleVi()).isEqualTo("phase1");
    assertThat(phase.titleEn()).isEqualTo("phase1");
    Phase titled = phase("phase1", "Đợt 1", "Phase 1", TWO_G, FOUR_G);
    assertThat(titled.titleVi()).isEqualTo("Đợt 1");
    assertThat(titled.titleEn()).isEqualTo("Phase 1");
  }

  @Test
  void aPhaseWithoutACutOffIsRefused() {
    assertThatThrownBy(
            () -> new Phase("p1", "", "", null, List.of(), TWO_G, FOUR_G, Set.of(), Set.of()))
        .hasMessage("phases.cutOff is missing");
  }

  @Test
  void aHandsetIsNotAtRiskAndATargetAtOnce() {
    assertThatThrownBy(() -> phase("p1", "", "", TWO_G, TWO_G))
        .hasMessageStartingWith("phase p1 has TWO_G_ONLY both at risk and as a target");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-17T00:00:00+07:00, 2024-10-01T00:00:00+07:00, 2024-09-16T00:00:00+07:00",
    "2024-09-16T00:00:00+07:00, 2024-10-01T00:00:00+07:00, 2024-10-01T00:00:00+07:00",
    "2024-09-01T00:00:00+07:00, 2024-10-01T00:00:00+07:00, 2024-10-01T00:00:00+07:00",
    "2024-09-01T00:00:00+07:00, 2024-09-16T00:00:00+07:00, 2024-09-16T00:00:00+07:00",
    "2024-09-01T00:00:00+07:00, 2024-09-10T00:00:00+07:00, 2024-09-16T00:00:00+07:00"
  })
  void onlyASuspensionThatHoldsAtTheCutOffMovesIt(
      OffsetDateTime from, OffsetDateTime until, OffsetDateTime cutOff) {
    assertThat(suspended(new Suspension(from, until, "an act")).cutOff()).isEqualTo(cutOff);
  }

  @Test
  void oneSuspensionMayFollowUponAnotherInWhateverOrderTheyAreWritten() {
    Suspension first = suspension("2024-09-16", "2024-10-16");
    Suspension second = suspension("2024-10-10", "2024-11-16");
    Suspension later = suspension("2024-12-01", "2024-12-16");
    OffsetDateTime expected = OffsetDateTime.parse("2024-11-16T00:00:00+07:00");
    assertThat(suspended(first, second, later).cutOff()).isEqualTo(expected);
    assertThat(suspended(later, second, first).cutOff()).isEqualTo(expected);
  }

  @Test
  void aSuspensionEndsAfterItBegins() {
    assertThatThrownBy(() -> suspension("2024-10-16", "2024-10-16"))
        .hasMessageContaining("is not before");
  }

  private static Suspension suspension(String from, String until) {
    return new Suspension(
        OffsetDateTime.parse(from + "T00:00:00+07:00"),
        OffsetDateTime.parse(until + "T00:00:00+07:00"),
        "an act");
  }

  private static Phase suspended(Suspension... suspensions) {
    return new Phase(
        "p1", "", "", CUT_OFF, List.of(suspensions), TWO_G, FOUR_G, Set.of(), Set.of());
  }

  private static Phase phase(
      String name, String titleVi, String titleEn, HandsetRule atRisk, HandsetRule target) {
    return new Phase(
        name, titleVi, titleEn, CUT_OFF, List.of(), atRisk, target, Set.of(), Set.of());
  }
}
