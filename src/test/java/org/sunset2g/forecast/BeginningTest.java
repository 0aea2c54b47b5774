package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.forecast.PublishedPhase.Law;
import org.sunset2g.vocabulary.IsoWeek;

/** The number that an area's target belongs to, whatever happens to operators and boundaries. */
class BeginningTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W20");
  private static final LocalDate CUT_OFF = LocalDate.of(2025, 10, 16);
  private static final int WEEKS = 8;
  private static final Law CALM =
      (commune, week, opening) -> Happens.change(0.05 * opening).andArrive(0.01 * opening);

  private static List<HistoryWeek> weeks(PublishedPhase phase, Law law) {
    return phase.weeks(FIRST, WEEKS, CUT_OFF, law);
  }

  /** Weeks of one phase, but those from one on of another. */
  private static List<HistoryWeek> then(
      List<HistoryWeek> before, int from, List<HistoryWeek> after) {
    List<HistoryWeek> both = new ArrayList<>(before.subList(0, from));
    both.addAll(after.subList(from, after.size()));
    return both;
  }

  @Test
  void withoutAnyEventItIsTheFirstPublishedNumber() {
    PublishedSeries series = new PublishedSeries(weeks(PublishedPhase.alike(8, 5000), CALM));

    assertThat(series.beginning(0)).isEqualTo(40_000);
    assertThat(series.beginning(series.size() - 1)).isEqualTo(5000);
  }

  @Test
  void anOperatorThatJoinsRaisesThatOfEveryArea() {
    Law joined =
        (commune, week, opening) ->
            week == 5
                ? Happens.change(0.05 * opening).andArrive(2500)
                : CALM.in(commune, week, opening);
    PublishedSeries series = new PublishedSeries(weeks(PublishedPhase.alike(8, 5000), joined));

    assertThat(series.beginning(0)).isEqualTo(60_000);
    for (int area = 0; area < series.size(); area++) {
      if (series.isLeaf(area) && series.now(area) > 0) {
        assertThat(series.beginning(area)).isEqualTo(7500);
      }
    }
  }

  @Test
  void arrivalsThatAreManyInEveryWeekAreNoOperator() {
    Law many = (commune, week, opening) -> Happens.change(0.2 * opening).andArrive(1000);

    assertThat(new PublishedSeries(weeks(PublishedPhase.alike(8, 5000), many)).beginning(0))
        .isEqualTo(40_000);
  }

  @Test
  void anOperatorThatIsMissingInTheLastWeekLowersItInProportion() {
    PublishedSeries series =
        new PublishedSeries(
            then(
                weeks(PublishedPhase.alike(8, 50_000), CALM),
                WEEKS - 1,
                weeks(PublishedPhase.alike(8, 30_000), CALM)));

    assertThat(series.beginning(0)).isCloseTo(240_000, within(1500.0));
    assertThat(series.beginning(series.size() - 1)).isCloseTo(30_000, within(200.0));
  }

  @Test
  void anOperatorThatIsBackAfterAWeekChangesNothing() {
    List<HistoryWeek> all = weeks(PublishedPhase.alike(8, 50_000), CALM);
    List<HistoryWeek> some = weeks(PublishedPhase.alike(8, 30_000), CALM);
    PublishedSeries series = new PublishedSeries(then(then(all, 4, some), 5, all));

    assertThat(series.beginning(0)).isCloseTo(400_000, within(4000.0));
  }

  @Test
  void afterNewBoundariesThoseOfTheProvincesAddUpToTheCountrys() {
    PublishedPhase old = new PublishedPhase(9000, 4000, 2000, 7000, 500, 12_000, 3000, 800, 6000);
    PublishedSeries series =
        new PublishedSeries(then(weeks(old, CALM), 5, weeks(old.withNewBoundaries(), CALM)));
    double provinces = 0;
    double communes = 0;
    for (int area = 0; area < series.size(); area++) {
      provinces += series.area(area).level() == AreaLevel.PROVINCE ? series.beginning(area) : 0;
      communes += series.area(area).level() == AreaLevel.COMMUNE ? series.beginning(area) : 0;
    }

    assertThat(series.area(1).code().system()).isEqualTo("VN-2025");
    assertThat(series.beginning(0)).isEqualTo(44_300);
    assertThat(provinces).isCloseTo(44_300, within(1.0));
    assertThat(communes).isCloseTo(44_300, within(1.0));
    // All fell alike: what a new area began with is what its people began with.
    assertThat(series.beginning(series.size() - 1)).isCloseTo(6000, within(300.0));
  }
}
