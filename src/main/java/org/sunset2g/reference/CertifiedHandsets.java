package org.sunset2g.reference;

import java.util.Set;
import org.sunset2g.vocabulary.Tac;

/**
 * The regulator's list of certified handsets.
 *
 * @param tacs TACs that it lists
 * @param models models that it lists with all of their TACs, by {@link ModelSpelling}
 */
public record CertifiedHandsets(Set<Tac> tacs, Set<String> models) {
  public CertifiedHandsets {
    tacs = Set.copyOf(tacs);
    models = Set.copyOf(models);
  }

  /** Whether the list has the TAC, or its model with all of its TACs. */
  public boolean lists(CatalogueEntry entry) {
    return tacs.contains(entry.tac())
        || models.contains(ModelSpelling.keyOf(entry.manufacturer(), entry.model()));
  }
}
