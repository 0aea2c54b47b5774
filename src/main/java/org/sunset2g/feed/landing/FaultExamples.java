package org.sunset2g.feed.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.feed.landing.ExtractFindings.Example;
import org.sunset2g.quality.Fault;

/** Remembers the first lines of each fault, and of the rest nothing. */
final class FaultExamples implements FaultNotebook {
  private final int most;
  private final Map<Fault, List<Example>> found = new HashMap<>();

  /**
   * @param most how many lines of each fault
   */
  FaultExamples(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  @Override
  public void faulty(long line, Fault fault, String shape) {
    List<Example> ofFault = found.computeIfAbsent(fault, first -> new ArrayList<>());
    if (ofFault.size() < most) {
      ofFault.add(new Example(line, shape));
    }
  }

  /** Adds those of another part of the file. */
  void add(FaultExamples other) {
    other.found.forEach(
        (fault, examples) -> {
          List<Example> all = new ArrayList<>(of(fault));
          all.addAll(examples);
          all.sort(Comparator.comparingLong(Example::line));
          found.put(fault, new ArrayList<>(all.subList(0, Math.min(most, all.size()))));
        });
  }

  /** The first lines of a fault. */
  List<Example> of(Fault fault) {
    return found.getOrDefault(fault, List.of());
  }
}
