package org.sunset2g.disclosure.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Part of a system: the unknowns within some steps of one, and the relations that speak of any of
 * them. Through a relation of very many terms only its first and its rest are reached.
 */
final class Surroundings {
  private static final int WIDE = 400;

  private final LinearSystem system;
  private final BitSet impossible;
  private final Set<Integer> unknowns = new LinkedHashSet<>();
  private List<Integer> outermost;
  private boolean isComplete;

  Surroundings(LinearSystem system, BitSet impossible, List<Integer> begin) {
    this.system = system;
    this.impossible = impossible;
    unknowns.addAll(begin);
    outermost = new ArrayList<>(begin);
  }

  /** One step further. */
  void grow() {
    List<Integer> added = new ArrayList<>();
    boolean reachesAll = true;
    for (int unknown : outermost) {
      for (int i = system.firstRelation(unknown); i < system.firstRelation(unknown + 1); i++) {
        int relation = system.relationAt(i);
        if (impossible.get(relation)) {
          continue;
        }
        int terms = system.size(relation);
        if (terms > WIDE) {
          reachesAll = false;
          terms = 2;
        }
        for (int term = 0; term < terms; term++) {
          int reached = system.unknownAt(system.start(relation) + term);
          if (unknowns.add(reached)) {
            added.add(reached);
          }
        }
      }
    }
    outermost = added;
    isComplete = added.isEmpty() && reachesAll;
  }

  /** Whether there is nothing further to reach. */
  boolean isComplete() {
    return isComplete;
  }

  int size() {
    return unknowns.size();
  }

  /** In the order of their distance. */
  Set<Integer> unknowns() {
    return unknowns;
  }

  boolean holds(int unknown) {
    return unknowns.contains(unknown);
  }

  /** The relations that speak of any of the unknowns, nearest first. */
  Set<Integer> relations() {
    Set<Integer> relations = new LinkedHashSet<>();
    for (int unknown : unknowns) {
      for (int i = system.firstRelation(unknown); i < system.firstRelation(unknown + 1); i++) {
        if (!impossible.get(system.relationAt(i))) {
          relations.add(system.relationAt(i));
        }
      }
    }
    return relations;
  }

  /** Whether all terms of the relation are among the unknowns. */
  boolean holdsAllOf(int relation) {
    for (int term = system.start(relation); term < system.start(relation + 1); term++) {
      if (!unknowns.contains(system.unknownAt(term))) {
        return false;
      }
    }
    return true;
  }
}
