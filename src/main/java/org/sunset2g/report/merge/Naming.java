package org.sunset2g.report.merge;

/** How a merged report speaks of the operators in it. */
public enum Naming {
  /** By their names. */
  BY_NAME,
  /**
   * As A, B, C in the order in which their reports were given. Who knows the operators may tell
   * them by their numbers of rows all the same.
   */
  ANONYMOUS
}
