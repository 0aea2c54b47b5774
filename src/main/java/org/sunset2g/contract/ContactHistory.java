package org.sunset2g.contract;

/** Columns of {@code contact_history}: one row per subscriber and contact. */
public final class ContactHistory {
  public static final String TABLE = "contact_history";

  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String CONTACTED_ON = "contacted_on";

  private ContactHistory() {}
}
