package org.sunset2g.contract;

/**
 * Columns of {@code outreach_account}: one row per operator, week, phase, home area and outcome.
 */
public final class OutreachAccount {
  public static final String TABLE = "outreach_account";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String PHASE = "phase";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String OUTCOME = "outcome";
  public static final String SUBSCRIBERS = "subscribers";

  private OutreachAccount() {}
}
