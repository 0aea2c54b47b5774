package org.sunset2g.contract;

/** Columns of {@code subscriber_snapshot}: one row per operator, week and subscriber. */
public final class SubscriberSnapshot {
  public static final String TABLE = "subscriber_snapshot";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String HOME_CODE_SYSTEM = "home_code_system";
  public static final String HOME_COMMUNE = "home_commune";
  public static final String HAMLET = "hamlet";
  public static final String STATUS = "status";
  public static final String SEGMENT = "segment";
  public static final String SIM_GENERATION = "sim_generation";
  public static final String VISIT_CONSENT = "visit_consent";
  public static final String OFFER_CONSENT = "offer_consent";
  public static final String DO_NOT_CALL = "do_not_call";
  public static final String SUBSIDY_ELIGIBLE = "subsidy_eligible";
  public static final String ACTIVATED_ON = "activated_on";
  public static final String LAST_ACTIVE_ON = "last_active_on";

  private SubscriberSnapshot() {}
}
