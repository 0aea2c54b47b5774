package org.sunset2g.contract;

/**
 * Columns of {@code subscriber_state}: one row per operator and subscriber, as at the end of the
 * week of its snapshot.
 */
public final class SubscriberState {
  public static final String TABLE = "subscriber_state";

  public static final String OPERATOR = "operator";
  public static final String SUBSCRIBER_KEY = "subscriber_key";
  public static final String SUBSCRIBER_CHECK = "subscriber_check";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String STATUS = "status";
  public static final String STATUS_BEFORE = "status_before";
  public static final String SIM_GENERATION = "sim_generation";
  public static final String TAC = "tac";
  public static final String LAST_OBSERVED_WEEK = "last_observed_week";
  public static final String LAST_PRESENT_WEEK = "last_present_week";
  public static final String HANDSET_IS_NEW = "handset_is_new";
  public static final String STANDING = "standing";
  public static final String FLOW = "flow";
  public static final String FLOW_CODE_SYSTEM = "flow_code_system";
  public static final String FLOW_COMMUNE = "flow_commune";
  public static final String AT_RISK_SINCE = "at_risk_since";
  public static final String CONVERTED_WEEK = "converted_week";
  public static final String CONFIRMATIONS = "confirmations";
  public static final String CONVERSION_EVENT = "conversion_event";
  public static final String EVENT_CONVERTED_WEEK = "event_converted_week";
  public static final String CONVERTED_FROM_TAC = "converted_from_tac";

  private SubscriberState() {}
}
