package org.sunset2g.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** Small systems whose solutions can all be written down. */
class LinearBoundsTest {
  private static final int UNKNOWNS = 7;
  private static final int CELL = 3;

  private static LinearSystem drawn(Random random) {
    LinearSystem.Builder system = new LinearSystem.Builder();
    for (int i = 0; i < UNKNOWNS; i++) {
      long shown = random.nextInt(3) * (long) CELL;
      PublishedFigure figure =
          new PublishedFigure(
              "file",
              "phase",
              IsoWeek.parse("2024-W10"),
              new AreaCode("VN-2004", "0" + i),
              "X",
              shown,
              CELL);
      system.figure(figure, 1 + i % 3, Tellings.low(shown, CELL), Tellings.high(shown, CELL));
    }
    // One above two of which one is above two more, and a balance across: unimodular.
    sum(system, RelationKind.AREAS, 0, 1, 2);
    sum(system, RelationKind.AREAS, 1, 3, 4);
    sum(system, RelationKind.BALANCE, 2, 5, 6);
    if (random.nextBoolean()) {
      system.relation(RelationKind.WEEKS).term(1, 3).term(-1, 5);
    }
    return system.build();
  }

  private static void sum(LinearSystem.Builder system, RelationKind kind, int whole, int... parts) {
    system.relation(kind).term(1, whole);
    Arrays.stream(parts).forEach(part -> system.term(-1, part));
  }

  private static List<long[]> solutions(LinearSystem system) {
    List<long[]> all = new ArrayList<>();
    fill(system, new long[UNKNOWNS], 0, all);
    return all;
  }

  private static void fill(LinearSystem system, long[] values, int at, List<long[]> all) {
    if (at == UNKNOWNS) {
      for (int relation = 0; relation < system.relations(); relation++) {
        if (system.residual(relation, values) != 0) {
          return;
        }
      }
      all.add(values.clone());
      return;
    }
    for (values[at] = system.low(at); values[at] <= system.high(at); values[at]++) {
      fill(system, values, at + 1, all);
    }
  }

  private static Surroundings everything(LinearSystem system, int unknown) {
    Surroundings near = new Surroundings(system, new BitSet(), List.of(unknown));
    while (!near.isComplete()) {
      near.grow();
    }
    return near;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void boundsAreThoseOfAllSolutions(long seed) {
    LinearSystem system = drawn(new Random(seed));
    List<long[]> solutions = solutions(system);
    BoundPropagation bounds = BoundPropagation.of(system);
    if (solutions.isEmpty()) {
      assertThat(bounds.impossible().isEmpty() && isPossible(system, bounds)).isFalse();
      return;
    }
    assertThat(bounds.impossible().isEmpty()).isTrue();
    LinearBounds linear = new LinearBounds(system, bounds);
    for (int i = 0; i < UNKNOWNS; i++) {
      int unknown = i;
      long least = solutions.stream().mapToLong(each -> each[unknown]).min().orElseThrow();
      long most = solutions.stream().mapToLong(each -> each[unknown]).max().orElseThrow();
      assertThat(bounds.low(unknown)).isLessThanOrEqualTo(least);
      assertThat(bounds.high(unknown)).isGreaterThanOrEqualTo(most);
      LinearBounds.Range range = linear.outer(unknown, everything(system, unknown)).orElseThrow();
      assertThat(range.first()).isEqualTo(least);
      assertThat(range.last()).isEqualTo(most);
    }
  }

  private static boolean isPossible(LinearSystem system, BoundPropagation bounds) {
    return new LinearBounds(system, bounds)
            .outer(0, everything(system, 0))
            .orElseThrow()
            .wholeNumbers()
        > 0;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whatAWitnessShowsIsPossible(long seed) {
    LinearSystem system = drawn(new Random(seed));
    List<long[]> solutions = solutions(system);
    BoundPropagation bounds = BoundPropagation.of(system);
    Optional<BasePoint> base = BasePoint.of(system, bounds, new LinearBounds(system, bounds));
    if (solutions.isEmpty()) {
      return;
    }
    Witness witness = new Witness(system, bounds, base.orElseThrow());
    for (int i = 0; i < UNKNOWNS; i++) {
      witness.show(i, CELL);
    }
    for (int i = 0; i < UNKNOWNS; i++) {
      int unknown = i;
      for (long value = witness.least(unknown); value <= witness.most(unknown); value++) {
        long claimed = value;
        assertThat(solutions).anyMatch(each -> each[unknown] == claimed);
      }
    }
  }
}
