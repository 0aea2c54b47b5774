package org.sunset2g.contract;

/** Columns of {@code pseudonym_change}: one row per operator, week and old pseudonym. */
public final class PseudonymChange {
  public static final String TABLE = "pseudonym_change";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String OLD_SUBSCRIBER_ID = "old_subscriber_id";
  public static final String NEW_SUBSCRIBER_ID = "new_subscriber_id";

  private PseudonymChange() {}
}
