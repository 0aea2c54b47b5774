package org.sunset2g.contract;

/**
 * Columns of {@code area_week}: one row per phase, week and area; each measure has a column of its
 * own name in lower case.
 */
public final class AreaWeek {
  public static final String TABLE = "area_week";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String LEVEL = "level";
  public static final String NAME = "name";
  public static final String PARENT_CODE_SYSTEM = "parent_code_system";
  public static final String PARENT_CODE = "parent_code";
  public static final String OPENING = "opening";
  public static final String NEW_AT_RISK = "new_at_risk";
  public static final String REVERTED = "reverted";
  public static final String DOWNGRADED = "downgraded";
  public static final String CATALOGUE_IN = "catalogue_in";
  public static final String MOVED_IN = "moved_in";
  public static final String REZONED_IN = "rezoned_in";
  public static final String CONVERTED_SMARTPHONE = "converted_smartphone";
  public static final String CONVERTED_FEATURE_PHONE = "converted_feature_phone";
  public static final String CONVERTED_OTHER = "converted_other";
  public static final String UPGRADED_BELOW_TARGET = "upgraded_below_target";
  public static final String GONE_QUIET = "gone_quiet";
  public static final String LEFT = "left";
  public static final String EXEMPTED = "exempted";
  public static final String CATALOGUE_OUT = "catalogue_out";
  public static final String MOVED_OUT = "moved_out";
  public static final String REZONED_OUT = "rezoned_out";
  public static final String CLOSING = "closing";
  public static final String CLOSING_ACTIVE = "closing_active";
  public static final String CLOSING_ONE_WAY_BLOCKED = "closing_one_way_blocked";
  public static final String CLOSING_TWO_WAY_BLOCKED = "closing_two_way_blocked";
  public static final String CONVERTED_AFTER_BLOCKING = "converted_after_blocking";
  public static final String CONVERTED_NOT_BLOCKED = "converted_not_blocked";

  private AreaWeek() {}
}
