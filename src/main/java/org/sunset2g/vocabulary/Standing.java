package org.sunset2g.vocabulary;

/**
 * Where a subscriber stands in a sunset phase at the end of a week; the first that holds, in this
 * order. The order is the code stored in {@code subscriber_state}: append only.
 */
public enum Standing {
  /** Not in the accepted snapshot of the week, reclaimed or ported out. */
  ABSENT,
  /** A machine, or at home in an area the phase exempts. */
  EXEMPT,
  /** No handset, not even a carried one. */
  QUIET,
  /** The handset's capability is not known, or it has no cellular radio. */
  UNKNOWN,
  /** The handset meets the phase's at-risk rule. */
  AT_RISK,
  /** The handset meets the phase's target rule. */
  TARGET,
  /** Neither at risk nor at the target. */
  BELOW_TARGET
}
