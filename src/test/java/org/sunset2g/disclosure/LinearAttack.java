package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gauss-Jordan in exact fractions over named unknowns; shares no code with any protection. */
final class LinearAttack {
  private final List<TreeMap<String, Fraction>> reduced = new ArrayList<>();

  /** Learns that the unknowns, with their factors, add up to something known. */
  void learn(Map<String, Integer> factors) {
    TreeMap<String, Fraction> row = new TreeMap<>();
    factors.forEach(
        (name, factor) -> {
          if (factor != 0) {
            row.put(name, Fraction.of(factor));
          }
        });
    reduced.forEach(pivot -> subtract(row, pivot, pivot.firstKey()));
    if (row.isEmpty()) {
      return;
    }
    Fraction lead = row.firstEntry().getValue();
    row.replaceAll((name, value) -> value.over(lead));
    reduced.forEach(pivot -> subtract(pivot, row, row.firstKey()));
    reduced.add(row);
  }

  private static void subtract(
      TreeMap<String, Fraction> from, TreeMap<String, Fraction> pivot, String at) {
    Fraction factor = from.get(at);
    if (factor == null) {
      return;
    }
    pivot.forEach(
        (name, value) ->
            from.compute(
                name,
                (same, old) -> {
                  Fraction rest = (old == null ? Fraction.of(0) : old).minus(factor.by(value));
                  return rest.isZero() ? null : rest;
                }));
  }

  /** The unknowns that have only one value. */
  Set<String> computed() {
    Set<String> computed = new TreeSet<>();
    reduced.stream().filter(row -> row.size() == 1).forEach(row -> computed.add(row.firstKey()));
    return computed;
  }
}
