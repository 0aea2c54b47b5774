package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.Ledger;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeInspection;
import org.sunset2g.ledger.LedgerEntry;
import org.sunset2g.ledger.Phase;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The lake as one run writes it: each table once, for the run's operators and week, remembering the
 * snapshots for the run record.
 */
final class WeekTables {
  private final SparkSession spark;
  private final Lake lake;
  private final List<Phase> phases;
  private final List<String> operators;
  private final IsoWeek week;
  private final SortedMap<String, Long> snapshots = new TreeMap<>();

  /**
   * @param landed snapshots of the landing tables, accepted already
   */
  WeekTables(
      SparkSession spark,
      Lake lake,
      List<Phase> phases,
      List<String> operators,
      IsoWeek week,
      SortedMap<String, Long> landed) {
    this.spark = spark;
    this.lake = lake;
    this.phases = phases;
    this.operators = operators;
    this.week = week;
    snapshots.putAll(landed);
  }

  SortedMap<String, Long> snapshots() {
    return snapshots;
  }

  /** Replaces the week's rows of the run's operators; answers how many rows there are now. */
  long replace(String table, Dataset<Row> rows) {
    lake.ensure(Contracts.of(table), phaseNames());
    Lake.Commit commit = lake.replace(Contracts.of(table), rows, operators, week.toString());
    snapshots.put(table, commit.snapshotId());
    return commit.rows();
  }

  /** Replaces the week's rows of a table that tells of all operators together. */
  void replaceOfAll(String table, Dataset<Row> rows) {
    lake.ensure(Contracts.of(table), List.of());
    Lake.Commit commit = lake.replaceWeek(Contracts.of(table), rows, week.toString());
    snapshots.put(table, commit.snapshotId());
  }

  /** Replaces the operators' state, and tags it with the week. */
  void replaceState(Dataset<Row> rows) {
    lake.ensure(Contracts.of(SubscriberState.TABLE), phaseNames());
    Lake.Commit commit = lake.replace(Contracts.of(SubscriberState.TABLE), rows, operators);
    snapshots.put(SubscriberState.TABLE, commit.snapshotId());
    operators.forEach(
        operator -> lake.tag(SubscriberState.TABLE, operator + "_" + week, commit.snapshotId()));
  }

  /** The rows this run wrote. */
  Dataset<Row> written(String table) {
    Dataset<Row> rows =
        lake.read(table, snapshots.get(table)).filter(col("operator").isin(operators.toArray()));
    return table.equals(SubscriberState.TABLE)
        ? rows
        : rows.filter(col("week").equalTo(week.toString()));
  }

  /** The state each operator's week starts from; empty in a first week. */
  Dataset<Row> pastState(PastWeek past) {
    lake.ensure(Contracts.of(SubscriberState.TABLE), phaseNames());
    require(SubscriberState.TABLE, past);
    Dataset<Row> none =
        spark.createDataFrame(List.of(), lake.layout(Contracts.of(SubscriberState.TABLE)));
    return past.snapshotsOf(SubscriberState.TABLE, operators).entrySet().stream()
        .map(
            entry ->
                withAllPhases(
                    lake.read(SubscriberState.TABLE, entry.getKey())
                        .filter(col("operator").isin(entry.getValue().toArray())),
                    none))
        .reduce(Dataset::unionAll)
        .orElse(none);
  }

  /**
   * Rows that the operators' past runs published of their week, in those columns; empty where no
   * operator has a past, and where one whose past is known has these rows no more.
   */
  Optional<Dataset<Row>> past(String table, PastWeek past, List<String> columns) {
    if (past.runs().values().stream().anyMatch(run -> !run.snapshots().containsKey(table))) {
      return Optional.empty();
    }
    require(table, past);
    Column[] selected =
        columns.stream().map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
    SortedMap<String, List<String>> byRun = new TreeMap<>();
    past.runs()
        .forEach(
            (operator, run) ->
                byRun.computeIfAbsent(run.runId(), none -> new ArrayList<>()).add(operator));
    return byRun.values().stream()
        .map(
            ofRun ->
                lake.read(table, past.runs().get(ofRun.get(0)).snapshots().get(table))
                    .filter(
                        col("operator")
                            .isin(ofRun.toArray())
                            .and(col("week").equalTo(past.weekOf(ofRun.get(0)).toString())))
                    .select(selected))
        .reduce(Dataset::unionAll);
  }

  private void require(String table, PastWeek past) {
    past.runs()
        .forEach((operator, run) -> LakeInspection.require(lake, run, table, List.of(operator)));
  }

  /** A snapshot of before a phase was added lacks the phase's columns. */
  private static Dataset<Row> withAllPhases(Dataset<Row> state, Dataset<Row> layout) {
    List<String> has = List.of(state.columns());
    return state.select(
        java.util.Arrays.stream(layout.schema().fields())
            .map(
                field ->
                    has.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }

  /**
   * Every area that the week's snapshot or the past state names.
   *
   * @param homes those of the snapshot, where they are known already
   */
  SortedSet<AreaCode> areas(
      PastWeek past, Dataset<Row> pastState, Optional<SortedSet<AreaCode>> homes) {
    SortedSet<AreaCode> areas = new TreeSet<>(homes.orElseGet(TreeSet::new));
    if (homes.isEmpty()) {
      areas.addAll(
          distinct(
              written(SubscriberSnapshot.TABLE),
              SubscriberSnapshot.HOME_CODE_SYSTEM,
              SubscriberSnapshot.HOME_COMMUNE));
    }
    if (!past.snapshotsOf(SubscriberState.TABLE, operators).isEmpty()) {
      areas.addAll(distinct(pastState, SubscriberState.CODE_SYSTEM, SubscriberState.COMMUNE));
    }
    return areas;
  }

  private static List<AreaCode> distinct(Dataset<Row> rows, String codeSystem, String commune) {
    return rows.select(codeSystem, commune).distinct().collectAsList().stream()
        .map(row -> new AreaCode(row.getString(0), row.getString(1)))
        .toList();
  }

  /** The closing of the week before by operator, phase and area: this week's opening. */
  Map<String, Map<String, Map<AreaCode, Long>>> opening(PastWeek past) {
    Map<String, Map<String, Map<AreaCode, Long>>> opening = new TreeMap<>();
    past.snapshotsOf(Ledger.TABLE, operators)
        .forEach(
            (snapshot, ofOperators) ->
                entries(
                        lake.read(Ledger.TABLE, snapshot)
                            .filter(
                                col(Ledger.OPERATOR)
                                    .isin(ofOperators.toArray())
                                    .and(
                                        col(Ledger.WEEK)
                                            .equalTo(past.weekOf(ofOperators.get(0)).toString()))
                                    .and(col(Ledger.FLOW).equalTo("CLOSING"))))
                    .forEach(
                        entry ->
                            opening
                                .computeIfAbsent(entry.operator(), none -> new TreeMap<>())
                                .computeIfAbsent(entry.phase(), none -> new TreeMap<>())
                                .put(entry.area(), entry.subscribers())));
    return opening;
  }

  /** Ledger rows as values. */
  static List<LedgerEntry> entries(Dataset<Row> ledger) {
    List<LedgerEntry> entries = new ArrayList<>();
    ledger
        .select(
            Ledger.WEEK,
            Ledger.OPERATOR,
            Ledger.PHASE,
            Ledger.CODE_SYSTEM,
            Ledger.COMMUNE,
            Ledger.FLOW,
            Ledger.SUBSCRIBERS)
        .collectAsList()
        .forEach(
            row ->
                entries.add(
                    new LedgerEntry(
                        IsoWeek.parse(row.getString(0)),
                        row.getString(1),
                        row.getString(2),
                        new AreaCode(row.getString(3), row.getString(4)),
                        row.getString(5),
                        row.getLong(6))));
    entries.sort(null);
    return entries;
  }

  /** Ledger rows as a frame of one partition. */
  Dataset<Row> frame(Collection<LedgerEntry> entries) {
    StructType layout =
        new StructType()
            .add(Ledger.WEEK, DataTypes.StringType)
            .add(Ledger.OPERATOR, DataTypes.StringType)
            .add(Ledger.PHASE, DataTypes.StringType)
            .add(Ledger.CODE_SYSTEM, DataTypes.StringType)
            .add(Ledger.COMMUNE, DataTypes.StringType)
            .add(Ledger.FLOW, DataTypes.StringType)
            .add(Ledger.SUBSCRIBERS, DataTypes.LongType);
    List<Row> rows =
        entries.stream()
            .sorted()
            .map(
                entry ->
                    RowFactory.create(
                        entry.week().toString(),
                        entry.operator(),
                        entry.phase(),
                        entry.area().system(),
                        entry.area().code(),
                        entry.flow(),
                        entry.subscribers()))
            .toList();
    return spark.createDataFrame(rows, layout).coalesce(1);
  }

  private List<String> phaseNames() {
    return phases.stream().map(Phase::name).toList();
  }
}
