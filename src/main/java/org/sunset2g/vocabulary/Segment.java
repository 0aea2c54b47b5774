package org.sunset2g.vocabulary;

/** Who is behind a subscription. The order is the code stored in the lake: append only. */
public enum Segment {
  CONSUMER,
  /** A machine: outside phase 1 by law and counted apart. */
  M2M
}
