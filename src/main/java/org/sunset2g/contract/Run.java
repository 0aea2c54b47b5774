package org.sunset2g.contract;

/** Columns of {@code run}: one row per run. */
public final class Run {
  public static final String TABLE = "run";

  public static final String RUN_ID = "run_id";
  public static final String COMMAND = "command";
  public static final String WEEK = "week";
  public static final String STATUS = "status";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String ENGINE = "engine";
  public static final String DOCUMENT = "document";

  private Run() {}
}
