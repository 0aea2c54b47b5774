package org.sunset2g.contract;

/** Columns of {@code ledger}: one row per operator, phase, week, area and flow. */
public final class Ledger {
  public static final String TABLE = "ledger";

  public static final String WEEK = "week";
  public static final String OPERATOR = "operator";
  public static final String PHASE = "phase";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String FLOW = "flow";
  public static final String SUBSCRIBERS = "subscribers";

  private Ledger() {}
}
