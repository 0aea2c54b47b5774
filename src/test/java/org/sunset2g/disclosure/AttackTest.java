package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.IsoWeek;

/** Random countries over several weeks, attacked with all tables at once in exact fractions. */
class AttackTest {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W30");

  @Property(tries = 120)
  void nobodyComputesAWithheldNumberFromTheTablesOfSeveralWeeks(
      @ForAll @IntRange(min = 1, max = 4) int provinces,
      @ForAll @IntRange(min = 1, max = 5) int districtsEach,
      @ForAll @IntRange(min = 3, max = 300) int mean,
      @ForAll @IntRange(min = 2, max = 20) int minimumCell,
      @ForAll @IntRange(min = 1, max = 4) int weeks,
      @ForAll @DoubleRange(max = 1) double blocked,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    MadeUpWorld world = MadeUpWorld.ofSize(provinces, provinces * districtsEach, mean, seed);
    List<ProtectedTable> tables = publish(world, weeks, minimumCell, 0.2, blocked);
    TableAttack attack = new TableAttack();
    tables.forEach(attack::learn);
    assertThat(attack.computed()).isEmpty();
    for (ProtectedTable table : tables) {
      assertThat(table.rows())
          .filteredOn(row -> row.subscribers().orElse(0) > 0)
          .allSatisfy(
              row -> assertThat(row.subscribers().getAsLong()).isGreaterThanOrEqualTo(minimumCell));
    }
  }

  @Test
  void theAttackItselfFindsANumberThatStandsAlone() {
    TableAttack attack = new TableAttack();
    attack.equation(Map.of("a", 1, "b", 1));
    attack.equation(Map.of("b", 1, "c", 1));
    attack.equation(Map.of("a", 1, "c", 1));
    attack.equation(Map.of("d", 1, "e", 1));
    assertThat(attack.computed()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aCountryOf63ProvincesAnd691DistrictsIsProtectedInSeconds() {
    MadeUpWorld world = MadeUpWorld.ofSize(63, 691, 900, 7);
    long start = System.nanoTime();
    List<ProtectedTable> tables = publish(world, 14, 10, 0.25, 0.3);
    double seconds = (System.nanoTime() - start) / 1e9;
    long withheld = tables.stream().mapToLong(ProtectedTable::withheldCells).sum();
    System.out.printf("14 weeks in %.1f s, %d cells withheld%n", seconds, withheld);
    assertThat(seconds).isLessThan(14 * 15.0);
    assertThat(withheld).isPositive();
  }

  static List<ProtectedTable> publish(
      MadeUpWorld world, int weeks, int minimumCell, double pace, double blocked) {
    Protection protection =
        new Protection(Territory.unchanging(world.units()), new DisclosureSettings(minimumCell));
    List<ProtectedTable> tables = new ArrayList<>();
    List<PublishedRow> published = new ArrayList<>();
    for (int i = 0; i < weeks; i++) {
      IsoWeek week = FIRST.plus(i);
      ProtectedTable table =
          protection.protect(
              MadeUpWorld.PHASE,
              week,
              world.week(week, i == 0, pace, blocked),
              List.copyOf(published));
      tables.add(table);
      published.addAll(table.rows());
    }
    return tables;
  }

  /** What a reader of the tables knows. */
  private static final class TableAttack {
    private static final Set<Measure> STATUSES =
        EnumSet.of(
            Measure.CLOSING_ACTIVE,
            Measure.CLOSING_ONE_WAY_BLOCKED,
            Measure.CLOSING_TWO_WAY_BLOCKED);
    private static final Set<Measure> PASTS =
        EnumSet.of(Measure.CONVERTED_AFTER_BLOCKING, Measure.CONVERTED_NOT_BLOCKED);
    private static final Set<Measure> FORMS =
        EnumSet.of(
            Measure.CONVERTED_SMARTPHONE, Measure.CONVERTED_FEATURE_PHONE, Measure.CONVERTED_OTHER);

    private final LinearAttack known = new LinearAttack();

    void learn(ProtectedTable table) {
      for (PublishedArea area : table.areas().all()) {
        Map<String, Integer> balance = new HashMap<>();
        for (Measure measure : Measure.values()) {
          if (!STATUSES.contains(measure) && !PASTS.contains(measure)) {
            int sign = measure == Measure.OPENING ? 1 : inflow(measure) ? 1 : -1;
            add(balance, table, area, measure, sign);
          }
        }
        equation(balance);
        Map<String, Integer> left = new HashMap<>();
        add(left, table, area, Measure.CLOSING, -1);
        STATUSES.forEach(measure -> add(left, table, area, measure, 1));
        equation(left);
        Map<String, Integer> converted = new HashMap<>();
        FORMS.forEach(measure -> add(converted, table, area, measure, -1));
        PASTS.forEach(measure -> add(converted, table, area, measure, 1));
        equation(converted);
        if (!table.areas().below(area).isEmpty()) {
          for (Measure measure : Measure.values()) {
            Map<String, Integer> sum = new HashMap<>();
            add(sum, table, area, measure, -1);
            table.areas().below(area).forEach(below -> add(sum, table, below, measure, 1));
            equation(sum);
          }
        }
        if (area.level() == AreaLevel.COUNTRY) {
          Map<String, Integer> moves = new HashMap<>();
          add(moves, table, area, Measure.MOVED_IN, 1);
          add(moves, table, area, Measure.MOVED_OUT, -1);
          equation(moves);
        }
      }
    }

    private static boolean inflow(Measure measure) {
      return switch (measure) {
        case NEW_AT_RISK, REVERTED, DOWNGRADED, CATALOGUE_IN, MOVED_IN, REZONED_IN -> true;
        default -> false;
      };
    }

    private static void add(
        Map<String, Integer> terms,
        ProtectedTable table,
        PublishedArea area,
        Measure measure,
        int sign) {
      if (table.cell(area, measure).isEmpty()) {
        // Last week's closing number and this week's opening number are one unknown.
        String name =
            measure == Measure.OPENING
                ? table.week().previous() + " " + area.code() + " CLOSING"
                : table.week() + " " + area.code() + " " + measure;
        terms.merge(name, sign, Integer::sum);
      }
    }

    void equation(Map<String, Integer> terms) {
      known.learn(terms);
    }

    Set<String> computed() {
      return known.computed();
    }
  }
}
