package org.sunset2g.synthetic;

/** Kinds of planted rows. None of them touches the truth, none looks like a raw identifier. */
public enum BadRow {
  /** An observation whose TAC has a letter or a digit too few. */
  MALFORMED_TAC,
  /** An observation dated in the week after. */
  DATE_OUTSIDE_WEEK,
  /** An observation without days_seen. */
  MISSING_DAYS_SEEN,
  /** An observation of a subscriber whom no snapshot holds. */
  NO_SUBSCRIBER,
  /** An observation written twice, word for word. */
  DUPLICATE_OBSERVATION,
  /** A snapshot row written twice, word for word. */
  DUPLICATE_SUBSCRIBER,
  /** A snapshot row, of a subscriber who is nowhere else, with a status that does not exist. */
  UNKNOWN_STATUS,
  /** A snapshot row, of a subscriber who is nowhere else, without a home commune. */
  MISSING_HOME,
  /** A snapshot row that ends too early; CSV only. */
  WRONG_FIELD_COUNT,
  /** One of two differing snapshot rows of a subscriber who is meant to be missing. */
  CONFLICTING_SUBSCRIBER
}
