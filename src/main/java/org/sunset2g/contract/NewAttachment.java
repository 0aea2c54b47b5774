package org.sunset2g.contract;

/**
 * Columns of {@code new_attachment}: one row per operator, week and subscriber first seen with a
 * 2G-only handset that is not known to be certified.
 */
public final class NewAttachment {
  public static final String TABLE = "new_attachment";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String TAC = "tac";
  public static final String CERTIFIED = "certified";

  private NewAttachment() {}
}
