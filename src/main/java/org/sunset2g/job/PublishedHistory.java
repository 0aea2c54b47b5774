package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.PublishedAreaWeek;
import org.sunset2g.contract.StatusSlice;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedTable;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedRow;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.ledger.SliceEntry;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** What other runs have published already: earlier weeks, and other operators of the same week. */
final class PublishedHistory {
  private final SparkSession spark;
  private final Lake lake;
  private final List<RunRecord> published;
  private final Map<String, List<PublishedRow>> rowsByRun = new HashMap<>();

  PublishedHistory(SparkSession spark, Lake lake, RunRecords records) {
    this.spark = spark;
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
   * Rows published for the weeks before, as the newest run of each week with the phase has them.
   */
  List<PublishedRow> before(IsoWeek week, Phase phase) {
    SortedMap<String, Long> snapshots = new TreeMap<>();
    for (RunRecord run : published) {
      Long snapshot = run.snapshots().get(PublishedAreaWeek.TABLE);
      if (snapshot != null
          && run.phases().contains(phase.name())
          && IsoWeek.parse(run.week()).compareTo(week) < 0) {
        snapshots.put(run.week(), snapshot);
      }
    }
    return of(phase.name(), rows(snapshots));
  }

  /** What runs published for the week itself, oldest first. */
  List<PublishedRevision> revisions(IsoWeek week, Phase phase) {
    return runsOf(week)
        .map(
            run -> new PublishedRevision(run.runId(), run.operators(), of(phase.name(), rows(run))))
        .toList();
  }

  /**
   * Rows of the week and of other phases that runs published before they came to this phase, or
   * without it: a table of this phase must be held against them.
   */
  List<PublishedRow> ahead(IsoWeek week, Phase phase) {
    return ofOtherPhases(week, phase, (other, own) -> own < 0 || other < own);
  }

  /** Rows of the week and of other phases that were held against a table of this phase already. */
  List<PublishedRow> behind(IsoWeek week, Phase phase) {
    return ofOtherPhases(week, phase, (other, own) -> own >= 0 && other > own);
  }

  private List<PublishedRow> ofOtherPhases(
      IsoWeek week, Phase phase, BiPredicate<Integer, Integer> places) {
    return runsOf(week)
        .flatMap(
            run -> {
              List<String> order = run.phases();
              int own = order.indexOf(phase.name());
              return rows(run).stream()
                  .filter(row -> !row.phase().equals(phase.name()))
                  .filter(row -> places.test(order.indexOf(row.phase()), own));
            })
        .toList();
  }

  private Stream<RunRecord> runsOf(IsoWeek week) {
    return published.stream().filter(run -> run.week().equals(week.toString()));
  }

  /** Rows of all phases; the same few runs are asked for phase after phase. */
  private List<PublishedRow> rows(RunRecord run) {
    return rowsByRun.computeIfAbsent(
        run.runId(),
        none -> {
          Long snapshot = run.snapshots().get(PublishedAreaWeek.TABLE);
          return snapshot != null && lake.hasSnapshot(PublishedAreaWeek.TABLE, snapshot)
              ? rows(new TreeMap<>(Map.of(run.week(), snapshot)))
              : List.of();
        });
  }

  private static List<PublishedRow> of(String phase, List<PublishedRow> rows) {
    return rows.stream().filter(row -> row.phase().equals(phase)).toList();
  }

  private List<PublishedRow> rows(SortedMap<String, Long> snapshots) {
    return lake.weeksOf(PublishedAreaWeek.TABLE, snapshots).stream()
        .map(PublishedHistory::from)
        .toList();
  }

  /** The tables of a week as rows of the lake. */
  Dataset<Row> frame(List<ProtectedTable> tables) {
    StructType layout =
        new StructType()
            .add(PublishedAreaWeek.PHASE, DataTypes.StringType)
            .add(PublishedAreaWeek.WEEK, DataTypes.StringType)
            .add(PublishedAreaWeek.LEVEL, DataTypes.StringType)
            .add(PublishedAreaWeek.CODE_SYSTEM, DataTypes.StringType)
            .add(PublishedAreaWeek.CODE, DataTypes.StringType)
            .add(PublishedAreaWeek.NAME, DataTypes.StringType)
            .add(PublishedAreaWeek.MEASURE, DataTypes.StringType)
            .add(PublishedAreaWeek.SUBSCRIBERS, DataTypes.LongType)
            .add(PublishedAreaWeek.WITHHELD, DataTypes.BooleanType);
    List<Row> rows =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .map(
                row ->
                    RowFactory.create(
                        row.phase(),
                        row.week().toString(),
                        row.area().level().name().toLowerCase(Locale.ROOT),
                        row.area().code().system(),
                        row.area().code().code(),
                        row.area().name(),
                        row.measure().name(),
                        row.subscribers().isPresent()
                            ? (Object) row.subscribers().getAsLong()
                            : null,
                        row.withheld()))
            .toList();
    return spark.createDataFrame(rows, layout).coalesce(1);
  }

  private static PublishedRow from(Map<String, Object> row) {
    Long subscribers = (Long) row.get(PublishedAreaWeek.SUBSCRIBERS);
    return new PublishedRow(
        text(row, PublishedAreaWeek.PHASE),
        IsoWeek.parse(text(row, PublishedAreaWeek.WEEK)),
        new PublishedArea(
            AreaLevel.valueOf(text(row, PublishedAreaWeek.LEVEL).toUpperCase(Locale.ROOT)),
            new AreaCode(
                text(row, PublishedAreaWeek.CODE_SYSTEM), text(row, PublishedAreaWeek.CODE)),
            text(row, PublishedAreaWeek.NAME)),
        Measure.valueOf(text(row, PublishedAreaWeek.MEASURE)),
        subscribers == null ? OptionalLong.empty() : OptionalLong.of(subscribers));
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) row.get(column);
  }
}
