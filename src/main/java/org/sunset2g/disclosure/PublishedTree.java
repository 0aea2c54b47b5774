package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;

/** The published areas by number: leaves one after the other, and what is above each of them. */
final class PublishedTree {
  private final PublishedAreas areas;
  private final List<PublishedArea> leaves;
  private final Map<AreaCode, Integer> index = new HashMap<>();
  private final Map<AreaCode, Integer> nodes = new LinkedHashMap<>();
  private final int[][] above;

  PublishedTree(PublishedAreas areas) {
    this.areas = areas;
    this.leaves = areas.leaves();
    this.above = new int[leaves.size()][];
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      AreaCode code = leaves.get(leaf).code();
      index.put(code, leaf);
      List<Integer> line = new ArrayList<>();
      for (Optional<AreaCode> at = areas.above(code); at.isPresent(); at = areas.above(at.get())) {
        line.add(nodes.computeIfAbsent(at.get(), none -> nodes.size()));
      }
      above[leaf] = line.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  PublishedAreas areas() {
    return areas;
  }

  List<PublishedArea> leaves() {
    return leaves;
  }

  /** The number of a leaf. */
  int index(AreaCode leaf) {
    return index.get(leaf);
  }

  boolean has(AreaCode leaf) {
    return index.containsKey(leaf);
  }

  int nodes() {
    return nodes.size();
  }

  /** For each leaf the numbers of all areas above it. */
  int[][] above() {
    return above;
  }

  /** The leaf and all areas above it. */
  List<AreaCode> line(int leaf) {
    List<AreaCode> line = new ArrayList<>();
    for (Optional<AreaCode> at = Optional.of(leaves.get(leaf).code());
        at.isPresent();
        at = areas.above(at.get())) {
      line.add(at.get());
    }
    return line;
  }
}
