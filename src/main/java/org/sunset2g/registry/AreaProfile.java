package org.sunset2g.registry;

import org.sunset2g.vocabulary.AreaCode;

/**
 * What makes an area hard to reach.
 *
 * @param area any unit; holds for all units in it
 */
public record AreaProfile(AreaCode area, Kind kind) {
  /** Why an area is remote. */
  public enum Kind {
    MOUNTAIN("miền núi"),
    BORDER("biên giới"),
    ISLAND("hải đảo");

    private final String vietnamese;

    Kind(String vietnamese) {
      this.vietnamese = vietnamese;
    }

    public String vietnamese() {
      return vietnamese;
    }
  }
}
