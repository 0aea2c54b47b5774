package org.sunset2g.contract;

/** Columns of {@code programme}: one row per programme. */
public final class Programme {
  public static final String TABLE = "programme";

  public static final String ID = "id";
  public static final String OPERATOR = "operator";
  public static final String CODE_SYSTEM = "code_system";
  public static final String AREA = "area";
  public static final String ELIGIBILITY = "eligibility";
  public static final String OFFER = "offer";
  public static final String STOCK = "stock";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";

  private Programme() {}
}
