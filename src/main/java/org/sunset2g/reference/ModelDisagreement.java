package org.sunset2g.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.Tac;

/**
 * A model whose TACs a catalogue puts into more than one handset class. Makers do sell one name
 * with different radios, so it is a reason to look, not a fault.
 *
 * @param manufacturer as the first of the TACs spells it
 * @param model as the first of the TACs spells it
 * @param tacs the model's TACs by class, in order; at least two classes
 */
public record ModelDisagreement(
    String manufacturer, String model, Map<HandsetClass, List<Tac>> tacs) {
  public ModelDisagreement {
    if (tacs.size() < 2) {
      throw new IllegalArgumentException("TACs of one class do not disagree");
    }
    Map<HandsetClass, List<Tac>> inOrder = new EnumMap<>(HandsetClass.class);
    tacs.forEach((handsetClass, list) -> inOrder.put(handsetClass, List.copyOf(list)));
    tacs = Collections.unmodifiableMap(inOrder);
  }

  /**
   * The models that disagree, in the order of manufacturer and model; spellings are compared by
   * {@link ModelSpelling}. Entries without a model are left out: nothing says that they are one.
   */
  public static List<ModelDisagreement> in(Collection<CatalogueEntry> entries) {
    SortedMap<String, List<CatalogueEntry>> byModel = new TreeMap<>();
    for (CatalogueEntry entry : entries) {
      if (!entry.model().isBlank()) {
        byModel
            .computeIfAbsent(
                ModelSpelling.keyOf(entry.manufacturer(), entry.model()), key -> new ArrayList<>())
            .add(entry);
      }
    }
    List<ModelDisagreement> found = new ArrayList<>();
    for (List<CatalogueEntry> ofModel : byModel.values()) {
      Map<HandsetClass, List<Tac>> tacs = new EnumMap<>(HandsetClass.class);
      for (CatalogueEntry entry : ofModel) {
        tacs.computeIfAbsent(entry.capability().handsetClass(), key -> new ArrayList<>())
            .add(entry.tac());
      }
      if (tacs.size() > 1) {
        tacs.values().forEach(Collections::sort);
        CatalogueEntry first = ofModel.get(0);
        found.add(new ModelDisagreement(first.manufacturer(), first.model(), tacs));
      }
    }
    return found;
  }

  /** Whether two known classes stand against each other, and not only one against UNKNOWN. */
  public boolean isContradictory() {
    return tacs.size() > (tacs.containsKey(HandsetClass.UNKNOWN) ? 2 : 1);
  }
}
