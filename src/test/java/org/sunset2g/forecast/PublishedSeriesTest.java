package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

class PublishedSeriesTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final LocalDate CUT_OFF = LocalDate.of(2024, 10, 16);

  private static final List<HistoryWeek> THREE =
      PublishedPhase.alike(8, 1000)
          .weeks(
              FIRST,
              3,
              CUT_OFF,
              (commune, week, opening) ->
                  Happens.change(50)
                      .and(Measure.CONVERTED_FEATURE_PHONE, 30)
                      .and(Measure.UPGRADED_BELOW_TARGET, 20)
                      .andLeave(10)
                      .andArrive(40));

  private static int number(PublishedSeries series, AreaCode code) {
    for (int area = 0; area < series.size(); area++) {
      if (series.area(area).code().equals(code)) {
        return area;
      }
    }
    throw new IllegalArgumentException("no area " + code);
  }

  @Test
  void theFirstWeekIsKnownButNotCountedSinceItBeganWithNobody() {
    PublishedSeries series = new PublishedSeries(THREE);

    assertThat(series.weeks()).hasSize(2);
    assertThat(series.weeks().get(0).before()).isEqualTo(FIRST.sunday());
    assertThat(series.weeks().get(0).sunday()).isEqualTo(FIRST.plus(1).sunday());
    assertThat(series.beginning(0)).isEqualTo(8000);
    assertThat(series.now(0)).isEqualTo(8000 - 2 * 8 * 70);
    assertThat(series.lastDay()).isEqualTo(FIRST.plus(2).sunday());
    assertThat(new PublishedSeries(THREE.subList(0, 1)).weeks()).isEmpty();
  }

  @Test
  void areasStandInTheirTree() {
    PublishedSeries series = new PublishedSeries(THREE);
    int district = number(series, PublishedPhase.district(2));
    int commune = number(series, PublishedPhase.commune(5));

    assertThat(series.area(0)).isEqualTo(PublishedArea.COUNTRY);
    assertThat(series.above(0)).isEqualTo(-1);
    assertThat(series.above(commune)).isEqualTo(district);
    assertThat(series.above(district)).isEqualTo(number(series, PublishedPhase.province(1)));
    assertThat(series.depth(commune)).isEqualTo(3);
    assertThat(series.isLeaf(commune)).isTrue();
    assertThat(series.isLeaf(district)).isFalse();
    assertThat(series.isLeaf(number(series, PublishedArea.UNPLACED.code()))).isTrue();
  }

  @Test
  void flowsAreChangesGoneAndArrived() {
    SeriesWeek week = new PublishedSeries(THREE).weeks().get(0);

    assertThat(week.opening(0)).isEqualTo(8000);
    assertThat(week.changes(0)).isEqualTo(800);
    assertThat(week.left(0)).isEqualTo(80);
    assertThat(week.arrived(0)).isEqualTo(320);
    assertThat(week.closing(0)).isEqualTo(8000 - 800 - 80 + 320);
  }

  @Test
  void everyMeasureStandsWithItsKind() {
    Map<Measure, Long> row = new EnumMap<>(Measure.class);
    long[] flows = {10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120};
    Measure[] measures = {
      Measure.NEW_AT_RISK,
      Measure.REVERTED,
      Measure.DOWNGRADED,
      Measure.CONVERTED_SMARTPHONE,
      Measure.CONVERTED_FEATURE_PHONE,
      Measure.CONVERTED_OTHER,
      Measure.UPGRADED_BELOW_TARGET,
      Measure.GONE_QUIET,
      Measure.LEFT,
      Measure.EXEMPTED
    };
    long closing = 50_000;
    for (int i = 0; i < flows.length; i++) {
      row.put(measures[i], flows[i]);
      closing += measures[i].balanceSign() * flows[i];
    }
    row.put(Measure.OPENING, 50_000L);
    row.put(Measure.CLOSING, closing);
    row.put(Measure.CLOSING_ACTIVE, closing);
    row.put(Measure.CONVERTED_NOT_BLOCKED, 80L + 160 + 320);
    SeriesWeek week =
        new PublishedSeries(
                List.of(
                    new HistoryWeek(
                        PublishedPhase.table(
                            "2g-only",
                            FIRST,
                            List.of(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), row))),
                        CUT_OFF)))
            .weeks()
            .get(0);

    assertThat(week.arrived(0)).isEqualTo(10 + 20 + 40);
    assertThat(week.conversions(0)).containsExactly(80, 160, 320);
    assertThat(week.belowTarget(0)).isEqualTo(640);
    assertThat(week.changes(0)).isEqualTo(80 + 160 + 320 + 640);
    assertThat(week.quiet(0)).isEqualTo(1280);
    assertThat(week.left(0)).isEqualTo(2560 + 5120);
  }

  @Test
  void formerAreasBesideTheTreeAreNotForecast() {
    List<AreaFigures> rows = new ArrayList<>(THREE.get(2).table().figures());
    PublishedArea former =
        new PublishedArea(AreaLevel.FORMER_DISTRICT, new AreaCode("VN-OLD", "001"), "Huyện cũ");
    rows.add(new AreaFigures(former, Optional.empty(), Map.of()));
    List<HistoryWeek> history = new ArrayList<>(THREE.subList(0, 2));
    history.add(new HistoryWeek(PublishedPhase.table("2g-only", FIRST.plus(2), rows), CUT_OFF));

    PublishedSeries series = new PublishedSeries(history);

    assertThat(series.size()).isEqualTo(rows.size() - 1);
    assertThatThrownBy(() -> number(series, former.code()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAreaThatIsNewInTheLastWeekBeginsThere() {
    List<HistoryWeek> two = PublishedPhase.alike(2, 1000).weeks(FIRST, 2, CUT_OFF, nothing());
    List<HistoryWeek> more = PublishedPhase.alike(4, 1000).weeks(FIRST, 3, CUT_OFF, nothing());
    PublishedSeries series = new PublishedSeries(List.of(two.get(0), two.get(1), more.get(2)));
    int fresh = number(series, PublishedPhase.commune(3));

    assertThat(series.beginning(fresh)).isEqualTo(1000);
    assertThat(series.weeks().get(0).opening(fresh)).isZero();
    assertThat(series.weeks().get(1).opening(fresh)).isEqualTo(1000);
    // What is there at once is taken to have been there from the first.
    assertThat(series.beginning(0)).isEqualTo(4000);
  }

  private static PublishedPhase.Law nothing() {
    return (commune, week, opening) -> Happens.NOTHING;
  }

  @Test
  void roundingCountsAsMuchAsTwoEvenDrawsWithinACell() {
    // Up or down by less than a cell, the nearer the likelier: a triangle.
    assertThat(new PublishedSeries(THREE).roundingVariance()).isCloseTo(100 / 6.0, within(1e-9));
  }

  @Test
  void noWeekTwoPhasesAndWeeksOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new PublishedSeries(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PublishedSeries(List.of(THREE.get(1), THREE.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-W20")
        .hasMessageContaining("2024-W21");
    assertThatThrownBy(() -> new PublishedSeries(List.of(THREE.get(1), THREE.get(1))))
        .isInstanceOf(IllegalArgumentException.class);
    HistoryWeek other =
        new HistoryWeek(
            PublishedPhase.table("3g-sunset", FIRST.plus(3), THREE.get(2).table().figures()),
            CUT_OFF);
    assertThatThrownBy(() -> new PublishedSeries(List.of(THREE.get(1), other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2g-only")
        .hasMessageContaining("3g-sunset");
  }
}
