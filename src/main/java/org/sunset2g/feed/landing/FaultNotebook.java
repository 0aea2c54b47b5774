package org.sunset2g.feed.landing;

import org.sunset2g.quality.Fault;

/** Where faults of rows are noted, in the order of their lines. */
interface FaultNotebook {
  /**
   * Notes a fault.
   *
   * @param shape shape of the value at fault, never the value; empty where there is none
   */
  void faulty(long line, Fault fault, String shape);
}
