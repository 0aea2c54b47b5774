package org.sunset2g.synthetic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * The handsets of a world where the user gives no catalogue: about fifty models, several TACs for
 * the popular ones. Older models carry real TACs, later ones invented TACs.
 */
public final class BuiltInCatalogue {
  private BuiltInCatalogue() {}

  /** The catalogue as it stands in the end; an earlier version is derived from it. */
  public static TacCatalogue smallMarket() {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (List<String> model : BuiltInLines.of("handset_models.txt")) {
      Capability capability =
          new Capability(generations(model.get(3)), voLte(model.get(4)), form(model.get(2)));
      for (String tac : model.get(5).split(" ")) {
        entries.add(new CatalogueEntry(new Tac(tac), model.get(0), model.get(1), capability));
      }
    }
    return new TacCatalogue("built-in handset models", entries, List.of());
  }

  private static Optional<Set<Generation>> generations(String written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Set<Generation> generations = EnumSet.noneOf(Generation.class);
    if (!written.equals("none")) {
      for (String generation : written.split(" ")) {
        generations.add(Generation.ofWritten(generation).orElseThrow());
      }
    }
    return Optional.of(generations);
  }

  private static VoLte voLte(String written) {
    return written.isEmpty() ? VoLte.UNKNOWN : VoLte.valueOf(written);
  }

  private static HandsetForm form(String written) {
    return HandsetForm.valueOf(written.toUpperCase(Locale.ROOT));
  }
}
