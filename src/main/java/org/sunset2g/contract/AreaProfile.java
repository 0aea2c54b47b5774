package org.sunset2g.contract;

/** Columns of {@code area_profile}: one row per area. */
public final class AreaProfile {
  public static final String TABLE = "area_profile";

  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String KIND = "kind";

  private AreaProfile() {}
}
