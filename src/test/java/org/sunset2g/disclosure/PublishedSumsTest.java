package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What a week as it was published must add up to, in a country of one province and two communes.
 */
class PublishedSumsTest {
  private static final IsoWeek WEEK = new IsoWeek(2024, 37);
  private static final PublishedArea PROVINCE = area(AreaLevel.PROVINCE, "20");
  private static final PublishedArea ONE = area(AreaLevel.COMMUNE, "06007");
  private static final PublishedArea OTHER = area(AreaLevel.COMMUNE, "06010");
  private static final PublishedArea FORMER = area(AreaLevel.FORMER_DISTRICT, "180");

  private final Map<PublishedArea, Map<Measure, Long>> figures =
      Map.of(
          ONE, row(50, 20, 0, 10, 0, 60),
          OTHER, row(30, 0, 10, 0, 10, 30));

  @Test
  void aWeekThatAddsUpIsTakenAndItsAreasLieUnderOneAnother() {
    ProtectedWeek week = published(rows());
    assertThat(week.number(PublishedArea.COUNTRY, Measure.CLOSING)).isEqualTo(90);
    AreaTree areas = week.areas();
    assertThat(areas.country()).isEqualTo(PublishedArea.COUNTRY);
    assertThat(areas.below(PROVINCE)).containsExactly(ONE, OTHER);
    assertThat(areas.below(ONE)).isEmpty();
    assertThat(areas.above(ONE)).contains(PROVINCE);
    assertThat(areas.above(PublishedArea.COUNTRY)).isEmpty();
    assertThat(areas.path(OTHER)).containsExactly(PublishedArea.COUNTRY, PROVINCE, OTHER);
    assertThat(areas.former()).containsExactly(FORMER);
    assertThat(areas.find(FORMER.code())).contains(FORMER);
    assertThat(areas.find(new AreaCode("", "nowhere"))).isEmpty();
    assertThat(areas.all()).containsExactly(PublishedArea.COUNTRY, PROVINCE, ONE, OTHER, FORMER);
  }

  @Test
  void anAreaTwiceOrUnderOneThatIsNotThereIsRefusedAndSoIsAWeekWithoutTheCountry() {
    List<AreaFigures> twice = rows();
    twice.add(twice.get(2));
    refused(twice, "is there twice");
    List<AreaFigures> orphan = rows();
    orphan.remove(1);
    refused(orphan, "which is not there");
    List<AreaFigures> headless = rows();
    headless.remove(0);
    refused(headless, "no row of the country");
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void aFigureThatIsAnotherInOneAreaAloneIsRefused(Measure measure) {
    for (int row = 0; row < 5; row++) {
      List<AreaFigures> rows = rows();
      AreaFigures changed = rows.get(row);
      Map<Measure, Long> all = new EnumMap<>(changed.all());
      all.merge(measure, 10L, Long::sum);
      rows.set(row, new AreaFigures(changed.area(), changed.above(), all));
      refused(rows, "");
    }
  }

  @Test
  void whoMovesIntoAnAreaMovesOutOfAnother() {
    Map<Measure, Long> more = new EnumMap<>(figures.get(ONE));
    more.merge(Measure.MOVED_IN, 10L, Long::sum);
    more.merge(Measure.CLOSING, 10L, Long::sum);
    more.merge(Measure.CLOSING_ACTIVE, 10L, Long::sum);
    refused(rows(Map.of(ONE, more, OTHER, figures.get(OTHER))), "MOVED_OUT against MOVED_IN");
  }

  @Test
  void handsetsAndModelsAddUpToTheClosingNumberInMultiples() {
    assertThat(handsets(90).handsetSims(PublishedArea.COUNTRY)).hasSize(1);
    assertThat(models(90).models(PublishedArea.COUNTRY)).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handsets(80))
        .withMessageContaining("the numbers by handset and SIM");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handsets(91))
        .withMessageContaining("not a multiple of 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> models(100))
        .withMessageContaining("the numbers by model");
  }

  @Test
  void whatTwoTablesTellDifferentlyIsListedAndAnAreaThatIsGoneCountsNobody() {
    List<AreaFigures> later = rows();
    later.remove(4);
    assertThat(ChangedFigure.between(published(rows()), published(rows()))).isEmpty();
    List<ChangedFigure> gone = ChangedFigure.between(published(rows()), published(later));
    assertThat(gone)
        .contains(new ChangedFigure(FORMER, Measure.CLOSING, 90, 0))
        .allMatch(changed -> changed.area().equals(FORMER) && changed.difference() < 0);
    assertThat(ChangedFigure.between(published(later), published(rows())))
        .contains(new ChangedFigure(FORMER, Measure.CLOSING, 0, 90))
        .hasSameSizeAs(gone);
  }

  @Test
  void aRowEqualsOneOfTheSameAreaAndFigures() {
    assertThat(rows()).isEqualTo(rows()).hasSameHashCodeAs(rows());
    AreaFigures row = rows().get(2);
    assertThat(row).isNotEqualTo(rows().get(3));
    assertThat(row).isNotEqualTo(new AreaFigures(ONE, Optional.empty(), row.all()));
    assertThat(row).isNotEqualTo(new AreaFigures(ONE, row.above(), Map.of()));
    assertThat(row.toString()).startsWith("VN-2004/06007 ");
  }

  private List<AreaFigures> rows() {
    return rows(figures);
  }

  private static List<AreaFigures> rows(Map<PublishedArea, Map<Measure, Long>> communes) {
    Map<Measure, Long> sum = new EnumMap<>(Measure.class);
    communes.values().forEach(row -> row.forEach((m, number) -> sum.merge(m, number, Long::sum)));
    List<AreaFigures> rows = new ArrayList<>();
    rows.add(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), sum));
    rows.add(new AreaFigures(PROVINCE, Optional.of(PublishedArea.COUNTRY.code()), sum));
    for (PublishedArea commune : List.of(ONE, OTHER)) {
      rows.add(new AreaFigures(commune, Optional.of(PROVINCE.code()), communes.get(commune)));
    }
    rows.add(new AreaFigures(FORMER, Optional.empty(), sum));
    return rows;
  }

  private static Map<Measure, Long> row(
      long opening, long atRisk, long movedIn, long movedOut, long converted, long closing) {
    Map<Measure, Long> row = new EnumMap<>(Measure.class);
    row.put(Measure.OPENING, opening);
    row.put(Measure.NEW_AT_RISK, atRisk);
    row.put(Measure.MOVED_IN, movedIn);
    row.put(Measure.MOVED_OUT, movedOut);
    row.put(Measure.CONVERTED_SMARTPHONE, converted);
    row.put(Measure.CONVERTED_NOT_BLOCKED, converted);
    row.put(Measure.CLOSING, closing);
    row.put(Measure.CLOSING_ACTIVE, closing);
    return row;
  }

  private static void refused(List<AreaFigures> rows, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> published(rows))
        .withMessageContaining(because);
  }

  private static ProtectedWeek published(List<AreaFigures> rows) {
    return ProtectedWeek.published("p1", WEEK, 10, rows, List.of(), List.of());
  }

  private ProtectedWeek handsets(long subscribers) {
    return ProtectedWeek.published(
        "p1",
        WEEK,
        10,
        rows(),
        List.of(
            new HandsetSim(
                PublishedArea.COUNTRY.code(),
                HandsetClass.TWO_G_ONLY,
                HandsetForm.FEATURE_PHONE,
                Optional.of(Generation.TWO_G),
                subscribers)),
        List.of());
  }

  private ProtectedWeek models(long subscribers) {
    return ProtectedWeek.published(
        "p1",
        WEEK,
        10,
        rows(),
        List.of(),
        List.of(new ModelFigure(PublishedArea.COUNTRY.code(), "Nokia 105", subscribers)));
  }

  private static PublishedArea area(AreaLevel level, String code) {
    return new PublishedArea(level, new AreaCode("VN-2004", code), code);
  }
}
