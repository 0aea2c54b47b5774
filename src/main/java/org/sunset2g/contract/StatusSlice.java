package org.sunset2g.contract;

/**
 * Columns of {@code status_slice}: one row per operator, phase, week, area, flow and status of the
 * subscription.
 */
public final class StatusSlice {
  public static final String TABLE = "status_slice";

  public static final String WEEK = "week";
  public static final String OPERATOR = "operator";
  public static final String PHASE = "phase";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String FLOW = "flow";
  public static final String STATUS = "status";
  public static final String SUBSCRIBERS = "subscribers";

  private StatusSlice() {}
}
