package org.sunset2g.contract;

/** Columns of {@code team}: one row per team. */
public final class Team {
  public static final String TABLE = "team";

  public static final String ID = "id";
  public static final String NAME = "name";
  public static final String CODE_SYSTEM = "code_system";
  public static final String COMMUNE = "commune";
  public static final String HAMLETS = "hamlets";
  public static final String MEMBERS = "members";
  public static final String WEEKLY_CAPACITY = "weekly_capacity";
  public static final String CHANNELS = "channels";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";

  private Team() {}
}
