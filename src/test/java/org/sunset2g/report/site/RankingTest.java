package org.sunset2g.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

class RankingTest {
  private static final List<PublishedArea> PROVINCES =
      List.of(province("01"), province("02"), province("03"), province("04"));

  @Test
  void equalNumbersShareAPlaceAndTheNextIsLeftOut() {
    Ranking ranking = Ranking.of(PROVINCES, week(1, 500, 300, 300, 100), Optional.empty());

    assertThat(PROVINCES)
        .map(area -> ranking.left(area).orElseThrow().number())
        .containsExactly(1, 2, 2, 4);
  }

  @Test
  void aPlaceTellsHowFarItMovedSinceTheLastReport() {
    Ranking ranking =
        Ranking.of(
            PROVINCES, week(1, 500, 300, 300, 100), Optional.of(week(0, 200, 300, 400, 200)));

    assertThat(ranking.left(PROVINCES.get(0)).orElseThrow().movement()).isEqualTo("rank.up");
    assertThat(ranking.left(PROVINCES.get(0)).orElseThrow().rise()).hasValue(2);
    assertThat(ranking.left(PROVINCES.get(1)).orElseThrow().movement()).isEqualTo("rank.same");
    assertThat(ranking.left(PROVINCES.get(2)).orElseThrow().movement()).isEqualTo("rank.down");
  }

  @Test
  void withoutALastReportNothingMoved() {
    Ranking ranking = Ranking.of(PROVINCES, week(1, 1, 2, 3, 4), Optional.empty());

    assertThat(ranking.left(PROVINCES.get(0)).orElseThrow().movement()).isEqualTo("rank.new");
  }

  @Test
  void whereNobodyWasLeftAtTheStartThereIsNoShareToRank() {
    Ranking ranking = Ranking.of(PROVINCES, week(1, 500, 0, 300, 100), Optional.empty());

    assertThat(ranking.share(PROVINCES.get(1))).isEmpty();
    assertThat(ranking.share(PROVINCES.get(0)).orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void whatIsNotPlacedIsNotRanked() {
    List<PublishedArea> areas = new ArrayList<>(PROVINCES);
    areas.add(PublishedArea.UNPLACED);
    Ranking ranking = Ranking.of(areas, week(1, 500, 300, 300, 100), Optional.empty());

    assertThat(ranking.left(PublishedArea.UNPLACED)).isEmpty();
    assertThat(ranking.size()).isEqualTo(4);
  }

  private static PublishedArea province(String code) {
    return new PublishedArea(AreaLevel.PROVINCE, new AreaCode("VN-2004", code), "Tỉnh " + code);
  }

  /** Numbers are in tens of subscribers left; nobody comes or goes. */
  private static ProtectedWeek week(int after, long... left) {
    List<AreaFigures> rows = new ArrayList<>();
    long all = 0;
    for (int i = 0; i < left.length; i++) {
      rows.add(row(PROVINCES.get(i), Optional.of(PublishedArea.COUNTRY.code()), left[i] * 10));
      all += left[i] * 10;
    }
    rows.add(0, row(PublishedArea.COUNTRY, Optional.empty(), all));
    return ProtectedWeek.published(
        "2g-only", SiteWorld.FIRST.plus(after), 10, rows, List.of(), List.of());
  }

  private static AreaFigures row(PublishedArea area, Optional<AreaCode> above, long left) {
    return new AreaFigures(
        area,
        above,
        Map.of(Measure.OPENING, left, Measure.CLOSING, left, Measure.CLOSING_ACTIVE, left));
  }
}
