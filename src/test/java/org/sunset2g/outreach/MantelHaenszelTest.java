package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sunset2g.outreach.MantelHaenszel.Stratum;

class MantelHaenszelTest {
  /**
   * Deaths under tolbutamide and placebo by age (University Group Diabetes Program), the example of
   * Rothman's Epidemiology: An Introduction, where the pooled difference is 0.035 and the ratio
   * 1.33.
   */
  private static final List<Stratum> DIABETES =
      List.of(new Stratum(106, 8, 120, 5), new Stratum(98, 22, 85, 16));

  @Test
  void anExampleOfTheLiteratureIsMet() {
    MantelHaenszel figures = MantelHaenszel.of(DIABETES);

    assertThat(figures.difference().orElseThrow().value()).isCloseTo(0.0349, within(0.0001));
    assertThat(figures.ratio().orElseThrow().value()).isCloseTo(1.3255, within(0.0001));
    assertThat(figures.compared()).isEqualTo(2);
    assertThat(figures.subscribersCompared()).isEqualTo(409);
  }

  /** Of 30 conversions of 51: the part of them that the ratio of 1.3255 gives to being reached. */
  @Test
  void whatIsOwedToReachingIsThePartAboveWhatWouldHaveBeen() {
    MantelHaenszel figures = MantelHaenszel.of(DIABETES);
    MantelHaenszel.Interval ratio = figures.ratio().orElseThrow();
    MantelHaenszel.Interval owed = figures.owedToReaching(30, 51).orElseThrow();

    assertThat(owed.value()).isCloseTo(0.1445, within(0.0001));
    assertThat(owed.lower()).isCloseTo(30 / 51.0 * (1 - 1 / ratio.lower()), within(1e-9));
    assertThat(owed.lower()).isNegative();
    assertThat(owed.upper()).isBetween(owed.value(), 30 / 51.0);
    assertThat(figures.owedToReaching(0, 0)).isEmpty();
    assertThat(MantelHaenszel.of(List.of()).owedToReaching(1, 2)).isEmpty();
    assertThatThrownBy(() -> figures.owedToReaching(3, 2))
        .hasMessage("of 2 conversions 3 cannot be of the reached");
  }

  /** The same by other forms of the formulas: a weighted mean, and sums written out. */
  @Test
  void theLimitsAreThoseOfTheFormulasWorkedByHand() {
    double weight1 = 106.0 * 120 / 226;
    double weight2 = 98.0 * 85 / 183;
    double share1 = 8 / 106.0;
    double share2 = 5 / 120.0;
    double share3 = 22 / 98.0;
    double share4 = 16 / 85.0;
    double difference =
        (weight1 * (share1 - share2) + weight2 * (share3 - share4)) / (weight1 + weight2);
    double variance =
        (weight1 * weight1 * (share1 * (1 - share1) / 106 + share2 * (1 - share2) / 120)
                + weight2 * weight2 * (share3 * (1 - share3) / 98 + share4 * (1 - share4) / 85))
            / ((weight1 + weight2) * (weight1 + weight2));
    double above = 8.0 * 120 / 226 + 22.0 * 85 / 183;
    double below = 5.0 * 106 / 226 + 16.0 * 98 / 183;
    double logVariance =
        ((13.0 * 106 * 120 / 226 / 226 - 8.0 * 5 / 226)
                + (38.0 * 98 * 85 / 183 / 183 - 22.0 * 16 / 183))
            / (above * below);

    MantelHaenszel figures = MantelHaenszel.of(DIABETES);

    assertThat(figures.difference().orElseThrow().lower())
        .isCloseTo(difference - 1.959964 * Math.sqrt(variance), within(1e-6));
    assertThat(figures.difference().orElseThrow().upper())
        .isCloseTo(difference + 1.959964 * Math.sqrt(variance), within(1e-6));
    assertThat(figures.ratio().orElseThrow().lower())
        .isCloseTo(above / below * Math.exp(-1.959964 * Math.sqrt(logVariance)), within(1e-6));
    assertThat(figures.ratio().orElseThrow().upper())
        .isCloseTo(above / below * Math.exp(1.959964 * Math.sqrt(logVariance)), within(1e-6));
  }

  @Test
  void strataWithoutBothGroupsAreLeftOutAndCounted() {
    List<Stratum> more = new ArrayList<>(DIABETES);
    more.add(new Stratum(30, 30, 0, 0));
    more.add(new Stratum(0, 0, 12, 3));

    MantelHaenszel figures = MantelHaenszel.of(more);

    assertThat(figures.difference()).isEqualTo(MantelHaenszel.of(DIABETES).difference());
    assertThat(figures.ratio()).isEqualTo(MantelHaenszel.of(DIABETES).ratio());
    assertThat(figures.leftOut()).isEqualTo(2);
    assertThat(figures.subscribersLeftOut()).isEqualTo(42);
  }

  @Test
  void nothingIsComparedWhereNobodyIs() {
    MantelHaenszel nobody = MantelHaenszel.of(List.of(new Stratum(10, 1, 0, 0)));
    assertThat(nobody.difference()).isEmpty();
    assertThat(nobody.ratio()).isEmpty();

    MantelHaenszel noConversion = MantelHaenszel.of(List.of(new Stratum(10, 1, 10, 0)));
    assertThat(noConversion.difference()).isPresent();
    assertThat(noConversion.ratio()).isEmpty();
  }

  @Test
  void moreConvertedThanThereAreIsRefused() {
    assertThatThrownBy(() -> new Stratum(3, 4, 5, 1)).hasMessageContaining("cannot have converted");
  }

  /**
   * Districts differ much in who converts and in who is reached; the true difference is 8 points.
   */
  @Test
  void theIntervalHoldsTheTrueDifferenceAboutAsOftenAsItSays() {
    assertThat(covered(0.08, 1)).isBetween(0.90, 0.99);
  }

  /** The same with a true ratio of 1.5. */
  @Test
  void theIntervalHoldsTheTrueRatioAboutAsOftenAsItSays() {
    assertThat(covered(0, 1.5)).isBetween(0.90, 0.99);
  }

  /** What would be said without strata is another number: the matching does something. */
  @Test
  void sharesWithoutStrataWouldMislead() {
    Random chance = new Random(7);
    List<Stratum> strata = world(chance, 0.08, 1);
    long reached = strata.stream().mapToLong(Stratum::reached).sum();
    long others = strata.stream().mapToLong(Stratum::others).sum();
    double crude =
        strata.stream().mapToLong(Stratum::reachedConverted).sum() / (double) reached
            - strata.stream().mapToLong(Stratum::othersConverted).sum() / (double) others;

    assertThat(crude).isLessThan(0.02);
    assertThat(MantelHaenszel.of(strata).difference().orElseThrow().lower()).isGreaterThan(0.03);
  }

  private static double covered(double difference, double ratio) {
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      MantelHaenszel figures = MantelHaenszel.of(world(new Random(seed), difference, ratio));
      MantelHaenszel.Interval interval =
          (ratio == 1 ? figures.difference() : figures.ratio()).orElseThrow();
      double truth = ratio == 1 ? difference : ratio;
      if (interval.lower() <= truth && truth <= interval.upper()) {
        held++;
      }
    }
    return held / 400.0;
  }

  /** Where few convert, many are reached: the others look better until they are matched. */
  private static List<Stratum> world(Random chance, double difference, double ratio) {
    List<Stratum> strata = new ArrayList<>();
    for (int district = 0; district < 40; district++) {
      double others = 0.05 + 0.45 * chance.nextDouble();
      double reached = others * ratio + difference;
      int all = 40 + chance.nextInt(160);
      int visited = (int) Math.round(all * (0.65 - others));
      strata.add(
          new Stratum(
              visited,
              converted(chance, visited, reached),
              all - visited,
              converted(chance, all - visited, others)));
    }
    return strata;
  }

  private static long converted(Random chance, int subscribers, double share) {
    return chance.doubles(subscribers).filter(drawn -> drawn < share).count();
  }
}
