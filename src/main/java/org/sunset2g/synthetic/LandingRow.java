package org.sunset2g.synthetic;

/** A row of a landing file. */
sealed interface LandingRow {
  /** Hands the fields over in contract order. */
  void writeTo(FieldSink fields);

  /**
   * What stays the same of a subscriber from week to week.
   *
   * @param activatedOn days since 1970-01-01
   */
  record Profile(
      Text subscriberId,
      Text simGeneration,
      Boolean visitConsent,
      Boolean offerConsent,
      Boolean doNotCall,
      Boolean subsidyEligible,
      int activatedOn) {}

  /** One row of subscriber_snapshot. */
  record Subscriber(
      Profile profile,
      Text codeSystem,
      Text commune,
      Text hamlet,
      Text status,
      Text segment,
      int lastActiveOn)
      implements LandingRow {
    @Override
    public void writeTo(FieldSink fields) {
      fields.text(profile.subscriberId);
      fields.text(codeSystem);
      fields.text(commune);
      fields.text(hamlet);
      fields.text(status);
      fields.text(segment);
      fields.text(profile.simGeneration);
      fields.flag(profile.visitConsent);
      fields.flag(profile.offerConsent);
      fields.flag(profile.doNotCall);
      fields.flag(profile.subsidyEligible);
      fields.day(profile.activatedOn);
      fields.day(lastActiveOn);
    }
  }

  /** One row of device_observation; days are days since 1970-01-01. */
  record Observation(
      Text subscriberId,
      Text deviceId,
      Text tac,
      int firstSeen,
      int lastSeen,
      int daysSeen,
      int events,
      Text highestRat)
      implements LandingRow {
    @Override
    public void writeTo(FieldSink fields) {
      fields.text(subscriberId);
      fields.text(deviceId);
      fields.text(tac);
      fields.day(firstSeen);
      fields.day(lastSeen);
      fields.number(daysSeen);
      fields.number(events);
      fields.text(highestRat);
    }
  }

  /** A row that breaks off; only CSV can hold it. */
  record Torn(Text start, Text next) implements LandingRow {
    @Override
    public void writeTo(FieldSink fields) {
      fields.text(start);
      fields.text(next);
    }
  }
}
