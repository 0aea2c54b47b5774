package org.sunset2g.contract;

/** Columns of {@code outreach_item}: one row per operator, week, list and subscriber. */
public final class OutreachItem {
  public static final String TABLE = "outreach_item";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String PHASE = "phase";
  public static final String LIST = "list";
  public static final String TOKEN = "token";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String HAMLET = "hamlet";
  public static final String TAC = "tac";
  public static final String WEEKS_AT_RISK = "weeks_at_risk";
  public static final String REASON = "reason";
  public static final String PRIORITY = "priority";
  public static final String CHANNELS = "channels";

  private OutreachItem() {}
}
