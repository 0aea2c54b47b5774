package org.sunset2g.contract;

/**
 * Columns of {@code certified_handset}: one row per TAC, or per model where the tac field is empty.
 */
public final class CertifiedHandset {
  public static final String TABLE = "certified_handset";

  public static final String TAC = "tac";
  public static final String MANUFACTURER = "manufacturer";
  public static final String MODEL = "model";

  private CertifiedHandset() {}
}
