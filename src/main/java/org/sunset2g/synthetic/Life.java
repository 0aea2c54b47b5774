package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.sunset2g.synthetic.Handsets.Pool;
import org.sunset2g.vocabulary.LedgerFlow;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;

/**
 * One subscriber's life, week by week. An event is drawn, and the flow it means in the ledger is
 * said with it: the truth is what was intended here. {@link Traces} then writes the rows that
 * express it.
 */
final class Life {
  private static final double MACHINE_SHARE = 0.03;
  private static final double NEVER_OBSERVED_SHARE = 0.01;
  private static final double BELOW_TARGET_SHARE = 0.03;
  private static final double UNKNOWN_SHARE = 0.01;
  private static final int NONE = -1;

  private final World world;
  private final FlowRates rates;
  private final long personal;
  private final Chance chance;
  private final int arrival;
  private final List<IntendedConversion> conversions = new ArrayList<>(0);

  private Standing standing = Standing.ABSENT;
  private Standing before = Standing.ABSENT;
  private int area;
  private int areaBefore;
  private int handset = NONE;
  private int handsetBefore = NONE;
  private int devices;
  private boolean machine;
  private boolean bornMachine;
  private boolean silent;
  private boolean observed;
  private int lastObserved = NONE;
  private int lastPresent = NONE;
  private SubscriberStatus departure;
  private int departureRows;
  private boolean rezoned;
  private IntendedConversion openConversion;

  /**
   * The life of the operator's subscriber with that position; the first is there from the start.
   */
  Life(World world, int operator, long subscriber) {
    this.world = world;
    this.rates = world.plan.rates();
    this.personal = Chance.mix(world.plan.seed(), operator, subscriber);
    this.chance = new Chance(Chance.mix(personal ^ 0x6c696665L));
    int laterWeeks = world.plan.weeks() - 1;
    double joining = rates.newSubscribers() * laterWeeks;
    this.arrival =
        subscriber > 0 && chance.happens(joining / (1 + joining))
            ? 1 + chance.below(laterWeeks)
            : 0;
  }

  /** Lives the next week and says the flow it intends, a move by its leaving half; null if none. */
  LedgerFlow live(int week) {
    before = standing;
    areaBefore = area;
    handsetBefore = handset;
    observed = false;
    rezoned = false;
    if (week < arrival) {
      return null;
    }
    LedgerFlow flow =
        week == arrival
            ? arrives(week)
            : switch (standing) {
              case ABSENT -> whileAbsent(week);
              case EXEMPT -> asMachine(week);
              default -> asConsumer(week);
            };
    keepConversions(week, flow);
    if (standing != Standing.ABSENT) {
      lastPresent = week;
    }
    return flow;
  }

  private LedgerFlow arrives(int week) {
    area = world.homes.draw(week, chance);
    bornMachine = chance.happens(MACHINE_SHARE);
    machine = bornMachine;
    if (!machine && week == 0 && chance.happens(NEVER_OBSERVED_SHARE)) {
      standing = Standing.QUIET;
      silent = true;
      return null;
    }
    double atRisk =
        week == 0 ? world.openingShare(area) : world.backwards(week, rates.newcomersAtRisk());
    if (machine && world.handsets.has(Pool.MACHINE, week) && chance.happens(0.8)) {
      take(Pool.MACHINE, week);
    } else if (chance.happens(atRisk)) {
      take(Pool.AT_RISK, week);
    } else {
      takeAboveRisk(week);
    }
    isSeen(week);
    return flowIfAtRisk(week == 0 ? LedgerFlow.BASELINE : LedgerFlow.NEW_SUBSCRIBER);
  }

  private LedgerFlow whileAbsent(int week) {
    departureRows = Math.max(0, departureRows - 1);
    int gap = week - lastPresent;
    int forgetAfter = world.plan.phase().forgetAfterWeeks();
    // On the brink of forgetting nobody returns, so that the truth hangs on no reading of "after".
    if (Math.abs(gap - forgetAfter - 1) <= 1 || !chance.happens(rates.returned())) {
      return null;
    }
    boolean forgotten = gap > forgetAfter;
    if (forgotten) {
      openConversion = null;
    }
    departure = null;
    departureRows = 0;
    area = world.homes.inForce(area, week, chance);
    comesBackWithAHandset(week, 0.4);
    return flowIfAtRisk(forgotten ? LedgerFlow.NEW_SUBSCRIBER : LedgerFlow.RETURNED);
  }

  private LedgerFlow asMachine(int week) {
    if (leaves() != null) {
      return null;
    }
    relocate(week);
    double lifted = bornMachine ? rates.exemptionLifted() / 50 : rates.exemptionLifted();
    if (chance.happens(lifted)) {
      machine = false;
      isSeen(week);
      return flowIfAtRisk(LedgerFlow.RETURNED);
    }
    if (chance.happens(0.95)) {
      isSeen(week);
    }
    return null;
  }

  private LedgerFlow asConsumer(int week) {
    LedgerFlow left = leaves();
    if (left != null) {
      return flowIfWasAtRisk(left);
    }
    relocate(week);
    if (handset != NONE && chance.happens(rates.exempted())) {
      machine = true;
      isSeen(week);
      return flowIfWasAtRisk(LedgerFlow.EXEMPTED);
    }
    boolean wasSilent = silent;
    silent =
        before == Standing.QUIET
            ? !chance.happens(rates.awakened())
            : chance.happens(wasSilent ? rates.silenceLasts() : rates.silenceBegins());
    if (before == Standing.QUIET) {
      if (silent) {
        return null;
      }
      comesBackWithAHandset(week, 0.25);
      return flowIfAtRisk(LedgerFlow.RETURNED);
    }
    if (silent && week - lastObserved >= world.plan.phase().quietAfterWeeks()) {
      standing = Standing.QUIET;
      return flowIfWasAtRisk(LedgerFlow.GONE_QUIET);
    }
    if (!silent) {
      isSeen(week);
    }
    if (world.handsets.reclassified(handset, week)) {
      standing = world.handsets.standing(handset, week);
      return before == Standing.AT_RISK
          ? LedgerFlow.RECLASSIFIED_OUT
          : flowIfAtRisk(LedgerFlow.RECLASSIFIED_IN);
    }
    if (before == Standing.AT_RISK) {
      return silent ? stays() : atRisk(week);
    }
    return silent ? null : aboveRisk(week);
  }

  private LedgerFlow atRisk(int week) {
    if (chance.happens(rates.handsetUnknown())) {
      return changes(Pool.UNKNOWN, LedgerFlow.HANDSET_UNKNOWN, week);
    }
    if (!chance.happens(world.conversionHazard(week, area))) {
      return stays();
    }
    if (!world.handsets.knowsTargetForms(week)) {
      return changes(Pool.OTHER_FORM, LedgerFlow.CONVERTED_OTHER, week);
    }
    double choice = chance.share() - rates.smartphoneShare();
    if (choice < 0) {
      return changes(Pool.SMARTPHONE, LedgerFlow.CONVERTED_SMARTPHONE, week);
    }
    choice -= rates.otherFormShare();
    if (choice < 0) {
      return changes(Pool.OTHER_FORM, LedgerFlow.CONVERTED_OTHER, week);
    }
    choice -= rates.belowTargetShare();
    return choice < 0
        ? changes(Pool.BELOW_TARGET, LedgerFlow.UPGRADED_BELOW_TARGET, week)
        : changes(Pool.FEATURE_PHONE, LedgerFlow.CONVERTED_FEATURE_PHONE, week);
  }

  /** Where the catalogue has no such handset the event does not happen, and the rate drops. */
  private LedgerFlow changes(Pool pool, LedgerFlow flow, int week) {
    if (!world.handsets.has(pool, week)) {
      return stays();
    }
    take(pool, week);
    isSeen(week);
    return flow;
  }

  private LedgerFlow aboveRisk(int week) {
    if (before == Standing.UNKNOWN && chance.happens(rates.handsetIdentified())) {
      if (chance.happens(world.backwards(week, 0.5))) {
        take(Pool.AT_RISK, week);
      } else {
        take(world.handsets.targetPool(week, chance), week);
      }
    } else if (openConversion != null && chance.happens(world.backwards(week, rates.reverted()))) {
      takeBack(openConversion.fromHandset, week);
    } else if (before != Standing.UNKNOWN
        && chance.happens(world.backwards(week, rates.downgraded()))) {
      take(Pool.AT_RISK, week);
    } else if (before != Standing.UNKNOWN && chance.happens(rates.renewed())) {
      takeAboveRisk(week);
    } else {
      return null;
    }
    isSeen(week);
    if (openConversion != null) {
      return flowIfAtRisk(LedgerFlow.REVERTED);
    }
    return flowIfAtRisk(
        before == Standing.UNKNOWN ? LedgerFlow.HANDSET_IDENTIFIED : LedgerFlow.DOWNGRADED);
  }

  private LedgerFlow stays() {
    if (area == areaBefore) {
      return LedgerFlow.STAYED;
    }
    return rezoned ? LedgerFlow.REZONED_OUT : LedgerFlow.MOVED_OUT;
  }

  /** The flow with which the subscriber left in this week, or null. */
  private LedgerFlow leaves() {
    double choice = chance.share() - rates.ported();
    LedgerFlow left = null;
    if (choice < 0) {
      departure = SubscriberStatus.PORTED_OUT;
      left = LedgerFlow.LEFT_PORTED;
    } else if (choice < rates.reclaimed()) {
      departure = SubscriberStatus.RECLAIMED;
      left = LedgerFlow.LEFT_RECLAIMED;
    } else if (choice < rates.reclaimed() + rates.vanished()) {
      left = LedgerFlow.LEFT_VANISHED;
    }
    if (left != null) {
      departureRows = departure == null ? 0 : 1 + chance.below(3);
      standing = Standing.ABSENT;
      silent = false;
    }
    return left;
  }

  private void relocate(int week) {
    area = world.homes.inForce(area, week, chance);
    rezoned = area != areaBefore;
    if (!rezoned && chance.happens(rates.moved())) {
      area = world.homes.draw(week, chance);
    }
  }

  private void comesBackWithAHandset(int week, double changed) {
    silent = false;
    if (handset == NONE || chance.happens(changed)) {
      if (chance.happens(world.backwards(week, 0.1))) {
        take(Pool.AT_RISK, week);
      } else {
        takeAboveRisk(week);
      }
    }
    isSeen(week);
  }

  private void isSeen(int week) {
    observed = true;
    lastObserved = week;
    standing = machine ? Standing.EXEMPT : world.handsets.standing(handset, week);
  }

  private void take(Pool pool, int week) {
    handset = world.handsets.draw(pool, week, chance);
    devices++;
  }

  private void takeAboveRisk(int week) {
    double choice = chance.share();
    if (choice < UNKNOWN_SHARE && world.handsets.has(Pool.UNKNOWN, week)) {
      take(Pool.UNKNOWN, week);
    } else if (choice >= 1 - BELOW_TARGET_SHARE && world.handsets.has(Pool.BELOW_TARGET, week)) {
      take(Pool.BELOW_TARGET, week);
    } else {
      take(world.handsets.targetPool(week, chance), week);
    }
  }

  private void takeBack(int former, int week) {
    if (world.handsets.standing(former, week) == Standing.AT_RISK) {
      handset = former;
      devices++;
    } else {
      take(Pool.AT_RISK, week);
    }
  }

  private LedgerFlow flowIfAtRisk(LedgerFlow flow) {
    return standing == Standing.AT_RISK ? flow : null;
  }

  private LedgerFlow flowIfWasAtRisk(LedgerFlow flow) {
    return before == Standing.AT_RISK ? flow : null;
  }

  private void keepConversions(int week, LedgerFlow flow) {
    if (standing == Standing.AT_RISK && openConversion != null) {
      openConversion.revert(week);
      openConversion = null;
    } else if (flow != null && flow.isConversion()) {
      openConversion =
          new IntendedConversion(
              week,
              handsetBefore,
              handset,
              flow.name().substring("CONVERTED_".length()),
              world.plan.phase().confirmationWeeks());
      conversions.add(openConversion);
    } else if (openConversion != null && observed && standing == Standing.TARGET) {
      openConversion.observedAtTarget(week);
    }
  }

  /** The number from which all chance of this subscriber comes. */
  long personal() {
    return personal;
  }

  Standing standing() {
    return standing;
  }

  Standing before() {
    return before;
  }

  int area() {
    return area;
  }

  int areaBefore() {
    return areaBefore;
  }

  int handset() {
    return handset;
  }

  /** The handset of the week before, where it was changed in this one; otherwise -1. */
  int handsetGivenUp() {
    return handset == handsetBefore ? NONE : handsetBefore;
  }

  /** How many devices were used so far. */
  int devices() {
    return devices;
  }

  boolean isMachine() {
    return machine;
  }

  boolean isObserved() {
    return observed;
  }

  /** Whether the snapshot of the week has a row of the subscriber. */
  boolean hasRow() {
    return standing != Standing.ABSENT || departureRows > 0;
  }

  /** Whether the subscriber was there before and is missing from the snapshot of the week. */
  boolean isMissing() {
    return !hasRow() && lastPresent != NONE;
  }

  /** Status of one who left and still has a row; null for one who is there. */
  SubscriberStatus departure() {
    return departure;
  }

  int arrival() {
    return arrival;
  }

  List<IntendedConversion> conversions() {
    return conversions;
  }
}
