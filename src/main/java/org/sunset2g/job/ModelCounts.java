package org.sunset2g.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.sheet.HandsetToLookFor;
import org.sunset2g.sheet.Share;
import org.sunset2g.vocabulary.Tac;

/** How many handsets of each TAC there are, and of the models that TACs belong to. */
final class ModelCounts {
  private final SortedMap<String, Long> byTac = new TreeMap<>();

  void add(String tac, long handsets) {
    byTac.merge(tac, handsets, Long::sum);
  }

  void add(ModelCounts others) {
    others.byTac.forEach(this::add);
  }

  long handsets() {
    return byTac.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A model by what its TACs have in common, and how many there are. */
  record Model(CatalogueEntry entry, List<Tac> tacs, long handsets) {}

  /** The models of the catalogue, most frequent first, equal ones by name. */
  List<Model> models(TacCatalogue catalogue) {
    Map<String, Model> models = new TreeMap<>();
    byTac.forEach(
        (digits, handsets) ->
            catalogue
                .find(new Tac(digits))
                .ifPresent(
                    entry ->
                        models.merge(
                            entry.manufacturer() + "\n" + entry.model(),
                            new Model(entry, List.of(entry.tac()), handsets),
                            ModelCounts::together)));
    return models.values().stream()
        .sorted(Comparator.comparingLong(Model::handsets).reversed())
        .toList();
  }

  private static Model together(Model first, Model second) {
    List<Tac> tacs = new ArrayList<>(first.tacs());
    tacs.addAll(second.tacs());
    return new Model(first.entry(), List.copyOf(tacs), first.handsets() + second.handsets());
  }

  /** The most frequent models as a sheet shows them. */
  List<HandsetToLookFor> top(int most, TacCatalogue catalogue) {
    long all = handsets();
    return models(catalogue).stream()
        .limit(most)
        .map(
            model ->
                new HandsetToLookFor(
                    model.entry().manufacturer(),
                    model.entry().model(),
                    Share.of(model.handsets(), all),
                    model.entry().capability().form(),
                    model.tacs()))
        .toList();
  }
}
