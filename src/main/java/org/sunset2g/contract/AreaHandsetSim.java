package org.sunset2g.contract;

/**
 * Columns of {@code area_handset_sim}: one row per phase, week, area, handset class, form and SIM
 * generation.
 */
public final class AreaHandsetSim {
  public static final String TABLE = "area_handset_sim";

  public static final String PHASE = "phase";
  public static final String WEEK = "week";
  public static final String CODE_SYSTEM = "code_system";
  public static final String CODE = "code";
  public static final String HANDSET = "handset";
  public static final String FORM = "form";
  public static final String SIM_GENERATION = "sim_generation";
  public static final String SUBSCRIBERS = "subscribers";

  private AreaHandsetSim() {}
}
