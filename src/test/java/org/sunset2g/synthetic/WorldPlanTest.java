package org.sunset2g.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

class WorldPlanTest {
  private static final WorldPlan PLAN =
      WorldPlan.of(1, 7, IsoWeek.parse("2024-W30"), 4, List.of("a", "b"), LandingFormat.CSV);

  @Test
  void subscribersAreSplitEvenlyOverTheOperators() {
    assertThat(PLAN.subscribersOf(0)).isEqualTo(4);
    assertThat(PLAN.subscribersOf(1)).isEqualTo(3);
  }

  @Test
  void aPlanOutsideItsLimitsIsRefusedByName() {
    assertThatThrownBy(() -> PLAN.withBadRowShare(0.6))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("badRowShare must be from 0 to 0.5, was 0.6");
    assertThatThrownBy(() -> PLAN.withThreads(0))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("threads must be from 1 to 256, was 0");
    assertThatThrownBy(
            () -> WorldPlan.of(1, 7, PLAN.firstWeek(), 4, List.of("../a"), LandingFormat.CSV))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("operators");
  }

  @Test
  void aMisspeltRateIsMetWithTheLikelyOne() {
    assertThatThrownBy(() -> FlowRates.standard().with("downgrade", 0.1))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("Did you mean 'downgraded'?");
  }

  @Test
  void aRateAboveOneIsRefused() {
    assertThatThrownBy(() -> FlowRates.standard().with("moved", 1.1))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("rate moved must be from 0 to 1, was 1.1");
  }

  @Test
  void theCurveGoesThroughThePublishedNumbersAndSteepensTowardTheCutOff() {
    AtRiskCurve curve = new AtRiskCurve(LocalDate.of(2024, 10, 16));
    assertThat(curve.shareOn(LocalDate.of(2024, 9, 8)) * 120e6).isCloseTo(3.4e6, within(1.0));
    assertThat(curve.weeklyDecline(LocalDate.of(2024, 4, 1))).isBetween(0.02, 0.03);
    assertThat(curve.weeklyDecline(LocalDate.of(2024, 9, 1))).isBetween(0.14, 0.17);
    assertThat(curve.weeklyDecline(LocalDate.of(2024, 10, 6))).isBetween(0.26, 0.3);
    assertThat(curve.weeklyDecline(LocalDate.of(2024, 10, 16))).isGreaterThan(0.65);
  }

  @Test
  void theBuiltInUnitsAreTwentyTwoDistrictsWithTheirCommunes() {
    assertThat(
            BuiltInUnits.langSonAndSocTrang().all().stream()
                .filter(unit -> unit.level() == AdministrativeUnit.Level.DISTRICT))
        .hasSize(22);
    assertThat(
            BuiltInUnits.langSonAndSocTrang().all().stream()
                .filter(unit -> unit.level() == AdministrativeUnit.Level.COMMUNE))
        .hasSize(302);
  }

  @Test
  void theBuiltInCatalogueHasEveryClassOfHandset() {
    assertThat(
            BuiltInCatalogue.smallMarket().entries().stream()
                .map(entry -> entry.capability().handsetClass())
                .distinct())
        .containsExactlyInAnyOrder(HandsetClass.values());
  }
}
