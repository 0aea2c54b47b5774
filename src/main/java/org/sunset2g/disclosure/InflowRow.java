package org.sunset2g.disclosure;

import java.util.Objects;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;

/**
 * One count of newly seen 2G-only handsets of a week: unprotected, for the eyes of protection only.
 *
 * @param home home commune
 * @param model manufacturer and model; empty where no catalogue says
 * @param subscribers subscribers, not negative
 */
public record InflowRow(
    AreaCode home, String model, Certification certification, long subscribers) {
  public InflowRow {
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(certification, "certification");
    if (subscribers < 0) {
      throw new IllegalArgumentException("inflow counts subscribers, was " + subscribers);
    }
  }
}
