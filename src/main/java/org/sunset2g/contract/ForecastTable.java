package org.sunset2g.contract;

/** Columns of {@code forecast}: one row per phase, week made, scenario, area and day. */
public final class ForecastTable {
  public static final String TABLE = "forecast";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String SCENARIO = "scenario";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String LEVEL = "level";
  public static final String NAME = "name";
  public static final String DAY = "day";
  public static final String IS_CUT_OFF = "is_cut_off";
  public static final String WEEKS_AHEAD = "weeks_ahead";
  public static final String Q025 = "q025";
  public static final String Q10 = "q10";
  public static final String Q25 = "q25";
  public static final String Q50 = "q50";
  public static final String Q75 = "q75";
  public static final String Q90 = "q90";
  public static final String Q975 = "q975";
  public static final String TARGET = "target";
  public static final String CHANCE_OF_TARGET = "chance_of_target";

  private ForecastTable() {}
}
