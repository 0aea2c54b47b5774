package org.sunset2g.vocabulary;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a handset can do at most, from its TAC alone and never from the network it was last seen on.
 * The order is the code stored in {@code subscriber_state}: append, never reorder.
 */
public enum HandsetClass {
  /**
   * Not in the catalogue of the week, or there without a radio technology: its own class, never 2G.
   */
  UNKNOWN,
  /** In the catalogue, and known to have no cellular radio. */
  NON_CELLULAR,
  /** GSM, GPRS or EDGE and nothing else. */
  TWO_G_ONLY,
  /** Highest radio is 3G. */
  THREE_G,
  /** Highest radio is LTE. */
  FOUR_G,
  /** Highest radio is NR. */
  FIVE_G;

  /** The class of a handset with just these radios; an empty set is non-cellular. */
  public static HandsetClass of(Set<Generation> generations) {
    if (generations.isEmpty()) {
      return NON_CELLULAR;
    }
    if (generations.contains(Generation.FIVE_G)) {
      return FIVE_G;
    }
    if (generations.contains(Generation.FOUR_G)) {
      return FOUR_G;
    }
    if (generations.contains(Generation.THREE_G)) {
      return THREE_G;
    }
    return generations.equals(EnumSet.of(Generation.TWO_G)) ? TWO_G_ONLY : UNKNOWN;
  }
}
