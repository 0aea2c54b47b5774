package org.sunset2g.ledger;

import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Segment;
import org.sunset2g.vocabulary.Standing;
import org.sunset2g.vocabulary.SubscriberStatus;
import org.sunset2g.vocabulary.VoLte;

/**
 * What the rules of one phase look at in a subscriber's week.
 *
 * @param status in the accepted snapshot; null where the subscriber is not in it
 * @param segment in the accepted snapshot; null where it is not known
 * @param sim generation of the SIM in the accepted snapshot; null where it is not known
 * @param handsetClass of the handset of the week
 * @param voLte of the handset of the week
 * @param form of the handset of the week
 * @param facts what is true of the week
 * @param past what the state of the week before remembers of the subscriber in the phase
 */
record SubscriberWeek(
    SubscriberStatus status,
    Segment segment,
    Generation sim,
    HandsetClass handsetClass,
    VoLte voLte,
    HandsetForm form,
    int facts,
    Past past) {

  /** What is true or not of a subscriber's week; a set of them is one number. */
  enum Fact {
    /** The phase exempts the home area. */
    AREA_EXEMPT,
    /** At least one device was observed. */
    OBSERVED,
    /** There is a handset, observed or carried over. */
    HAS_HANDSET,
    /** The handset's TAC is last week's. */
    SAME_HANDSET,
    /** The area is last week's. */
    SAME_AREA,
    /** The area is an official successor of last week's. */
    SUCCESSION,
    /** The operator has no earlier state of the phase. */
    FIRST_WEEK;

    int bit() {
      return 1 << ordinal();
    }
  }

  /**
   * @param standing null where the subscriber was not known
   * @param atRiskSince number of a week, or {@link PackedNumbers#NONE}
   * @param convertedWeek number of a week, or {@link PackedNumbers#NONE}
   * @param confirmations weeks seen on target since, or {@link PackedNumbers#NONE}
   */
  record Past(Standing standing, int atRiskSince, int convertedWeek, int confirmations) {
    boolean isConverted() {
      return convertedWeek != PackedNumbers.NONE;
    }
  }

  boolean is(Fact fact) {
    return (facts & fact.bit()) != 0;
  }

  boolean isPresent() {
    return status != null && status.isPresent();
  }

  boolean wasAtRisk() {
    return past.standing == Standing.AT_RISK;
  }
}
