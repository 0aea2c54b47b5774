package org.sunset2g.contract;

/** Columns of {@code assurance}: one row per blackout, operator and area. */
public final class Assurance {
  public static final String TABLE = "assurance";

  public static final String BLACKOUT = "blackout";
  public static final String OPERATOR = "operator";
  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String RECORDED_ON = "recorded_on";
  public static final String REFERENCE = "reference";

  private Assurance() {}
}
