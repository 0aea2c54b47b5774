package org.sunset2g.contract;

/** Columns of {@code area_inflow}: one row per week, measure, area and model. */
public final class AreaInflow {
  public static final String TABLE = "area_inflow";

  public static final String WEEK = "week";
  public static final String MEASURE = "measure";
  public static final String LEVEL = "level";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String NAME = "name";
  public static final String PARENT_CODE_SYSTEM = "parent_code_system";
  public static final String PARENT_CODE = "parent_code";
  public static final String MODEL = "model";
  public static final String SUBSCRIBERS = "subscribers";

  private AreaInflow() {}
}
