package org.sunset2g.contract;

/** Columns of {@code focal_point}: one row per operator, area, role and office. */
public final class FocalPoint {
  public static final String TABLE = "focal_point";

  public static final String OPERATOR = "operator";
  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String ROLE = "role";
  public static final String OFFICE = "office";
  public static final String TELEPHONE = "telephone";
  public static final String CONFIRMED_ON = "confirmed_on";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";

  private FocalPoint() {}
}
