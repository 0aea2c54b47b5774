package org.sunset2g.contract;

/**
 * Columns of {@code capability_overlay}: one row per model, or per TAC where the tac column is
 * there.
 */
public final class CapabilityOverlay {
  public static final String TABLE = "capability_overlay";

  public static final String TAC = "tac";
  public static final String BRAND = "brand";
  public static final String MODEL = "model";
  public static final String RADIO_TECHNOLOGY = "radio_technology";

  private CapabilityOverlay() {}
}
