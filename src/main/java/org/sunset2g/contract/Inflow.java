package org.sunset2g.contract;

/**
 * Columns of {@code inflow}: one row per operator, week, area and TAC of a 2G-only handset that
 * subscribers were first seen with in the week.
 */
public final class Inflow {
  public static final String TABLE = "inflow";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String TAC = "tac";
  public static final String CERTIFIED = "certified";
  public static final String SUBSCRIBERS = "subscribers";

  private Inflow() {}
}
