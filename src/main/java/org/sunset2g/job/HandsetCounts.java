package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.disclosure.HandsetCount;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.ledger.HandsetsAtRisk;
import org.sunset2g.ledger.Phase;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.Generation;

/** Who is at risk at the end of a week, of all operators, by handset and SIM. */
record HandsetCounts(
    Lake lake, WeekTables tables, SortedMap<String, RunRecord> others, TacCatalogue catalogue) {

  private record Kind(
      AreaCode home, Capability capability, String model, Optional<Generation> sim) {}

  /**
   * Counts a phase; other operators as the runs that published their week left them. None at all
   * where the lake no longer has the state of one of them: a part would be taken for the whole.
   */
  List<HandsetCount> of(Phase phase) {
    if (!others.values().stream().allMatch(this::isKept)) {
      return List.of();
    }
    Map<Kind, Long> counts = new HashMap<>();
    add(counts, tables.written(SubscriberState.TABLE), phase);
    others.forEach(
        (operator, run) -> {
          if (run.phases().contains(phase.name())) {
            add(
                counts,
                lake.read(SubscriberState.TABLE, run.snapshots().get(SubscriberState.TABLE))
                    .filter(col(SubscriberState.OPERATOR).equalTo(operator)),
                phase);
          }
        });
    return counts.entrySet().stream()
        .map(
            kind ->
                new HandsetCount(
                    kind.getKey().home(),
                    kind.getKey().capability().handsetClass(),
                    kind.getKey().capability().form(),
                    kind.getKey().model(),
                    kind.getKey().sim(),
                    kind.getValue()))
        .toList();
  }

  private boolean isKept(RunRecord run) {
    Long snapshot = run.snapshots().get(SubscriberState.TABLE);
    return snapshot != null && lake.hasSnapshot(SubscriberState.TABLE, snapshot);
  }

  private void add(Map<Kind, Long> counts, Dataset<Row> state, Phase phase) {
    for (Row row : HandsetsAtRisk.frame(state, phase).collectAsList()) {
      HandsetsAtRisk handsets = HandsetsAtRisk.from(row);
      Optional<CatalogueEntry> entry = catalogue.find(handsets.tac());
      counts.merge(
          new Kind(
              handsets.home(),
              // Another operator's week may have been counted with another catalogue.
              entry.map(CatalogueEntry::capability).orElse(Capability.UNKNOWN),
              entry.map(HandsetCounts::model).orElse(""),
              handsets.sim()),
          handsets.subscribers(),
          Long::sum);
    }
  }

  /** Manufacturer and model; empty where the catalogue does not name one. */
  static String model(CatalogueEntry entry) {
    return entry.model().isBlank()
        ? ""
        : (entry.manufacturer().strip() + " " + entry.model().strip()).strip();
  }
}
