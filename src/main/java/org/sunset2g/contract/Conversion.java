package org.sunset2g.contract;

/** Columns of {@code conversion}: one row per operator, phase, subscriber and conversion week. */
public final class Conversion {
  public static final String TABLE = "conversion";

  public static final String OPERATOR = "operator";
  public static final String PHASE = "phase";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String CONVERTED_WEEK = "converted_week";
  public static final String FROM_TAC = "from_tac";
  public static final String TO_TAC = "to_tac";
  public static final String FORM = "form";
  public static final String CONFIRMED_WEEK = "confirmed_week";
  public static final String REVERTED_WEEK = "reverted_week";

  private Conversion() {}
}
