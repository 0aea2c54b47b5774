package org.sunset2g.contract;

/** Columns of {@code tac_catalogue}: one row per catalogue version and TAC. */
public final class TacCatalogue {
  public static final String TABLE = "tac_catalogue";

  public static final String TAC = "tac";
  public static final String MANUFACTURER = "manufacturer";
  public static final String MODEL = "model";
  public static final String FORM = "form";
  public static final String GENERATIONS = "generations";
  public static final String VOLTE = "volte";

  private TacCatalogue() {}
}
