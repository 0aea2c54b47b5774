package org.sunset2g.synthetic;

import java.util.List;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/** Writes the rows by which one subscriber's life shows in the operator's files. */
final class Traces {
  private static final int WEEKS_BLOCKED_ONE_WAY = 5;
  private static final int DAYS = 7;

  private final World world;
  private final Life life;
  private final Chance chance;
  private final long personal;
  private final LandingRow.Profile profile;
  private final boolean withoutDeviceIds;
  private int lastActiveOn = FieldSink.MISSING;

  Traces(World world, Life life, long personal, Text subscriberId) {
    this.world = world;
    this.life = life;
    this.personal = personal;
    this.chance = new Chance(Chance.mix(personal ^ 0x7261636573L));
    this.withoutDeviceIds = chance.happens(0.03);
    this.profile = profile(subscriberId);
  }

  private LandingRow.Profile profile(Text subscriberId) {
    int firstDay = epochDay(life.arrival());
    return new LandingRow.Profile(
        subscriberId,
        simGeneration(),
        chance.happens(0.02) ? null : chance.happens(0.55),
        chance.happens(0.02) ? null : chance.happens(0.4),
        chance.happens(0.03) ? null : chance.happens(0.08),
        chance.happens(0.02) ? null : chance.happens(0.12),
        chance.happens(0.01)
            ? FieldSink.MISSING
            : life.arrival() > 0 ? firstDay + chance.below(DAYS) : firstDay - chance.below(5000));
  }

  /**
   * Many 2G-only handsets hold a newer SIM: of 1.46 m in Taiwan only 133 thousand held a 2G one.
   */
  private Text simGeneration() {
    double choice = chance.share();
    return choice < 0.04
        ? Words.of(Generation.TWO_G)
        : choice < 0.30
            ? Words.of(Generation.THREE_G)
            : choice < 0.90
                ? Words.of(Generation.FOUR_G)
                : choice < 0.98 ? Words.of(Generation.FIVE_G) : null;
  }

  private int epochDay(int week) {
    return world.firstDay + DAYS * week;
  }

  /** Adds the week's rows. */
  void leave(int week, List<LandingRow> snapshot, List<LandingRow> observations) {
    if (life.standing() != Standing.ABSENT && life.isObserved()) {
      observe(week, observations);
    }
    if (life.hasRow()) {
      SubscriberStatus status = status(week);
      snapshot.add(row(status, hamlet()));
    }
  }

  /** Two rows of a missing subscriber that contradict each other, so that neither counts. */
  void contradict(List<LandingRow> snapshot) {
    snapshot.add(row(SubscriberStatus.ACTIVE, hamlet()));
    snapshot.add(row(SubscriberStatus.ONE_WAY_BLOCKED, hamlet()));
  }

  private LandingRow row(SubscriberStatus status, Text hamlet) {
    return new LandingRow.Subscriber(
        profile,
        world.homes.codeSystem(life.area()),
        world.homes.commune(life.area()),
        hamlet,
        Words.of(status),
        life.isMachine() ? Words.M2M : Words.CONSUMER,
        lastActiveOn);
  }

  private Text hamlet() {
    return world.homes.hamlet(life.area(), personal);
  }

  private SubscriberStatus status(int week) {
    if (life.standing() == Standing.ABSENT) {
      return life.departure();
    }
    int sinceCutOff = week - world.cutOffWeek;
    if (life.standing() != Standing.AT_RISK || sinceCutOff < 0) {
      return SubscriberStatus.ACTIVE;
    }
    return sinceCutOff < WEEKS_BLOCKED_ONE_WAY
        ? SubscriberStatus.ONE_WAY_BLOCKED
        : SubscriberStatus.TWO_WAY_BLOCKED;
  }

  private void observe(int week, List<LandingRow> observations) {
    int monday = epochDay(week);
    int days = 1 + Math.max(chance.below(DAYS), chance.below(DAYS));
    int last = days - 1 + chance.below(DAYS - days + 1);
    int first = chance.below(last - days + 2);
    int events = days * (1 + chance.below(12)) + chance.below(3);
    Text device = withoutDeviceIds ? null : device(life.devices());
    Text rat = highestRat();
    LandingRow.Observation main =
        new LandingRow.Observation(
            profile.subscriberId(),
            device,
            world.handsets.written(life.handset()),
            monday + first,
            monday + last,
            days,
            events,
            rat);
    lastActiveOn = main.lastSeen();
    boolean second =
        chance.happens(life.handsetGivenUp() >= 0 ? 0.4 : world.plan.rates().secondDevice());
    LandingRow loser = second ? loser(main, monday) : null;
    boolean loserFirst = chance.happens(0.5);
    if (loser != null && loserFirst) {
      observations.add(loser);
    }
    if (device != null && events >= 3 && chance.happens(0.01)) {
      addInTwoParts(main, observations);
    } else {
      observations.add(main);
    }
    if (loser != null && !loserFirst) {
      observations.add(loser);
    }
  }

  /** Rows of one subscriber, TAC and device are one observation, and only together say enough. */
  private static void addInTwoParts(LandingRow.Observation main, List<LandingRow> observations) {
    int later = main.events() / 2 + 1;
    observations.add(
        with(main, main.deviceId(), main.tac(), main.lastSeen(), main.daysSeen(), later));
    observations.add(
        with(
            main,
            main.deviceId(),
            main.tac(),
            main.lastSeen(),
            Math.max(1, main.daysSeen() - 1),
            main.events() - later));
  }

  /** A second device that loses against the intended one, now and then only by the last tie. */
  private LandingRow.Observation loser(LandingRow.Observation main, int monday) {
    int own = life.handset();
    int other = life.handsetGivenUp();
    if (other < 0) {
      other = chance.below(world.handsets.count());
    }
    Text tac = world.handsets.written(other);
    Text device = withoutDeviceIds ? null : device(-1 - chance.below(2));
    int tie = chance.happens(0.7) ? 0 : 1 + chance.below(4);
    boolean room = main.lastSeen() - monday >= main.daysSeen();
    if (tie == 2 && room) {
      return new LandingRow.Observation(
          main.subscriberId(),
          device,
          tac,
          monday,
          main.lastSeen() - 1,
          main.daysSeen(),
          main.events(),
          main.highestRat());
    }
    if (tie == 3 && own > 0) {
      return with(
          main,
          device,
          world.handsets.written(chance.below(own)),
          main.lastSeen(),
          main.daysSeen(),
          main.events());
    }
    if (tie == 4 && main.deviceId() != null) {
      return with(main, null, main.tac(), main.lastSeen(), main.daysSeen(), main.events());
    }
    if (tie == 0 && main.daysSeen() > 1) {
      int days = 1 + chance.below(main.daysSeen() - 1);
      return with(main, device, tac, main.lastSeen(), days, days * (1 + chance.below(30)));
    }
    return main.events() > 0
        ? with(main, device, tac, main.lastSeen(), main.daysSeen(), main.events() - 1)
        : null;
  }

  private static LandingRow.Observation with(
      LandingRow.Observation main, Text device, Text tac, int last, int days, int events) {
    return new LandingRow.Observation(
        main.subscriberId(), device, tac, main.firstSeen(), last, days, events, main.highestRat());
  }

  private Text device(int number) {
    return Text.hexadecimal(Chance.mix(personal, number, 17), Chance.mix(personal, number, 19));
  }

  /** What the network offered where the handset was: never more than the handset can do. */
  private Text highestRat() {
    if (chance.happens(0.02)) {
      return null;
    }
    boolean old = world.handsets.isTwoGOnly(life.handset());
    double choice = chance.share();
    return old || choice < 0.08
        ? Words.of(Generation.TWO_G)
        : choice < 0.2 ? Words.of(Generation.THREE_G) : Words.of(Generation.FOUR_G);
  }
}
