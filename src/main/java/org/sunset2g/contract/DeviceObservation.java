package org.sunset2g.contract;

/** Columns of {@code device_observation}: one row per operator, week, subscriber and device. */
public final class DeviceObservation {
  public static final String TABLE = "device_observation";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String DEVICE_ID = "device_id";
  public static final String TAC = "tac";
  public static final String FIRST_SEEN = "first_seen";
  public static final String LAST_SEEN = "last_seen";
  public static final String DAYS_SEEN = "days_seen";
  public static final String EVENTS = "events";
  public static final String HIGHEST_RAT = "highest_rat";

  private DeviceObservation() {}
}
