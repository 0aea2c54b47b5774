package org.sunset2g.contract;

/** Columns of {@code area_model}: one row per phase, week, area and model. */
public final class AreaModel {
  public static final String TABLE = "area_model";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String MODEL = "model";
  public static final String SUBSCRIBERS = "subscribers";

  private AreaModel() {}
}
