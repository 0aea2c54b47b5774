package org.sunset2g.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.synthetic.WorldConditions.Postponement;
import org.sunset2g.synthetic.WorldConditions.Shock;
import org.sunset2g.synthetic.WorldConditions.Unrest;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

class NamedConditionsTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W22");

  @ParameterizedTest
  @EnumSource(NamedConditions.class)
  void everyNameIsReadBackAndBringsUnrest(NamedConditions conditions) {
    assertThat(NamedConditions.ofWritten(conditions.written())).isEqualTo(conditions);
    assertThat(of(conditions).unrest()).isEqualTo(new Unrest(0.10, 0.15));
  }

  @Test
  void theyAreLaidOutBetweenTheFirstWeekAndTheCutOff() {
    WorldConditions plain = of(NamedConditions.AS_PUBLISHED);
    assertThat(plain.shocks()).isEmpty();
    assertThat(plain.postponement()).isEmpty();
    assertThat(plain.lateRush()).isZero();
    assertThat(of(NamedConditions.POSTPONED).postponement())
        .contains(new Postponement(LocalDate.of(2024, 10, 13), LocalDate.of(2024, 11, 15)));
    assertThat(of(NamedConditions.CAMPAIGN).shocks())
        .containsExactly(new Shock(IsoWeek.parse("2024-W32"), 3, 2.5, 0.5));
    assertThat(of(NamedConditions.STOCK_OUT).shocks())
        .containsExactly(new Shock(IsoWeek.parse("2024-W37"), 3, 0.3, 0.5));
    assertThat(of(NamedConditions.LATE_RUSH).lateRush()).isEqualTo(0.4);
  }

  @Test
  void aWorldThatBeginsNearTheCutOffHasNothingBeforeItsFirstWeek() {
    IsoWeek late = IsoWeek.parse("2024-W41");
    assertThat(NamedConditions.STOCK_OUT.of(WorldPhase.first(), late).shocks().get(0).from())
        .isEqualTo(late);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> NamedConditions.ofWritten("stockout"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no conditions are called 'stockout'. Did you mean 'stock_out'?")
        .hasMessageContaining("as_published, postponed, campaign, stock_out, late_rush");
  }

  private static WorldConditions of(NamedConditions conditions) {
    return conditions.of(WorldPhase.first(), FIRST);
  }
}
