package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Some subscribers of one operator, lived through all weeks: their rows and their truth. */
final class Block {
  /** A conversion and the pseudonym of who converted. */
  record Converted(Text subscriberId, IntendedConversion conversion) {}

  final List<List<LandingRow>> snapshots = new ArrayList<>();
  final List<List<LandingRow>> observations = new ArrayList<>();
  final List<Converted> conversions = new ArrayList<>();
  final Map<BadRow, Long> badRows = new EnumMap<>(BadRow.class);
  final FlowTally tally;
  private final World world;

  private Block(World world, int size) {
    this.world = world;
    this.tally = new FlowTally(world.homes.count());
    for (int week = 0; week < world.plan.weeks(); week++) {
      snapshots.add(new ArrayList<>(size));
      observations.add(new ArrayList<>(size + size / 4));
    }
  }

  /** Lives the operator's subscribers with these positions, the second excluded. */
  static Block live(World world, int operator, long from, long upTo) {
    Block block = new Block(world, (int) (upTo - from));
    for (long subscriber = from; subscriber < upTo; subscriber++) {
      block.live(operator, subscriber);
    }
    return block;
  }

  private void live(int operator, long subscriber) {
    WorldPlan plan = world.plan;
    Life life = new Life(world, operator, subscriber);
    long personal = life.personal();
    Text id = Text.hexadecimal(personal, Chance.mix(personal ^ 0x6964L));
    Traces traces = new Traces(world, life, personal, id);
    BadRows bad = new BadRows(plan, Chance.mix(personal ^ 0x626164L));
    for (int week = 0; week < plan.weeks(); week++) {
      List<LandingRow> snapshot = snapshots.get(week);
      List<LandingRow> seen = observations.get(week);
      int snapshotFrom = snapshot.size();
      int seenFrom = seen.size();
      tally.follow(life, week);
      traces.leave(week, snapshot, seen);
      bad.plantIn(snapshot, snapshotFrom);
      bad.plantIn(seen, seenFrom);
      if (life.isMissing() && bad.contradicts()) {
        traces.contradict(snapshot);
      }
    }
    life.conversions().forEach(conversion -> conversions.add(new Converted(id, conversion)));
    bad.planted().forEach((kind, count) -> badRows.merge(kind, count, Long::sum));
  }
}
