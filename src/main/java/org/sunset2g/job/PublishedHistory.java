package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.StatusSlice;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.forecast.HistoryWeek;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeInspection;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** What other runs have published already: earlier weeks, and other operators of the same week. */
final class PublishedHistory {
  private final Lake lake;
  private final List<RunRecord> published;

  PublishedHistory(Lake lake, RunRecords records) {
    this.lake = lake;
    this.published = records.all().stream().filter(RunRecord::isPublished).toList();
  }

  /** What other runs counted of operators that they published the week of. */
  CountedWeek countedOfOthers(IsoWeek week, List<String> operators) {
    SortedMap<String, RunRecord> newest = newestOf(week);
    newest.keySet().removeAll(operators);
    List<LedgerEntry> ledger = new ArrayList<>();
    List<SliceEntry> slices = new ArrayList<>();
    newest.forEach(
        (operator, run) -> {
          if (!run.snapshots().containsKey(StatusSlice.TABLE)) {
            throw InputProblem.of(
                "run %s published %s of %s without counting by status"
                    .formatted(run.runId(), week, operator),
                "run the week again for all operators: sunset2g weekly --week " + week);
          }
          ledger.addAll(WeekTables.entries(ofWeek(Ledger.TABLE, run, operator, week)));
          slices.addAll(SliceRows.entries(ofWeek(StatusSlice.TABLE, run, operator, week)));
        });
    return new CountedWeek(ledger, slices);
  }

  private Dataset<Row> ofWeek(String table, RunRecord run, String operator, IsoWeek week) {
    LakeInspection.require(lake, run, table, List.of(operator));
    return lake.read(table, run.snapshots().get(table))
        .filter(col("operator").equalTo(operator).and(col("week").equalTo(week.toString())));
  }

  /** The run that readers see for the week, by operator. */
  SortedMap<String, RunRecord> newestOf(IsoWeek week) {
    SortedMap<String, RunRecord> newest = new TreeMap<>();
    for (RunRecord run : published) {
      if (run.week().equals(week.toString())) {
        run.operators().forEach(operator -> newest.put(operator, run));
      }
    }
    return newest;
  }

  /**
   * What was published of the weeks before, as the newest run of each week with the phase has it,
   * oldest first; each with the cut-off that the run knew of.
   */
  List<HistoryWeek> before(IsoWeek week, Phase phase) {
    SortedMap<String, RunRecord> runs = new TreeMap<>();
    for (RunRecord run : published) {
      if (run.snapshots().containsKey(AreaWeek.TABLE)
          && run.phases().contains(phase.name())
          && IsoWeek.parse(run.week()).compareTo(week) < 0) {
        runs.put(run.week(), run);
      }
    }
    return runs.values().stream()
        .flatMap(
            run ->
                table(run, phase.name())
                    .map(table -> new HistoryWeek(table, PhaseSettings.cutOffOf(run, phase)))
                    .stream())
        .toList();
  }

  /** What runs published for the week itself, oldest first. */
  List<PublishedRevision> revisions(IsoWeek week, Phase phase) {
    return runsOf(week)
        .map(run -> new PublishedRevision(run.runId(), run.operators(), table(run, phase.name())))
        .toList();
  }

  private Stream<RunRecord> runsOf(IsoWeek week) {
    return published.stream().filter(run -> run.week().equals(week.toString()));
  }

  /** The table of a phase that a run published; empty where the lake has it no more. */
  private Optional<ProtectedWeek> table(RunRecord run, String phase) {
    Long snapshot = run.snapshots().get(AreaWeek.TABLE);
    if (snapshot == null || !lake.hasSnapshot(AreaWeek.TABLE, snapshot)) {
      return Optional.empty();
    }
    List<AreaFigures> figures =
        lake
            .weeksOf(
                AreaWeek.TABLE,
                new TreeMap<>(Map.of(run.week(), snapshot)),
                row -> phase.equals(row.apply(AreaWeek.PHASE)) ? AreaWeekRows.figures(row) : null)
            .stream()
            .filter(Objects::nonNull)
            .toList();
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ProtectedWeek.published(
                phase,
                IsoWeek.parse(run.week()),
                AreaWeekRows.minimumCell(run),
                figures,
                List.of(),
                List.of()));
  }
}
