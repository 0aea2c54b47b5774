package org.sunset2g.report;

import java.util.List;

/**
 * What became of the rows of one operator's feed, rounded: in = accepted + rejected.
 *
 * @param gatesPassed gates that held
 * @param gatesWarned names of gates that gave a warning
 */
public record FeedQuality(
    String operator,
    String feed,
    long rowsIn,
    long accepted,
    long rejected,
    int gatesPassed,
    List<String> gatesWarned) {
  public FeedQuality {
    gatesWarned = List.copyOf(gatesWarned);
  }
}
