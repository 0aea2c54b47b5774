package org.sunset2g.contract;

/** Columns of {@code admin_unit}: one row per code system and code. */
public final class AdminUnit {
  public static final String TABLE = "admin_unit";

  public static final String CODE_SYSTEM = "code_system";
  public static final String LEVEL = "level";
  public static final String CODE = "code";
  public static final String NAME = "name";
  public static final String PARENT_CODE = "parent_code";

  private AdminUnit() {}
}
