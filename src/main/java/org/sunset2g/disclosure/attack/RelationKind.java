package org.sunset2g.disclosure.attack;

/** The relations between figures that any reader knows of. */
public enum RelationKind {
  /** Areas add up to the area above. */
  AREAS("areas below add up to the one above"),
  /** Former districts and what is outside them add up to the country. */
  FORMER_DISTRICTS("former districts and what is outside them add up to the country"),
  BALANCE("opening + inflows - outflows = closing"),
  SLICES("slices add up to what they are slices of"),
  WEEKS("the opening number is the closing number of the week before"),
  MOVES("of the country, who leaves an area enters another"),
  /** A handset and SIM of an area are those of the areas below; rounded, they need not be. */
  HANDSETS_BELOW("numbers by handset and SIM add up over the areas below"),
  HANDSETS("numbers by handset and SIM add up to the closing number"),
  MODELS("numbers by model add up to the closing number"),
  MODELS_BELOW("a model counts no fewer than the areas below that name it"),
  INFLOW_MODELS("models and all others add up to what is not certified"),
  CERTIFICATION("certified and not certified add up to all"),
  PHASES("who is in the one phase is in the other");

  private final String sentence;

  RelationKind(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** Whether a breakdown of one area is compared with those of areas below. */
  boolean comparesBreakdowns() {
    return this == HANDSETS_BELOW || this == MODELS_BELOW;
  }

  /** Whether the first term is an area, and all others are the areas below it. */
  boolean isDownward() {
    return this == AREAS || this == HANDSETS_BELOW || this == FORMER_DISTRICTS;
  }
}
