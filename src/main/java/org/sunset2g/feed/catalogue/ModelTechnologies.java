package org.sunset2g.feed.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.ModelSpelling;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.HandsetForm;
import org.sunset2g.vocabulary.Tac;
import org.sunset2g.vocabulary.VoLte;

/**
 * A capability overlay: generations for models whose catalogue does not say.
 *
 * @param file file it was read from
 * @param byTac what rows with a TAC say, of that TAC only
 * @param byModel what the other rows say, by brand and model
 * @param notes what a careful reader should know of the file
 */
record ModelTechnologies(
    Path file,
    Map<Tac, ModelTechnology> byTac,
    Map<String, ModelTechnology> byModel,
    List<String> notes) {

  /**
   * The catalogue with the gaps filled. What the catalogue says itself stays; a TAC that it does
   * not have is added, since the overlay names its model.
   */
  TacCatalogue completing(TacCatalogue catalogue) {
    List<CatalogueEntry> entries = new ArrayList<>();
    List<String> overlaid = new ArrayList<>(catalogue.notes());
    overlaid.addAll(notes);
    long filled = 0;
    long contradicted = 0;
    for (CatalogueEntry entry : catalogue.entries()) {
      Optional<ModelTechnology> said = saidOf(entry);
      boolean gap = entry.capability().generations().isEmpty();
      if (gap && said.isPresent()) {
        filled++;
      } else if (said.isPresent()
          && !entry.capability().generations().equals(said.map(ModelTechnology::generations))) {
        contradicted++;
      }
      entries.add(gap ? said.map(found -> completed(entry, found)).orElse(entry) : entry);
    }
    long added = 0;
    for (Map.Entry<Tac, ModelTechnology> said : byTac.entrySet()) {
      if (catalogue.find(said.getKey()).isEmpty()) {
        entries.add(added(said.getKey(), said.getValue()));
        added++;
      }
    }
    overlaid.add(
        "overlay %s: %d TACs got their generations from it, %d TACs were added by it"
            .formatted(file, filled, added));
    if (contradicted > 0) {
      overlaid.add(
          "TACs of which catalogue and overlay say different things, the catalogue holds: "
              + contradicted);
    }
    return new TacCatalogue(
        catalogue.source(), entries, overlaid, catalogue.conflicts() + contradicted);
  }

  private Optional<ModelTechnology> saidOf(CatalogueEntry entry) {
    return Optional.ofNullable(byTac.get(entry.tac()))
        .or(
            () ->
                Optional.ofNullable(
                    byModel.get(ModelSpelling.keyOf(entry.manufacturer(), entry.model()))));
  }

  private static CatalogueEntry completed(CatalogueEntry entry, ModelTechnology said) {
    Capability capability =
        new Capability(
            Optional.of(said.generations()), entry.capability().voLte(), entry.capability().form());
    return new CatalogueEntry(entry.tac(), entry.manufacturer(), entry.model(), capability);
  }

  private static CatalogueEntry added(Tac tac, ModelTechnology said) {
    return new CatalogueEntry(
        tac,
        said.brand(),
        said.model(),
        new Capability(Optional.of(said.generations()), VoLte.UNKNOWN, HandsetForm.UNKNOWN));
  }
}
