package org.sunset2g.contract;

/** Columns of {@code published_area_week}: one row per phase, week, area and measure. */
public final class PublishedAreaWeek {
  public static final String TABLE = "published_area_week";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String LEVEL = "level";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String NAME = "name";
  public static final String MEASURE = "measure";
  public static final String SUBSCRIBERS = "subscribers";
  public static final String WITHHELD = "withheld";

  private PublishedAreaWeek() {}
}
