package org.sunset2g.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.forecast.PublishedPhase.Happens;
import org.sunset2g.forecast.PublishedPhase.Law;

/** Paces of communes in which a test says what happens. */
class AreaPaceTest {
  private static Happens evenly(long opening) {
    return Happens.change(Learnt.changing(0.06, opening));
  }

  @Test
  void aFasterDistrictIsRecognised() {
    // Communes 0 and 1 are the first of eight districts.
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(commune < 2 ? 0.12 : 0.06, opening)));

    assertThat(learnt.paceOfCountry(PublishedPhase.district(0)))
        .isCloseTo(2 * learnt.paceOfCountry(PublishedPhase.district(5)), within(0.1));
    assertThat(learnt.pace(PublishedPhase.commune(0))).isCloseTo(1, within(0.02));
    assertThat(learnt.pace(PublishedPhase.district(0)))
        .isGreaterThan(1.15 * learnt.pace(PublishedPhase.district(1)));
  }

  @Test
  void areasThatChangeAlikeHaveAPaceOfOneAndDoNotWaver() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) -> Happens.change(Learnt.changing(0.06, opening)));

    for (int area = 1; area < learnt.series().size(); area++) {
      assertThat(learnt.rates().pace(area)).isCloseTo(1, within(0.01));
      assertThat(learnt.rates().paceVariance(area)).isLessThan(0.001);
    }
    assertThat(learnt.rates().unrest(3)).isLessThan(0.001);
  }

  @Test
  void ofAFewPeopleAFasterPaceIsHardlyBelieved() {
    long[] beginning = new long[16];
    Arrays.fill(beginning, 20_000);
    beginning[0] = 100;
    Learnt learnt =
        Learnt.of(
            new PublishedPhase(beginning),
            8,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(commune == 0 ? 0.2 : 0.06, opening)));

    assertThat(learnt.pace(PublishedPhase.commune(0))).isCloseTo(1, within(0.1));
  }

  @Test
  void theLastSixWeeksCount() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            14,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(commune < 2 && week < 8 ? 0.12 : 0.06, opening)));

    assertThat(learnt.paceOfCountry(PublishedPhase.district(0))).isCloseTo(1, within(0.03));
  }

  @Test
  void whoLeavesIsNoChangeOfHandset() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) ->
                Happens.change(Learnt.changing(0.06, opening)).andLeave(commune < 2 ? 3000 : 500));

    assertThat(learnt.country().gone()).isBetween(0.01, 0.04);
    assertThat(learnt.paceOfCountry(PublishedPhase.district(0))).isCloseTo(1, within(0.03));
  }

  @Test
  void areasThatWaverFromWeekToWeekAreKnownToDoSo() {
    Learnt learnt =
        Learnt.of(
            PublishedPhase.alike(16, 50_000),
            8,
            (commune, week, opening) ->
                Happens.change(
                    Learnt.changing(0.06 * ((commune + week) % 2 == 0 ? 1.3 : 0.7), opening)));

    // Every commune is 30 % off its own pace in every week.
    assertThat(learnt.rates().unrest(3)).isCloseTo(0.09, within(0.02));
    assertThat(learnt.rates().unrest(2)).isLessThan(0.001);
  }

  /** All change alike beside what a law adds; so their paces are alike. */
  private static void assertAlike(PublishedPhase phase, int communes, Law law) {
    Learnt learnt = Learnt.of(phase, 8, law);
    for (int commune = 0; commune < communes; commune++) {
      assertThat(learnt.paceOfCountry(PublishedPhase.commune(commune))).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void newBoundariesDoNotChangeThePaceOfAnArea() {
    long[] beginning = new long[16];
    Arrays.setAll(beginning, commune -> commune % 2 == 0 ? 0 : 2400);

    assertAlike(
        new PublishedPhase(beginning),
        16,
        (commune, week, opening) ->
            evenly(opening).andRezone(week != 4 ? 0 : commune % 2 == 0 ? 900 : -900));
  }

  @Test
  void whoIsCountedElsewhereHasNotChangedTheHandset() {
    assertAlike(
        PublishedPhase.alike(32, 1200),
        32,
        (commune, week, opening) -> evenly(opening).andRezone(commune % 2 == 0 ? 20 : -20));
  }

  @Test
  void whoMovesAwayHasNotChangedTheHandset() {
    assertAlike(
        PublishedPhase.alike(32, 1200),
        32,
        (commune, week, opening) ->
            evenly(opening).and(commune % 2 == 0 ? Measure.MOVED_IN : Measure.MOVED_OUT, 20));
  }

  @Test
  void whoIsReclassifiedByTheCatalogueHasNotChangedTheHandset() {
    assertAlike(
        PublishedPhase.alike(32, 1200),
        32,
        (commune, week, opening) ->
            evenly(opening)
                .and(
                    commune % 2 == 0 ? Measure.CATALOGUE_IN : Measure.CATALOGUE_OUT,
                    week == 5 ? 400 : 0));
  }

  @Test
  void whereMoreArriveThePaceIsNoSlower() {
    assertAlike(
        PublishedPhase.alike(32, 1200),
        32,
        (commune, week, opening) -> evenly(opening).andArrive(commune % 2 == 0 ? 40 : 0));
  }
}
