package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.forecast.PublishedPhase.Happens;

/** Arrivals and forms of communes in which a test says what happens, and areas with nobody. */
class AreaRatesTest {
  @Test
  void anAreaWithNobodyStaysAtOne() {
    long[] beginning = new long[8];
    Arrays.fill(beginning, 20_000);
    beginning[3] = 0;
    Learnt learnt =
        Learnt.of(
            new PublishedPhase(beginning),
            6,
            (commune, week, opening) -> Happens.change(Learnt.changing(0.06, opening)));

    assertThat(learnt.pace(PublishedPhase.commune(3))).isEqualTo(1);
    assertThat(learnt.rates().pace(learnt.number(PublishedArea.UNPLACED.code()))).isEqualTo(1);
    assertThat(learnt.rates().shareOfCountry(learnt.number(PublishedPhase.commune(3)))).isZero();
  }

  @Test
  void sharesOfFormsAreThoseOfThePlaceWhereItIsLarge() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(commune < 8 ? 0.06 : 0.02, opening))
                    .and(
                        Measure.CONVERTED_FEATURE_PHONE,
                        Learnt.changing(commune < 8 ? 0.02 : 0.06, opening)));

    double[] ofTowns = learnt.rates().forms(learnt.number(PublishedPhase.commune(0)));
    double[] ofHills = learnt.rates().forms(learnt.number(PublishedPhase.commune(15)));
    assertThat(ofTowns[0]).isCloseTo(0.75, within(0.01));
    assertThat(ofHills[0]).isCloseTo(0.25, within(0.01));
    assertThat(ofTowns[2]).isCloseTo(0, within(1e-3));
    for (int area = 0; area < learnt.series().size(); area++) {
      double[] forms = learnt.rates().forms(area);
      assertThat(forms[0] + forms[1] + forms[2]).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void whereNobodyConvertedFormsAreThoseOfTheAreaAbove() {
    long[] beginning = new long[8];
    Arrays.fill(beginning, 20_000);
    beginning[3] = 0;
    Learnt learnt =
        Learnt.of(
            new PublishedPhase(beginning),
            6,
            (commune, week, opening) ->
                Happens.change(0.03 * opening)
                    .and(Measure.CONVERTED_FEATURE_PHONE, 0.02 * opening));

    assertThat(learnt.rates().forms(learnt.number(PublishedPhase.commune(3))))
        .containsExactly(
            learnt.rates().forms(learnt.number(PublishedPhase.district(1))), within(1e-9));
  }

  @Test
  void arrivalsGoWhereTheyWereSeen() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(0.06, opening)).andArrive(commune < 4 ? 900 : 300));

    double all = 4 * 900 + 12 * 300;
    AreaRates rates = learnt.rates();
    assertThat(learnt.country().arrivals()).isCloseTo(all, within(1e-6));
    assertThat(rates.shareOfCountry(learnt.number(PublishedPhase.province(0))))
        .isCloseTo(4 * 900 / all, within(0.02));
    assertThat(rates.shareOfCountry(learnt.number(PublishedPhase.commune(15))))
        .isCloseTo(300 / all, within(0.005));
    assertThat(sharesOfLeaves(learnt)).isCloseTo(1, within(0.02));
  }

  private static double sharesOfLeaves(Learnt learnt) {
    double sum = 0;
    for (int area = 0; area < learnt.series().size(); area++) {
      sum += learnt.series().isLeaf(area) ? learnt.rates().shareOfCountry(area) : 0;
    }
    return sum;
  }

  @Test
  void aWeekInWhichNobodyChangedIsNoTrouble() {
    Learnt learnt =
        Learnt.of(PublishedPhase.alike(8, 1000), 4, (commune, week, opening) -> Happens.NOTHING);

    for (int area = 0; area < learnt.series().size(); area++) {
      assertThat(learnt.rates().pace(area)).isEqualTo(1);
      assertThat(learnt.rates().forms(area)).doesNotContain(Double.NaN);
    }
    assertThat(learnt.country().belowTarget()).isZero();
    assertThat(learnt.country().arrivals()).isZero();
  }
}
