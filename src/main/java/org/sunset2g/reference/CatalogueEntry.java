package org.sunset2g.reference;

import java.util.Objects;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Tac;

/**
 * One model of a TAC catalogue.
 *
 * @param manufacturer maker or brand; empty where the catalogue does not say
 * @param model model as it is sold; empty where the catalogue does not say
 */
public record CatalogueEntry(Tac tac, String manufacturer, String model, Capability capability) {
  public CatalogueEntry {
    Objects.requireNonNull(tac, "tac");
    Objects.requireNonNull(manufacturer, "manufacturer");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(capability, "capability");
  }
}
