package org.sunset2g.contract;

/** Columns of {@code blackout}: one row per blackout. */
public final class Blackout {
  public static final String TABLE = "blackout";

  public static final String ID = "id";
  public static final String STARTS_AT = "starts_at";
  public static final String ENDS_AT = "ends_at";
  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String REASON = "reason";

  private Blackout() {}
}
