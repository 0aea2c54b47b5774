package org.sunset2g.contract;

/** Columns of {@code sale_point}: one row per sale point. */
public final class SalePoint {
  public static final String TABLE = "sale_point";

  public static final String ID = "id";
  public static final String OPERATOR = "operator";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String NAME = "name";
  public static final String ADDRESS = "address";
  public static final String SERVICES = "services";
  public static final String HOURS = "hours";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";

  private SalePoint() {}
}
