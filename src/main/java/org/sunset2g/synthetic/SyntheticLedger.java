package org.sunset2g.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The ledger a world was made to give, without any file: the lives are lived and counted, and leave
 * no rows. It is {@code truth/ledger.csv} of the same plan, row for row.
 */
public final class SyntheticLedger {
  /** So many subscribers are lived before the next are fetched. */
  private static final int BLOCK = 512;

  /**
   * One row: subscribers of an operator with that flow in the week and area. Rows that would count
   * nobody are left out.
   *
   * @param flow name of a {@link org.sunset2g.vocabulary.LedgerFlow}, or its {@code OPENING} or
   *     {@code CLOSING}
   * @param count subscribers, at least 1; exact, for nobody in a world is real
   */
  public record Entry(String operator, IsoWeek week, AreaCode area, String flow, long count) {}

  private SyntheticLedger() {}

  /**
   * The ledger in the order of week, operator, area and flow. Memory grows with the weeks, areas
   * and threads, not with the subscribers.
   *
   * @param units where people live
   * @param changes successors of communes, or {@link AreaChanges#NONE}
   * @throws InputProblem where catalogue or units cannot carry a world
   */
  public static List<Entry> of(
      WorldPlan plan, TacCatalogue catalogue, AdministrativeUnits units, AreaChanges changes) {
    World world = new World(plan, catalogue, units, changes);
    List<FlowTally> tallies = new ArrayList<>();
    try (Workers workers = new Workers(plan.threads())) {
      for (int operator = 0; operator < plan.operators().size(); operator++) {
        tallies.add(tally(world, operator, workers));
      }
    } catch (IOException stopped) {
      throw new UncheckedIOException("cannot count the world", stopped);
    }
    return rows(world, tallies).toList();
  }

  /** Which thread counts whom is left to chance; the sum is the same. */
  private static FlowTally tally(World world, int operator, Workers workers) throws IOException {
    AtomicLong next = new AtomicLong();
    Callable<FlowTally> counting = () -> count(world, operator, next);
    FlowTally sum = new FlowTally(world.homes.count());
    workers.all(Collections.nCopies(world.plan.threads(), counting)).forEach(sum::add);
    return sum;
  }

  private static FlowTally count(World world, int operator, AtomicLong next) {
    FlowTally tally = new FlowTally(world.homes.count());
    long subscribers = world.plan.subscribersOf(operator);
    long from;
    while ((from = next.getAndAdd(BLOCK)) < subscribers) {
      long upTo = Math.min(subscribers, from + BLOCK);
      for (long subscriber = from; subscriber < upTo; subscriber++) {
        Life life = new Life(world, operator, subscriber);
        for (int week = 0; week < world.plan.weeks(); week++) {
          tally.follow(life, week);
        }
      }
    }
    return tally;
  }

  /** The ledger's rows in its order, from one tally per operator. */
  static Stream<Entry> rows(World world, List<FlowTally> tallies) {
    List<Integer> operators =
        IntStream.range(0, tallies.size())
            .boxed()
            .sorted(Comparator.comparing(world.plan.operators()::get))
            .toList();
    List<Integer> areas = world.homes.inOrder();
    return IntStream.range(0, world.plan.weeks())
        .boxed()
        .flatMap(
            week ->
                operators.stream()
                    .flatMap(
                        operator ->
                            rows(
                                world, week, operator, areas, tallies.get(operator).ofWeek(week))));
  }

  private static Stream<Entry> rows(
      World world, int week, int operator, List<Integer> areas, Map<Integer, long[]> counts) {
    IsoWeek name = world.plan.week(week);
    String operatorName = world.plan.operators().get(operator);
    return areas.stream()
        .filter(counts::containsKey)
        .flatMap(
            area ->
                IntStream.range(0, FlowTally.KINDS)
                    .filter(kind -> counts.get(area)[kind] > 0)
                    .mapToObj(
                        kind ->
                            new Entry(
                                operatorName,
                                name,
                                world.homes.area(area),
                                FlowTally.name(kind),
                                counts.get(area)[kind])));
  }
}
