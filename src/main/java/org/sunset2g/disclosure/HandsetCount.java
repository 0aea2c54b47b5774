package org.sunset2g.disclosure;

import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;

/**
 * Subscribers at risk at the end of a week by home, handset and SIM: unprotected, for the eyes of
 * protection only.
 *
 * @param model manufacturer and model; empty where the catalogue names none
 * @param sim generation of the SIM; empty where the operator does not say
 */
public record HandsetCount(
    AreaCode commune,
    HandsetClass handset,
    HandsetForm form,
    String model,
    Optional<Generation> sim,
    long subscribers) {
  public HandsetCount {
    Objects.requireNonNull(commune, "commune");
    Objects.requireNonNull(handset, "handset");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(sim, "sim");
    if (subscribers < 0) {
      throw new IllegalArgumentException("subscribers were " + subscribers);
    }
  }
}
