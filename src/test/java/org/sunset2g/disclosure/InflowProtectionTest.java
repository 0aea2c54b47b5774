package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/** Two provinces: 01 with the districts 001 and 002, 02 with 003 and 004; a commune each. */
class InflowProtectionTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final MadeUpWorld WORLD = MadeUpWorld.ofSize(2, 4, 100, 1);

  @Test
  void multiplesOfTheMinimumCellAreShownAsTheyAre() {
    ProtectedInflow inflow =
        protect(List.of(), row(1, 10), row(3, 20), row(2, "B", Certification.YES, 30));

    assertThat(inflow.country(InflowMeasure.NOT_CERTIFIED)).isEqualTo(30);
    assertThat(inflow.country(InflowMeasure.CERTIFIED)).isEqualTo(30);
    assertThat(inflow.country(InflowMeasure.ALL)).isEqualTo(60);
    assertThat(inflow.models()).extracting(InflowFigure::model).containsExactly("Model");
  }

  /** That areas and models add up is checked wherever a table is made. */
  @Test
  void communesAreCloseToTheirNumbersAndTheCountryToItsOwn() {
    Random random = new Random(8);
    MadeUpWorld world = MadeUpWorld.ofSize(3, 60, 100, 1);
    List<InflowRow> rows = new ArrayList<>();
    long[] counts = new long[61];
    for (int district = 1; district <= 60; district++) {
      for (int model = 0; model < 5; model++) {
        long number = random.nextInt(4);
        counts[district] += number;
        rows.add(row(district, "Model " + model, Certification.UNKNOWN, number));
      }
    }
    ProtectedInflow inflow =
        new InflowProtection(Territory.unchanging(world.units()), new DisclosureSettings(10))
            .protect(WEEK, rows, List.of());

    long all = 0;
    for (InflowFigure figure : inflow.figures()) {
      if (figure.area().level() == AreaLevel.COMMUNE) {
        long count = counts[Integer.parseInt(figure.area().code().code())];
        assertThat(Math.abs(figure.subscribers() - count)).isLessThan(10);
        all += count;
      }
    }
    assertThat(Math.abs(inflow.country(InflowMeasure.NOT_CERTIFIED) - all)).isLessThan(20);
    assertThat(inflow.models()).hasSize(5);
  }

  @Test
  void aFewMoreAreNotToldByTheRevision() {
    ProtectedInflow first = protect(List.of(), row(1, 12), row(3, 28));
    long shown = first.country(InflowMeasure.NOT_CERTIFIED);
    ProtectedInflow second = protect(List.of(first), row(1, 12), row(3, shown > 40 ? 29 : 28));

    assertThat(second.country(InflowMeasure.NOT_CERTIFIED)).isEqualTo(shown);
    assertThat(protect(List.of(first), row(1, 90), row(3, 28)).country(InflowMeasure.ALL))
        .isGreaterThan(shown + 50);
  }

  private static ProtectedInflow protect(List<ProtectedInflow> superseded, InflowRow... rows) {
    return new InflowProtection(Territory.unchanging(WORLD.units()), new DisclosureSettings(10))
        .protect(
            WEEK,
            new ArrayList<>(List.of(rows)),
            superseded.stream().map(ProtectedInflow::figures).toList());
  }

  private static InflowRow row(int district, long subscribers) {
    return row(district, "Model", Certification.NO, subscribers);
  }

  private static InflowRow row(
      int district, String model, Certification certification, long subscribers) {
    return new InflowRow(
        new AreaCode(MadeUpWorld.SYSTEM, "%05d".formatted(district)),
        model,
        certification,
        subscribers);
  }
}
