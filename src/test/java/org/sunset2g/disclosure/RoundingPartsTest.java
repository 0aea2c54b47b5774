package org.sunset2g.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/** The parts that rounding is made of: drawing, dividing, keeping count of errors. */
class RoundingPartsTest {
  private static final int CELL = 10;
  private static final int[][] NOTHING_ABOVE = {{}};

  @Test
  void whatIsDrawnIsTheMultipleBelowOrAboveAndRightOnAverage() {
    SplittableRandom draw = new SplittableRandom(1);
    for (long count : new long[] {0, 1, 7, 9, 10, 123}) {
      long sum = 0;
      for (int round = 0; round < 20_000; round++) {
        long rounded = Draw.rounded(count, CELL, draw);
        assertThat(rounded % CELL).isZero();
        assertThat(Math.abs(rounded - count)).isLessThan(CELL);
        sum += rounded;
      }
      // Five standard errors of a mean of 20,000 draws of a spread of at most five.
      assertThat(sum / 20_000.0).isBetween(count - 0.18, count + 0.18);
    }
  }

  @Test
  void theSameCountsDrawTheSameAndOthersDoNot() {
    List<PublishedArea> leaves = List.of(commune("1"), commune("2"));
    long[][] counts = {{1, 2}, {3, 256}};
    long first = Draw.of("table", leaves, counts).nextLong();
    assertThat(Draw.of("table", leaves, new long[][] {{1, 2}, {3, 256}}).nextLong())
        .isEqualTo(first);
    assertThat(Draw.of("tables", leaves, counts).nextLong()).isNotEqualTo(first);
    assertThat(Draw.of("table", leaves, new long[][] {{1, 2}, {3, 512}}).nextLong())
        .isNotEqualTo(first);
    assertThat(Draw.of("table", List.of(commune("1"), commune("3")), counts).nextLong())
        .isNotEqualTo(first);
  }

  @Test
  void partsAddUpToTheirWholeInMultiplesThatStayNearTheirNumbers() {
    Random random = new Random(20_240_916);
    for (int round = 0; round < 300; round++) {
      SortedMap<String, Long> counts = new TreeMap<>();
      for (int part = 0; part < 1 + random.nextInt(6); part++) {
        counts.put("part " + part, (long) random.nextInt(40));
      }
      long sum = counts.values().stream().mapToLong(Long::longValue).sum();
      long whole = Draw.rounded(sum, CELL, new SplittableRandom(round));
      SortedMap<String, Long> shown =
          new Apportionment<String>(CELL, NOTHING_ABOVE, new SplittableRandom(round))
              .divide(0, counts, whole, "other");
      assertThat(shown.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
      assertThat(shown.values()).allSatisfy(figure -> assertThat(figure % CELL).isZero());
      assertThat(shown.values()).doesNotContain(0L);
      counts.forEach(
          (part, count) ->
              assertThat(Math.abs(shown.getOrDefault(part, 0L) - count)).isLessThan(CELL));
    }
  }

  @Test
  void eachMultipleGoesToThePartThatIsFurthestBehind() {
    SortedMap<String, Long> counts = new TreeMap<>(Map.of("a", 12L, "b", 8L, "c", 10L));
    assertThat(divided(counts, 30)).containsExactlyEntriesOf(sorted("a", 10L, "b", 10L, "c", 10L));
  }

  @Test
  void whatNoPartWasCountedForIsTheOther() {
    assertThat(divided(new TreeMap<>(Map.of("a", 10L)), 30))
        .containsExactlyEntriesOf(sorted("a", 10L, "other", 20L));
    assertThat(divided(new TreeMap<>(), 0)).isEmpty();
    assertThat(divided(new TreeMap<>(Map.of("a", 30L)), 10))
        .containsExactlyEntriesOf(sorted("a", 10L));
  }

  /** Half a cell of two parts in each of forty leaves: above, either is shown about half. */
  @Test
  void whatALeafShowsTooMuchOfTheNextOneShowsLessOf() {
    int[][] above = new int[40][];
    Arrays.fill(above, new int[] {0});
    Apportionment<String> parts = new Apportionment<>(CELL, above, new SplittableRandom(3));
    long shownOfA = 0;
    for (int leaf = 0; leaf < 40; leaf++) {
      shownOfA +=
          parts
              .divide(leaf, new TreeMap<>(Map.of("a", 5L, "b", 5L)), 10, "other")
              .getOrDefault("a", 0L);
    }
    assertThat(shownOfA).isEqualTo(200);
  }

  @Test
  void figuresKeepCountOfTheErrorsAboveThem() {
    LeafFigures figures =
        new LeafFigures(CELL, new int[][] {{0}, {0}}, 1, new long[][] {{7, 25}, {4, 0}});
    assertThat(figures.leaves()).isEqualTo(2);
    assertThat(figures.minimumCell()).isEqualTo(CELL);
    assertThat(figures.count(0, 1)).isEqualTo(25);
    assertThat(figures.floor(0, 1)).isEqualTo(20);
    assertThat(figures.floor(1, 0)).isZero();
    assertThat(figures.ceiling(0, 1)).isEqualTo(30);
    assertThat(figures.ceiling(1, 1)).isZero();
    assertThat(figures.errorAbove(0, 0)).isEqualTo(-11);
    // From an error of 25 too few to one of 5 too many: 25 squared less 5 squared is saved.
    assertThat(figures.priceAbove(0, 1, 30)).isEqualTo(5 * 5 - 25 * 25);
    figures.show(0, 1, 30);
    assertThat(figures.errorAbove(1, 1)).isEqualTo(5);
    figures.show(0, 1, 20);
    assertThat(figures.errorAbove(1, 1)).isEqualTo(-5);
    figures.show(0, 1, 30);
    assertThat(figures.shown(0, 1)).isEqualTo(30);
    assertThat(figures.shown(0)).containsExactly(0, 30);
    assertThat(figures.shown(1)).containsExactly(0, 0);
  }

  @ParameterizedTest
  @EnumSource(AreaLevel.class)
  void aLevelIsReadAsItIsWritten(AreaLevel level) {
    assertThat(AreaLevel.parse(level.written())).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "country, false, false",
    "district, false, false",
    "commune, true, false",
    "remainder, true, false",
    "unplaced, true, false",
    "former_district, false, true",
    "outside_former_districts, false, true"
  })
  void aLevelIsALeafOfTheTreeOrBesideIt(String written, boolean isLowest, boolean isFormer) {
    assertThat(AreaLevel.parse(written).isLowest()).isEqualTo(isLowest);
    assertThat(AreaLevel.parse(written).isFormer()).isEqualTo(isFormer);
    assertThatThrownBy(() -> AreaLevel.parse(written + "s")).hasMessageContaining("no area level");
  }

  @Test
  void tablesRoundedToAnotherNumberAreNoMeasureOfThisOne() {
    PublishedBefore before =
        new PublishedBefore(Optional.of(empty(20)), List.of(empty(20), empty(10)), List.of());
    assertThat(before.comparableWith(10).lastWeek()).isPresent();
    assertThat(before.comparableWith(10).sameWeek())
        .extracting(ProtectedWeek::minimumCell)
        .containsExactly(10);
    assertThat(before.comparableWith(15).lastWeek()).isEmpty();
    assertThat(before.comparableWith(15).sameWeek()).isEmpty();
  }

  private static ProtectedWeek empty(int minimumCell) {
    return ProtectedWeek.published(
        "p1",
        new IsoWeek(2024, 37),
        minimumCell,
        List.of(new AreaFigures(PublishedArea.COUNTRY, Optional.empty(), Map.of())),
        List.of(),
        List.of());
  }

  private static PublishedArea commune(String code) {
    return new PublishedArea(AreaLevel.COMMUNE, new AreaCode("VN-2004", code), code);
  }

  private static SortedMap<String, Long> divided(SortedMap<String, Long> counts, long whole) {
    return new Apportionment<String>(CELL, NOTHING_ABOVE, new SplittableRandom(1))
        .divide(0, counts, whole, "other");
  }

  private static SortedMap<String, Long> sorted(Object... pairs) {
    SortedMap<String, Long> sorted = new TreeMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      sorted.put((String) pairs[at], (Long) pairs[at + 1]);
    }
    return sorted;
  }
}
