package org.sunset2g.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.reference.Territory;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.LedgerFlow;

/**
 * Makes the table of a week that may leave the operator: every number is rounded to a multiple of
 * the minimum cell, nearly always the one below or above it, and so that all sums that a reader
 * knows of hold between the rounded figures: areas add up, every row balances, slices and
 * breakdowns add up, a week opens with what the last one closed with, and no area shows more of a
 * phase than of another that holds all its subscribers.
 *
 * <p>What is promised: whoever has everything published and knows that each figure is less than a
 * minimum cell away from the true number, cannot tell apart as many whole numbers as the minimum
 * cell has, of any of them. For as all sums hold between the figures themselves, they hold as well
 * when of any area an inflow and an outflow are both larger by the same amount, there and in all
 * areas above, or this week's closing and the next one's opening number with them.
 */
public final class Protection {
  private static final int COLUMNS = Measure.values().length;

  private final Territory territory;
  private final DisclosureSettings settings;

  public Protection(Territory territory, DisclosureSettings settings) {
    this.territory = territory;
    this.settings = settings;
  }

  /**
   * Protects one week of one phase.
   *
   * @param ledger that week's ledger rows of that phase, of all operators; several rows of an area
   *     and flow are added up
   * @param handsets who is at risk when the week ends, by home, handset and SIM; none where they
   *     were not counted
   * @param published what was published already
   * @throws IllegalArgumentException where the rows are of another week or phase, or do not add up
   */
  public ProtectedWeek protect(
      String phase,
      IsoWeek week,
      List<LedgerRow> ledger,
      List<HandsetCount> handsets,
      PublishedBefore published) {
    PublishedBefore before = published.comparableWith(settings.minimumCell());
    AreaPlaces places = new AreaPlaces(territory, week);
    TreeSet<AreaCode> used = new TreeSet<>();
    for (LedgerRow row : ledger) {
      if (!row.phase().equals(phase) || !row.week().equals(week)) {
        throw new IllegalArgumentException(
            "a ledger row is of phase %s, week %s".formatted(row.phase(), row.week()));
      }
      used.add(places.placeOf(row.commune()));
    }
    before
        .lastWeek()
        .ifPresent(
            last ->
                last.figures().stream()
                    .filter(row -> row.of(Measure.CLOSING) > 0 && row.area().level().isLowest())
                    .map(row -> row.area().code())
                    .filter(code -> places.placeOf(code).equals(code))
                    .forEach(used::add));
    PublishedAreas areas = new PublishedAreas(territory, places, used);
    PublishedTree tree = new PublishedTree(areas);
    long[][] counts = counts(ledger, areas, tree);
    SplittableRandom draw = Draw.of(phase + " " + week, tree.leaves(), counts);
    RoundedWeek rounded = new RoundedWeek(phase, week, settings.minimumCell(), tree, draw);
    Map<AreaCode, Long> opening =
        before
            .lastWeek()
            .map(
                last ->
                    new OpeningFigures(
                            last,
                            openingByHome(ledger),
                            new AreaPlaces(territory, last.week()),
                            places)
                        .settled(settings.minimumCell(), draw))
            .orElse(Map.of());
    return rounded.of(counts, opening, handsets, before);
  }

  private static Map<AreaCode, Long> openingByHome(List<LedgerRow> ledger) {
    Map<AreaCode, Long> opening = new TreeMap<>();
    for (LedgerRow row : ledger) {
      if (row.flow().equals(LedgerFlow.OPENING) && row.subscribers() > 0) {
        opening.merge(row.commune(), row.subscribers(), Long::sum);
      }
    }
    return opening;
  }

  private static long[][] counts(List<LedgerRow> ledger, PublishedAreas areas, PublishedTree tree) {
    long[][] counts = new long[tree.leaves().size()][COLUMNS];
    long[] rezonedWithin = new long[counts.length];
    Map<AreaCode, Integer> leafOf = new HashMap<>();
    for (LedgerRow row : ledger) {
      int leaf =
          leafOf.computeIfAbsent(row.commune(), home -> tree.index(areas.placeOf(home).code()));
      Measure.of(row.flow())
          .ifPresent(measure -> counts[leaf][measure.ordinal()] += row.subscribers());
      if (row.flow().equals(LedgerFlow.REZONED_OUT.name()) && areas.staysInPlace(row.commune())) {
        rezonedWithin[leaf] += row.subscribers();
      }
    }
    for (int leaf = 0; leaf < counts.length; leaf++) {
      // Who was rezoned inside one shown area was not rezoned for the reader of the table. Never
      // below zero, though another operator's week was published with other boundaries.
      long unseen = Math.min(rezonedWithin[leaf], counts[leaf][Measure.REZONED_IN.ordinal()]);
      counts[leaf][Measure.REZONED_IN.ordinal()] -= unseen;
      counts[leaf][Measure.REZONED_OUT.ordinal()] -= unseen;
      checkThatItAddsUp(tree.leaves().get(leaf), counts[leaf]);
    }
    long moved = 0;
    for (long[] row : counts) {
      moved += row[Measure.MOVED_IN.ordinal()] - row[Measure.MOVED_OUT.ordinal()];
    }
    if (moved != 0) {
      throw new IllegalArgumentException(
          "the ledger does not balance: MOVED_IN of the country is off by " + moved);
    }
    return counts;
  }

  private static void checkThatItAddsUp(PublishedArea area, long[] row) {
    long sum = 0;
    for (Measure measure : Measure.ofBalance()) {
      sum += measure.balanceSign() * row[measure.ordinal()];
    }
    for (Measure.Slicing slicing : Measure.slicings()) {
      long slices = slicing.slices().stream().mapToLong(slice -> row[slice.ordinal()]).sum();
      long whole = slicing.whole().stream().mapToLong(part -> row[part.ordinal()]).sum();
      // A ledger that was not counted by status has no slices at all.
      if (slices != 0 && slices != whole) {
        sum = slices - whole;
      }
    }
    if (sum != 0) {
      throw new IllegalArgumentException(
          "the ledger does not balance: %s is off by %d".formatted(area.code(), sum));
    }
  }
}
