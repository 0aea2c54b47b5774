package org.sunset2g.disclosure;

import java.util.Objects;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;

/**
 * Subscribers of an area at risk at the end of the week by what their handset and their SIM can do:
 * who has a 2G-only phone but a 4G SIM needs a phone, who has a 2G SIM needs both. All rows of an
 * area add up to its closing number.
 *
 * @param sim generation of the SIM; empty where the operator does not say
 * @param subscribers never zero
 */
public record HandsetSim(
    AreaCode area,
    HandsetClass handset,
    HandsetForm form,
    Optional<Generation> sim,
    long subscribers) {
  public HandsetSim {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(handset, "handset");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(sim, "sim");
  }
}
