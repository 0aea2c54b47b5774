package org.sunset2g.report.merge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of models added up by name. A report that counts a model among all others does not say
 * how many it has of it, so a sum by name is a least figure; what is not in it is in the others.
 */
final class ModelSums {
  private final Map<String, Long> byName = new TreeMap<>();

  void add(String model, long subscribers) {
    byName.merge(model, subscribers, Long::sum);
  }

  /** So many models by name, most first, those that are equal by name; zeros are left out. */
  Map<String, Long> most(int models) {
    Map<String, Long> most = new LinkedHashMap<>();
    byName.entrySet().stream()
        .filter(model -> model.getValue() > 0)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(models)
        .forEach(model -> most.put(model.getKey(), model.getValue()));
    return most;
  }
}
