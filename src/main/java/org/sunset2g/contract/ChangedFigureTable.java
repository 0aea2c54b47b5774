package org.sunset2g.contract;

/** Columns of {@code changed_figure}: one row per phase, week, area and measure. */
public final class ChangedFigureTable {
  public static final String TABLE = "changed_figure";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String LEVEL = "level";
  public static final String NAME = "name";
  public static final String MEASURE = "measure";
  public static final String BEFORE = "before";
  public static final String AFTER = "after";
  public static final String DIFFERENCE = "difference";

  private ChangedFigureTable() {}
}
