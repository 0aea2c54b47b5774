package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Chooses the models that are named, most handsets first; the rest are counted together. The number
 * of the rest is known to everybody, and so is what became of it since an earlier revision: models
 * are folded into it, the smallest first, until neither is a small number. With none left it is the
 * country's number, which is safe or is not published, and then no model is.
 */
final class InflowModels {
  private static final int NAMED = 20;

  private final Map<String, Long> counts;
  private final List<InflowRevision> superseded;
  private final int minimumCell;
  private final long all;

  /**
   * @param counts handsets that are not certified, by model
   */
  InflowModels(Map<String, Long> counts, List<InflowRevision> superseded, int minimumCell) {
    this.counts = counts;
    this.superseded = superseded;
    this.minimumCell = minimumCell;
    this.all = counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Names of the models that have a row of their own, in its order. */
  List<String> named() {
    List<String> named =
        counts.keySet().stream()
            .filter(this::mayBeNamed)
            .sorted(
                Comparator.<String>comparingLong(counts::get)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(NAMED)
            .collect(Collectors.toCollection(ArrayList::new));
    while (!named.isEmpty() && givesAway(named)) {
      named.remove(named.size() - 1);
    }
    return List.copyOf(named);
  }

  /** How many have a model without a name. */
  long others(List<String> named) {
    return all - named.stream().mapToLong(counts::get).sum();
  }

  private boolean mayBeNamed(String model) {
    long count = counts.get(model);
    return !model.isEmpty()
        && count >= minimumCell
        && superseded.stream()
            .map(revision -> revision.model(model))
            .noneMatch(before -> InflowAreas.isTooNear(count, before, minimumCell));
  }

  private boolean givesAway(List<String> named) {
    long others = others(named);
    return InflowAreas.isSmall(others, minimumCell)
        || superseded.stream()
            .map(revision -> othersBefore(revision, named))
            .anyMatch(before -> InflowAreas.isTooNear(others, before, minimumCell));
  }

  private static OptionalLong othersBefore(InflowRevision revision, List<String> named) {
    long before = revision.notCertified(PublishedArea.COUNTRY.code()).orElseThrow();
    for (String model : named) {
      before -= revision.model(model).orElseThrow();
    }
    return OptionalLong.of(before);
  }
}
