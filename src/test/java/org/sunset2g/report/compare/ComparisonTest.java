package org.sunset2g.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.vocabulary.AreaCode;

/** Figures of {@link Weeks} side by side. */
class ComparisonTest {
  private final List<ProtectedWeek> weeks = Weeks.three();

  @Test
  void flowsAreAddedUpAfterTheFirstWeekUpToTheSecond() {
    ComparedPair north = ofArea(compared(1, 2), "VN-2004/01");

    assertThat(north.of(Measure.CLOSING))
        .isEqualTo(new ComparedFigure(Measure.CLOSING, 100, 70, OptionalLong.empty()));
    assertThat(north.of(Measure.CLOSING).difference()).isEqualTo(-30);
    assertThat(north.of(Measure.CLOSING).change()).contains(new BigDecimal("-30.0"));
    assertThat(north.of(Measure.NEW_AT_RISK).between()).hasValue(10);
    assertThat(north.of(Measure.CONVERTED_SMARTPHONE).between()).hasValue(40);
    assertThat(north.of(Measure.CONVERTED_NOT_BLOCKED).between()).hasValue(40);
    assertThat(north.unexplained()).isZero();
  }

  @Test
  void aMissingWeekIsNamedAndWhatItHidesIsCounted() {
    Comparison comparison = compared(2);

    assertThat(comparison.missing()).containsExactly(Weeks.FIRST.plus(1));
    assertThat(ofArea(comparison, "VN-2004/01").of(Measure.CONVERTED_SMARTPHONE).between())
        .hasValue(20);
    assertThat(ofArea(comparison, "VN-2004/01").unexplained()).isEqualTo(-20);
  }

  @Test
  void theLargestChangeOfALevelComesFirst() {
    assertThat(compared(1, 2).pairs())
        .extracting(pair -> AreaText.written(pair.second().area()))
        .containsExactly("country", "VN-2004/79", "VN-2004/01");
  }

  @Test
  void anAreaThatOneWeekLacksCountsNobodyInIt() {
    PublishedArea east =
        new PublishedArea(Weeks.NORTH.level(), new AreaCode("VN-2004", "22"), "Tỉnh Đông");
    ProtectedWeek last =
        Weeks.week(1, Weeks.row(east, 0, 50, 0, 50), Weeks.row(Weeks.SOUTH, 1000, 0, 0, 1000));
    Comparison comparison = Comparison.ofWeeks(weeks.get(0), List.of(last).iterator());

    ComparedFigure arrived = ofArea(comparison, "VN-2004/22").of(Measure.CLOSING);
    assertThat(arrived.first()).isZero();
    assertThat(arrived.second()).isEqualTo(50);
    assertThat(arrived.change()).isEmpty();
    assertThat(ofArea(comparison, "VN-2004/01").of(Measure.CLOSING).second()).isZero();
  }

  @Test
  void weeksOutOfOrderAreAFault() {
    assertThatThrownBy(() -> Comparison.ofWeeks(weeks.get(2), List.of(weeks.get(1)).iterator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2024-W37 after 2024-W38");
  }

  @Test
  void twoAreasStandSideBySideWithSharesOfTheirOpening() {
    String text = ComparisonText.of(Comparison.ofAreas(weeks.get(2), Weeks.NORTH, Weeks.SOUTH));

    assertThat(text)
        .isEqualTo(
            """
            2g-only 2024-W38: Tỉnh Bắc (VN-2004/01) and Tỉnh Nam (VN-2004/79)
                                     VN-2004/01    share  VN-2004/79    share  difference    change
              opening                        80  100.0 %       1,000  100.0 %        +920  1150.0 %
              new_at_risk                    10   12.5 %           0    0.0 %         -10  -100.0 %
              converted_smartphone           20   25.0 %         100   10.0 %         +80   400.0 %
              closing                        70   87.5 %         900   90.0 %        +830  1185.7 %
              closing_active                 70   87.5 %         900   90.0 %        +830  1185.7 %
              converted_not_blocked          20   25.0 %         100   10.0 %         +80   400.0 %
            share: of the opening number of its column
            every figure is a multiple of 10, a commune's off by at most 9, in a merged report by 9 per operator; differences and sums by as much for each figure in them
            """);
  }

  @Test
  void anAreaInTwoWeeksStandsWithTheFlowsBetween() {
    String text = ComparisonText.of(compared(1, 2).only("VN-2004/01").orElseThrow());

    assertThat(text)
        .isEqualTo(
            """
            2g-only, Tỉnh Bắc (VN-2004/01): 2024-W36 and 2024-W38
                                     2024-W36  share  2024-W38    share  difference   change  2024-W37–2024-W38
              opening                       0      –        80  100.0 %         +80        –
              new_at_risk                 100      –        10   12.5 %         -90  -90.0 %                 10
              converted_smartphone          0      –        20   25.0 %         +20        –                 40
              closing                     100      –        70   87.5 %         -30  -30.0 %
              closing_active              100      –        70   87.5 %         -30  -30.0 %
              converted_not_blocked         0      –        20   25.0 %         +20        –                 40
            share: of the opening number of its column
            every figure is a multiple of 10, a commune's off by at most 9, in a merged report by 9 per operator; differences and sums by as much for each figure in them
            """);
  }

  @Test
  void allAreasStandInOrderWithWhatIsMissing() {
    assertThat(ComparisonText.of(compared(2)))
        .isEqualTo(
            """
            2g-only: 2024-W36 and 2024-W38, largest change first
              closing number         2024-W36  2024-W38  difference   change    share  converted 2024-W37–2024-W38
              [country]
              Cả nước (country)         1,100       970        -130  -11.8 %  100.0 %                          120
              [province]
              Tỉnh Nam (VN-2004/79)     1,000       900        -100  -10.0 %   92.8 %                          100
              Tỉnh Bắc (VN-2004/01)       100        70         -30  -30.0 %    7.2 %                           20
            share: of the country's closing number of 2024-W38
            no report of 2024-W37: what happened then is in no sum
            every figure is a multiple of 10, a commune's off by at most 9, in a merged report by 9 per operator; differences and sums by as much for each figure in them
            """);
  }

  @Test
  void oneAreaSaysHowMuchTheMissingWeeksHide() {
    assertThat(ComparisonText.of(compared(2).only("VN-2004/01").orElseThrow()))
        .contains(
            "no report of 2024-W37: what happened then is in no sum; it changed the closing number"
                + " by -20\n");
  }

  @Test
  void anAreaThatIsNowhereIsNotFound() {
    assertThat(compared(1, 2).only("VN-2004/99")).isEmpty();
    assertThat(AreaText.find(weeks.get(0).areas(), "country")).contains(PublishedArea.COUNTRY);
    assertThat(AreaText.find(weeks.get(0).areas(), "VN-2004/99")).isEmpty();
  }

  private Comparison compared(int... after) {
    return Comparison.ofWeeks(weeks.get(0), Arrays.stream(after).mapToObj(weeks::get).iterator());
  }

  private static ComparedPair ofArea(Comparison comparison, String written) {
    return comparison.only(written).orElseThrow().pairs().get(0);
  }
}
