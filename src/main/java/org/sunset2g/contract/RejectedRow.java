package org.sunset2g.contract;

/** Columns of {@code rejected_row}: one row per operator, week, landing file, line and reason. */
public final class RejectedRow {
  public static final String TABLE = "rejected_row";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String TABLE_NAME = "table_name";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String COLUMN = "column";
  public static final String REASON = "reason";
  public static final String VALUE = "value";

  private RejectedRow() {}
}
