package org.sunset2g.contract;

/** Columns of {@code outreach_item}: one row per operator, week and subscriber at risk. */
public final class OutreachItem {
  public static final String TABLE = "outreach_item";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String PHASE = "phase";
  public static final String LIST = "list";
  public static final String TOKEN = "token";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String HAMLET = "hamlet";
  public static final String TAC = "tac";
  public static final String WEEKS_AT_RISK = "weeks_at_risk";
  public static final String TEAM = "team";
  public static final String OUTCOME = "outcome";
  public static final String SHEET_TOKEN = "sheet_token";
  public static final String REASON = "reason";
  public static final String SCORE = "score";
  public static final String SCORE_PARTS = "score_parts";
  public static final String CHANNELS = "channels";
  public static final String NOTICE_CHANNEL = "notice_channel";
  public static final String POSTPONED_VISIT = "postponed_visit";
  public static final String OFFER_CHANNEL = "offer_channel";
  public static final String PROGRAMME = "programme";
  public static final String EXPIRES_ON = "expires_on";

  private OutreachItem() {}
}
