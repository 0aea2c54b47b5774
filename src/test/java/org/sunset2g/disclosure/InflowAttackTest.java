package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;

/** Random small countries whose week is published up to four times, attacked from outside. */
class InflowAttackTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");

  @Property(tries = 400)
  void nobodyComputesASmallNumberFromOneOrSeveralRevisions(
      @ForAll @IntRange(min = 1, max = 4) int provinces,
      @ForAll @IntRange(min = 1, max = 5) int districtsEach,
      @ForAll @IntRange(min = 1, max = 60) int mean,
      @ForAll @IntRange(min = 2, max = 15) int minimumCell,
      @ForAll @IntRange(min = 1, max = 4) int revisions,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    MadeUpWorld world = MadeUpWorld.ofSize(provinces, provinces * districtsEach, 100, seed);
    InflowProtection protection =
        new InflowProtection(
            Territory.unchanging(world.units()), new DisclosureSettings(minimumCell));
    Random random = new Random(seed);
    Map<String, Long> cells = cells(provinces * districtsEach, mean, random);
    List<Map<String, Long>> truths = new ArrayList<>();
    List<ProtectedInflow> published = new ArrayList<>();
    for (int revision = 0; revision < revisions; revision++) {
      List<List<InflowFigure>> before = published.stream().map(ProtectedInflow::figures).toList();
      ProtectedInflow inflow = protection.protect(WEEK, rows(cells), before);
      published.add(inflow);
      truths.add(truth(cells, inflow));
      assertThatNothingSmallIsShown(inflow, minimumCell);
      assertThat(computed(inflow, hidden(inflow))).isEmpty();
      assertThat(inflow.figures())
          .filteredOn(figure -> !figure.withheld())
          .allSatisfy(
              figure ->
                  assertThat(figure.subscribers())
                      .hasValue(truths.get(truths.size() - 1).get(name(figure))));
      cells = revised(cells, random);
    }
    for (int late = 1; late < revisions; late++) {
      for (int early = 0; early < late; early++) {
        ProtectedInflow now = published.get(late);
        assertThatNoSmallChangeIsShown(published.get(early), now, minimumCell);
        // What became of the numbers is a table too: who does not have both lacks the difference.
        Set<String> unknown = hidden(published.get(early));
        unknown.addAll(hidden(now));
        unknown.removeIf(name -> name.contains("MODEL"));
        assertThat(computed(now, unknown)).isEmpty();
      }
    }
  }

  @Test
  void theAttackItselfFindsANumberThatStandsAlone() {
    LinearAttack attack = new LinearAttack();
    attack.learn(Map.of("a", 1, "b", 1));
    attack.learn(Map.of("b", 1, "c", 1));
    attack.learn(Map.of("a", 1, "c", 1));
    attack.learn(Map.of("d", 1, "e", 1));
    assertThat(attack.computed()).containsExactly("a", "b", "c");
  }

  @Test
  void theAttackFindsWhatAnUnprotectedTableGivesAway() {
    MadeUpWorld world = MadeUpWorld.ofSize(1, 3, 100, 1);
    PublishedAreas areas =
        PublishedAreas.of(
            Territory.unchanging(world.units()), IsoWeek.parse("2024-W30"), List.of());
    List<InflowFigure> figures = new ArrayList<>();
    for (PublishedArea area : areas.all()) {
      boolean isHidden = area.code().code().equals("002");
      figures.add(
          new InflowFigure(
              WEEK,
              area,
              areas.above(area).orElse(PublishedArea.COUNTRY).code(),
              InflowMeasure.NOT_CERTIFIED,
              "",
              isHidden ? OptionalLong.empty() : OptionalLong.of(20)));
    }
    ProtectedInflow open = new ProtectedInflow(WEEK, 10, areas, figures);
    assertThat(computed(open, hidden(open))).containsExactly("NOT_CERTIFIED VN-2004/002 ");
  }

  /** Names of the unknown numbers that follow from the others and how they hang together. */
  private static Set<String> computed(ProtectedInflow inflow, Set<String> unknown) {
    Map<String, Map<String, Integer>> sums = new TreeMap<>();
    for (InflowFigure figure : inflow.figures()) {
      String name = name(figure);
      if (unknown.contains(name)) {
        switch (figure.measure()) {
          case NOT_CERTIFIED -> {
            if (!inflow.areas().below(figure.area()).isEmpty()) {
              add(sums, "below " + figure.area().code(), name, -1);
            }
            if (figure.area().level() == AreaLevel.COUNTRY) {
              add(sums, "certified", name, 1);
            } else {
              add(sums, "below " + figure.parent(), name, 1);
            }
          }
          case CERTIFIED -> add(sums, "certified", name, 1);
          case ALL -> add(sums, "certified", name, -1);
          case MODEL, OTHER_MODELS ->
              throw new AssertionError("models are folded, never withheld: " + figure);
        }
      }
    }
    LinearAttack attack = new LinearAttack();
    sums.values().forEach(attack::learn);
    if (inflow.country(InflowMeasure.OTHER_MODELS).isPresent()) {
      attack.learn(unknownOf(unknown, name(PublishedArea.COUNTRY)));
    }
    return attack.computed();
  }

  private static Map<String, Integer> unknownOf(Set<String> unknown, String name) {
    return unknown.contains(name) ? Map.of(name, 1) : Map.of();
  }

  private static void add(
      Map<String, Map<String, Integer>> sums, String of, String unknown, int factor) {
    sums.computeIfAbsent(of, none -> new TreeMap<>()).put(unknown, factor);
  }

  private static Set<String> hidden(ProtectedInflow inflow) {
    return inflow.figures().stream()
        .filter(InflowFigure::withheld)
        .map(InflowAttackTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertThatNothingSmallIsShown(ProtectedInflow inflow, int minimumCell) {
    Map<String, OptionalLong> shown = shown(inflow);
    for (InflowFigure figure : inflow.figures()) {
      assertThatItIsNotSmall(figure.subscribers().orElse(0), minimumCell, figure);
      rest(inflow, figure.area(), shown)
          .ifPresent(rest -> assertThatItIsNotSmall(rest, minimumCell, figure));
    }
  }

  private static void assertThatNoSmallChangeIsShown(
      ProtectedInflow early, ProtectedInflow late, int minimumCell) {
    Map<String, OptionalLong> before = shown(early);
    Map<String, OptionalLong> after = shown(late);
    for (InflowFigure figure : late.figures()) {
      OptionalLong then = before.getOrDefault(name(figure), OptionalLong.empty());
      if (figure.measure() != InflowMeasure.OTHER_MODELS
          && then.isPresent()
          && !figure.withheld()) {
        assertThatItIsNotSmall(
            Math.abs(figure.subscribers().getAsLong() - then.getAsLong()), minimumCell, figure);
      }
      OptionalLong rest = rest(late, figure.area(), after);
      if (rest.isPresent()) {
        long restBefore = before.get(name(figure.area())).orElseThrow();
        for (PublishedArea below : late.areas().below(figure.area())) {
          if (after.get(name(below)).isPresent()) {
            restBefore -= before.get(name(below)).orElseThrow();
          }
        }
        assertThatItIsNotSmall(Math.abs(rest.getAsLong() - restBefore), minimumCell, figure);
      }
    }
    if (late.country(InflowMeasure.OTHER_MODELS).isPresent()) {
      long change =
          late.notCertified(PublishedArea.COUNTRY).getAsLong()
              - early.notCertified(PublishedArea.COUNTRY).getAsLong();
      for (InflowFigure model : late.models()) {
        change -=
            model.subscribers().getAsLong()
                - before.getOrDefault(name(model), OptionalLong.of(0)).getAsLong();
      }
      assertThatItIsNotSmall(Math.abs(change), minimumCell, "other models");
    }
  }

  /** What anybody can compute of the withheld areas below a published one together. */
  private static OptionalLong rest(
      ProtectedInflow inflow, PublishedArea area, Map<String, OptionalLong> shown) {
    OptionalLong own = shown.get(name(area));
    if (own.isEmpty() || inflow.areas().below(area).isEmpty()) {
      return OptionalLong.empty();
    }
    long rest = own.getAsLong();
    for (PublishedArea below : inflow.areas().below(area)) {
      rest -= shown.get(name(below)).orElse(0);
    }
    return OptionalLong.of(rest);
  }

  private static Map<String, OptionalLong> shown(ProtectedInflow inflow) {
    Map<String, OptionalLong> shown = new HashMap<>();
    inflow.figures().forEach(figure -> shown.put(name(figure), figure.subscribers()));
    return shown;
  }

  private static void assertThatItIsNotSmall(long number, int minimumCell, Object what) {
    assertThat(number == 0 || number >= minimumCell).as("%s: %d", what, number).isTrue();
  }

  /** Subscribers by district, model and certification. */
  private static Map<String, Long> cells(int districts, int mean, Random random) {
    Map<String, Long> cells = new TreeMap<>();
    for (int district = 1; district <= districts; district++) {
      for (int model = 0; model < 1 + random.nextInt(4); model++) {
        boolean isCertified = random.nextInt(5) == 0;
        cells.put(
            "%05d|Model %d|%s".formatted(district, model, isCertified ? "YES" : "NO"),
            (long) (-mean * Math.log(1 - random.nextDouble())));
      }
    }
    return cells;
  }

  /** Late rows of some cells, or another operator's for all. */
  private static Map<String, Long> revised(Map<String, Long> cells, Random random) {
    boolean isOperatorJoining = random.nextInt(4) == 0;
    int most = random.nextInt(4) == 0 ? 40 : 4;
    Map<String, Long> revised = new TreeMap<>();
    cells.forEach(
        (cell, number) ->
            revised.put(
                cell,
                isOperatorJoining
                    ? number + random.nextInt(30)
                    : random.nextInt(4) == 0
                        ? Math.max(0, number + random.nextInt(2 * most + 1) - most)
                        : number));
    return revised;
  }

  private static List<InflowRow> rows(Map<String, Long> cells) {
    return cells.entrySet().stream()
        .map(
            cell -> {
              String[] parts = cell.getKey().split("\\|");
              return new InflowRow(
                  new AreaCode(MadeUpWorld.SYSTEM, parts[0]),
                  parts[1],
                  Certification.valueOf(parts[2]),
                  cell.getValue());
            })
        .toList();
  }

  /** What every figure of the table really is, by its name. */
  private static Map<String, Long> truth(Map<String, Long> cells, ProtectedInflow inflow) {
    Map<String, Long> truth = new HashMap<>();
    inflow.areas().all().forEach(area -> truth.put(name(area), 0L));
    inflow.figures().forEach(figure -> truth.put(name(figure), 0L));
    cells.forEach(
        (cell, number) -> {
          String[] parts = cell.split("\\|");
          truth.merge("ALL / ", number, Long::sum);
          if (parts[2].equals("YES")) {
            truth.merge("CERTIFIED / ", number, Long::sum);
            return;
          }
          PublishedArea area =
              inflow
                  .areas()
                  .find(new AreaCode(MadeUpWorld.SYSTEM, parts[0].substring(2)))
                  .orElseThrow();
          for (int level = 0; level < 3; level++) {
            truth.merge(name(area), number, Long::sum);
            area = inflow.areas().above(area).orElse(area);
          }
          String model = "MODEL / " + parts[1];
          truth.merge(truth.containsKey(model) ? model : "OTHER_MODELS / ", number, Long::sum);
        });
    return truth;
  }

  private static String name(PublishedArea area) {
    return "NOT_CERTIFIED " + area.code() + " ";
  }

  private static String name(InflowFigure figure) {
    return figure.measure() + " " + figure.area().code() + " " + figure.model();
  }
}
