package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/** Two provinces: 01 with the districts 001 and 002, 02 with 003 and 004. */
class InflowProtectionTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final MadeUpWorld WORLD = MadeUpWorld.ofSize(2, 4, 100, 1);

  @Test
  void numbersThatAreLargeEnoughAreAllPublished() {
    ProtectedInflow inflow = protect(List.of(), row(1, 10), row(3, 20), row(2, 30), row(4, 0));

    assertThat(number(inflow, "001")).hasValue(10);
    assertThat(number(inflow, "004")).as("zero speaks of nobody").hasValue(0);
    assertThat(inflow.notCertified(PublishedArea.COUNTRY)).hasValue(60);
    assertThat(inflow.figures()).noneMatch(InflowFigure::withheld);
  }

  @Test
  void aSmallNumberTakesItsNeighbourAlong() {
    ProtectedInflow inflow = protect(List.of(), row(1, 9), row(3, 20), row(2, 30), row(4, 40));

    assertThat(number(inflow, "001")).isEmpty();
    assertThat(number(inflow, "002")).isEmpty();
    assertThat(province(inflow, 1)).hasValue(39);
    assertThat(number(inflow, "003")).hasValue(20);
  }

  @Test
  void theAreasOfAWithheldProvinceAreWithheld() {
    ProtectedInflow inflow = protect(List.of(), row(1, 4), row(3, 20), row(2, 3), row(4, 40));

    assertThat(province(inflow, 1)).isEmpty();
    assertThat(province(inflow, 2)).as("its companion").isEmpty();
    assertThat(number(inflow, "004")).isEmpty();
    assertThat(inflow.notCertified(PublishedArea.COUNTRY)).as("7 and 60").hasValue(67);
  }

  @Test
  void aSmallModelIsFoldedAndTakesTheSmallestNamedOneAlong() {
    ProtectedInflow inflow =
        protect(
            List.of(),
            row(1, "Big", Certification.NO, 50),
            row(3, "Middle", Certification.UNKNOWN, 20),
            row(2, "Small", Certification.NO, 3),
            row(2, "Listed", Certification.YES, 12));

    assertThat(inflow.models()).extracting(InflowFigure::model).containsExactly("Big");
    assertThat(inflow.country(InflowMeasure.OTHER_MODELS)).hasValue(23);
    assertThat(inflow.country(InflowMeasure.ALL)).hasValue(85);
  }

  @Test
  void fewCertifiedHandsetsHideTheSumAsWell() {
    ProtectedInflow inflow = protect(List.of(), row(1, 50), row(1, "C", Certification.YES, 2));

    assertThat(inflow.country(InflowMeasure.CERTIFIED)).isEmpty();
    assertThat(inflow.country(InflowMeasure.ALL)).isEmpty();
    assertThat(inflow.notCertified(PublishedArea.COUNTRY)).hasValue(50);
  }

  @Test
  void whatWasWithheldStaysWithheldInTheWeek() {
    ProtectedInflow first = protect(List.of(), row(1, 9), row(3, 20), row(2, 30), row(4, 40));
    ProtectedInflow second =
        protect(List.of(first), row(1, 50), row(3, 20), row(2, 30), row(4, 40));

    assertThat(number(second, "001")).isEmpty();
    assertThat(number(second, "002")).isEmpty();
    assertThat(province(second, 1)).hasValue(80);
  }

  @Test
  void aSmallChangeOfTheCountryHidesTheWeek() {
    ProtectedInflow first = protect(List.of(), row(1, 50), row(3, 20));
    ProtectedInflow second = protect(List.of(first), row(1, 52), row(3, 20));

    assertThat(second.figures()).isNotEmpty().allMatch(InflowFigure::withheld);
    assertThat(second.models()).isEmpty();
  }

  @Test
  void anAreaThatAddsUpIntoAnotherOneThanBeforeHidesTheWeek() {
    ProtectedInflow first = protect(List.of(), row(1, 50), row(3, 20));
    List<InflowFigure> redrawn =
        first.figures().stream()
            .map(
                figure ->
                    figure.area().code().code().equals("001")
                        ? new InflowFigure(
                            WEEK,
                            figure.area(),
                            new AreaCode(MadeUpWorld.SYSTEM, "02"),
                            figure.measure(),
                            "",
                            figure.subscribers())
                        : figure)
            .toList();

    ProtectedInflow second =
        new InflowProtection(Territory.unchanging(WORLD.units()), new DisclosureSettings(10))
            .protect(WEEK, List.of(row(1, 50), row(3, 20)), List.of(redrawn));

    assertThat(second.figures()).allMatch(InflowFigure::withheld);
  }

  @Test
  void figuresOfAnotherWeekAreRefused() {
    ProtectedInflow first = protect(List.of(), row(1, 50));

    assertThatThrownBy(
            () ->
                new InflowProtection(
                        Territory.unchanging(WORLD.units()), new DisclosureSettings(10))
                    .protect(WEEK.plus(1), List.of(), List.of(first.figures())))
        .hasMessageContaining("2024-W37");
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

  private static OptionalLong province(ProtectedInflow inflow, int number) {
    return number(inflow, "%02d".formatted(number));
  }

  private static OptionalLong number(ProtectedInflow inflow, String code) {
    return inflow.notCertified(
        inflow.areas().find(new AreaCode(MadeUpWorld.SYSTEM, code)).orElseThrow());
  }
}
