package org.sunset2g.contract;

/** Columns of {@code outreach_exit}: one row per operator, week, phase and subscriber who left. */
public final class OutreachExit {
  public static final String TABLE = "outreach_exit";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String PHASE = "phase";
  public static final String LIST = "list";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String STATUS = "status";

  private OutreachExit() {}
}
