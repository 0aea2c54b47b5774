package org.sunset2g.contract;

/** Columns of {@code area_restriction}: one row per area and reason in force. */
public final class AreaRestriction {
  public static final String TABLE = "area_restriction";

  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String ALLOWED = "allowed";
  public static final String REASON = "reason";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";

  private AreaRestriction() {}
}
