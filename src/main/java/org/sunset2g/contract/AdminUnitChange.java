package org.sunset2g.contract;

/** Columns of {@code admin_unit_change}: one row per old commune and successor. */
public final class AdminUnitChange {
  public static final String TABLE = "admin_unit_change";

  public static final String OLD_CODE = "old_code";
  public static final String NEW_CODE = "new_code";
  public static final String KIND = "kind";
  public static final String OLD_CODE_SYSTEM = "old_code_system";
  public static final String NEW_CODE_SYSTEM = "new_code_system";

  private AdminUnitChange() {}
}
