package org.sunset2g.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;

/**
 * Those left by what handset and SIM can do.
 *
 * @param sims generations of SIM that occur, as they are written; empty text where not known
 */
public record HandsetMatrix(List<String> sims, List<Row> rows) {
  /**
   * @param numbers subscribers by SIM, in the order of the matrix
   */
  public record Row(HandsetClass handset, HandsetForm form, List<Long> numbers) {
    public Row {
      numbers = List.copyOf(numbers);
    }

    public long all() {
      return numbers.stream().mapToLong(Long::longValue).sum();
    }
  }

  private record Handset(HandsetClass handset, HandsetForm form) implements Comparable<Handset> {
    @Override
    public int compareTo(Handset other) {
      return handset != other.handset
          ? handset.compareTo(other.handset)
          : form.compareTo(other.form);
    }
  }

  public HandsetMatrix {
    sims = List.copyOf(sims);
    rows = List.copyOf(rows);
  }

  /** Subscribers of a SIM, of all handsets. */
  public long all(int sim) {
    return rows.stream().mapToLong(row -> row.numbers().get(sim)).sum();
  }

  static HandsetMatrix of(List<HandsetSim> cells) {
    TreeSet<Generation> known = new TreeSet<>();
    boolean unknown = false;
    Map<Handset, Map<String, Long>> byHandset = new TreeMap<>();
    for (HandsetSim cell : cells) {
      cell.sim().ifPresent(known::add);
      unknown |= cell.sim().isEmpty();
      byHandset
          .computeIfAbsent(new Handset(cell.handset(), cell.form()), none -> new TreeMap<>())
          .merge(written(cell.sim()), cell.subscribers(), Long::sum);
    }
    List<String> sims = new ArrayList<>(known.stream().map(Generation::written).toList());
    if (unknown) {
      sims.add("");
    }
    List<Row> rows =
        byHandset.entrySet().stream()
            .map(
                entry ->
                    new Row(
                        entry.getKey().handset(),
                        entry.getKey().form(),
                        sims.stream().map(sim -> entry.getValue().getOrDefault(sim, 0L)).toList()))
            .toList();
    return new HandsetMatrix(sims, rows);
  }

  private static String written(Optional<Generation> sim) {
    return sim.map(Generation::written).orElse("");
  }
}
