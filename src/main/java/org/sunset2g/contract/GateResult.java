package org.sunset2g.contract;

/** Columns of {@code gate_result}: one row per operator, week, gate, table and column. */
public final class GateResult {
  public static final String TABLE = "gate_result";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String TABLE_NAME = "table_name";
  public static final String COLUMN = "column";
  public static final String GATE = "gate";
  public static final String MEASURED = "measured";
  public static final String LIMIT = "limit";
  public static final String LEVEL = "level";
  public static final String PASSED = "passed";
  public static final String ACCEPTED = "accepted";

  private GateResult() {}
}
