package org.sunset2g.disclosure;

/** What is counted of the subscribers first seen with a 2G-only handset in a week. */
public enum InflowMeasure {
  /** Handsets not on the list of certified ones, or with no list to say; of every area. */
  NOT_CERTIFIED,
  /** Handsets on the list; of the country only. */
  CERTIFIED,
  /** Both together; of the country only. */
  ALL,
  /** Handsets of one model that are not certified; of the country only. */
  MODEL,
  /** Handsets that are not certified, of all models that have no row of their own. */
  OTHER_MODELS
}
