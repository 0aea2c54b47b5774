package org.sunset2g.vocabulary;

/**
 * What can happen to a conversion. The order is the code stored in {@code subscriber_state}: append
 * only.
 */
public enum ConversionStep {
  /** Opened, provisional. */
  CONVERTED,
  /** Observed on target in enough further weeks. */
  CONFIRMED,
  /** At risk again, before or after confirmation. */
  REVERTED
}
