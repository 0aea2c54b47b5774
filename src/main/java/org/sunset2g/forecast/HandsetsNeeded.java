package org.sunset2g.forecast;

/**
 * Handsets that subscribers are expected to change to in the weeks to come: what shops must have.
 * Expected values, rounded.
 */
public record HandsetsNeeded(long smartphones, long featurePhones, long others) {
  /** So many weeks. */
  public static final int WEEKS = 8;
}
