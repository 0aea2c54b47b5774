package org.sunset2g.contract;

/** Columns of {@code outreach_result}: one row per operator, week and row of a result file. */
public final class OutreachResult {
  public static final String TABLE = "outreach_result";

  public static final String OPERATOR = "operator";
  public static final String WEEK = "week";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String DONE_ON = "done_on";
  public static final String CHANNEL = "channel";
  public static final String TEAM = "team";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String MEDIUM = "medium";
  public static final String RUNS = "runs";
  public static final String TOKEN = "token";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String OUTCOME = "outcome";
  public static final String DIFFICULTIES = "difficulties";
  public static final String PROPOSALS = "proposals";

  private OutreachResult() {}
}
