package org.sunset2g.report.site;

import java.util.OptionalInt;

/**
 * Where an area stands among its neighbours.
 *
 * @param number 1 for the most
 * @param rise places risen since the last report, negative where fallen; empty where there was no
 *     place then
 */
public record Place(int number, OptionalInt rise) {
  /** Which text tells the movement. */
  public String movement() {
    if (rise.isEmpty()) {
      return "rank.new";
    }
    return rise.getAsInt() > 0 ? "rank.up" : rise.getAsInt() < 0 ? "rank.down" : "rank.same";
  }
}
