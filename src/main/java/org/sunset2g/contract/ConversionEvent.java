package org.sunset2g.contract;

/** Columns of {@code conversion_event}: one row per operator, phase, week, subscriber and event. */
public final class ConversionEvent {
  public static final String TABLE = "conversion_event";

  public static final String OPERATOR = "operator";
  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String SUBSCRIBER_ID = "subscriber_id";
  public static final String EVENT = "event";
  public static final String CONVERTED_WEEK = "converted_week";
  public static final String FROM_TAC = "from_tac";
  public static final String TO_TAC = "to_tac";
  public static final String FORM = "form";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";

  private ConversionEvent() {}
}
