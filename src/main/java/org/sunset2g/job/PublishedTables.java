package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.GateResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.ConversionEvents;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Tables as the published runs show them, operator by operator. */
final class PublishedTables {
  private final SparkSession spark;
  private final Lake lake;
  private final List<RunRecord> published;

  PublishedTables(SparkSession spark, Lake lake, Path lakeFolder) {
    this.spark = spark;
    this.lake = lake;
    this.published =
        new RunRecords(lakeFolder).all().stream().filter(RunRecord::isPublished).toList();
  }

  /** The rows of a week, or, of conversions, those up to it, in the contract's columns. */
  Dataset<Row> of(ExportedTable table, IsoWeek week) {
    SortedMap<String, RunRecord> runs = newestOf(week);
    if (runs.isEmpty()) {
      throw InputProblem.of(
          "no run has published " + week,
          "run it with 'sunset2g weekly --week " + week + "'; 'sunset2g runs' lists what there is");
    }
    refuseDeleted(table, runs, week);
    Contract contract = Contracts.of(table.name());
    Dataset<Row> rows =
        switch (table) {
          case gate_result -> gates(contract, runs, week);
          case conversion -> conversions(contract, runs, week);
          case ledger, status_slice, inflow, rejected_row -> ofWeek(contract, runs, week);
          case forecast -> ofAll(contract, week);
        };
    return rows.select(
        contract.columnNames().stream().map(name -> col("`" + name + "`")).toArray(Column[]::new));
  }

  private static void refuseDeleted(
      ExportedTable table, SortedMap<String, RunRecord> runs, IsoWeek week) {
    String stored = table == ExportedTable.conversion ? ConversionEvent.TABLE : table.name();
    for (RunRecord run : runs.values()) {
      if (run.deleted().containsKey(stored)) {
        throw InputProblem.of(
            "the rows of %s of %s were deleted: %s"
                .formatted(stored, week, run.deleted().get(stored)),
            "name a later week; how long rows are kept is set by retention.* and done by 'sunset2g"
                + " retain'");
      }
    }
  }

  private SortedMap<String, RunRecord> newestOf(IsoWeek week) {
    SortedMap<String, RunRecord> newest = new TreeMap<>();
    for (RunRecord run : published) {
      if (run.week().equals(week.toString())) {
        run.operators().forEach(operator -> newest.put(operator, run));
      }
    }
    return newest;
  }

  private Dataset<Row> ofWeek(Contract contract, SortedMap<String, RunRecord> runs, IsoWeek week) {
    Dataset<Row> rows = none(contract);
    for (Map.Entry<String, RunRecord> run : runs.entrySet()) {
      Long snapshot = run.getValue().snapshots().get(contract.table());
      if (snapshot != null) {
        rows =
            rows.unionByName(
                lake.read(contract.table(), snapshot)
                    .filter(
                        col("operator")
                            .equalTo(run.getKey())
                            .and(col("week").equalTo(week.toString()))));
      }
    }
    return rows;
  }

  /** Rows that tell of all operators together: those of the week's newest run. */
  private Dataset<Row> ofAll(Contract contract, IsoWeek week) {
    RunRecord newest =
        published.stream()
            .filter(run -> run.week().equals(week.toString()))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    Long snapshot = newest.snapshots().get(contract.table());
    if (snapshot == null) {
      throw InputProblem.of(
          "run %s published %s without a table %s"
              .formatted(newest.runId(), week, contract.table()),
          "run the week again: sunset2g weekly --week " + week);
    }
    return lake.read(contract.table(), snapshot).filter(col("week").equalTo(week.toString()));
  }

  private Dataset<Row> conversions(
      Contract contract, SortedMap<String, RunRecord> runs, IsoWeek week) {
    Contract ofEvents = Contracts.of(ConversionEvent.TABLE);
    Contract ofChanges = Contracts.of(PseudonymChange.TABLE);
    Dataset<Row> events = none(ofEvents);
    List<IsoWeek> weeks =
        published.stream().map(run -> IsoWeek.parse(run.week())).distinct().sorted().toList();
    for (IsoWeek past : weeks) {
      if (past.compareTo(week) <= 0) {
        SortedMap<String, RunRecord> shown = newestOf(past);
        shown.keySet().retainAll(runs.keySet());
        if (shown.values().stream()
            .anyMatch(run -> run.snapshots().containsKey(ofChanges.table()))) {
          events = Rekeying.renamed(events, ofWeek(ofChanges, shown, past));
        }
        events = events.unionByName(ofWeek(ofEvents, shown, past));
      }
    }
    return ConversionEvents.conversions(events)
        .filter(col(Conversion.FROM_TAC).isNotNull())
        .unionByName(none(contract));
  }

  private Dataset<Row> gates(Contract contract, SortedMap<String, RunRecord> runs, IsoWeek week) {
    List<Row> rows = new ArrayList<>();
    runs.forEach(
        (operator, run) ->
            run.gates().stream()
                .filter(gate -> gate.operator().equals(operator) || gate.operator().isEmpty())
                .forEach(
                    gate ->
                        rows.add(
                            RowFactory.create(
                                operator,
                                week.toString(),
                                gate.table().isEmpty() ? null : gate.table(),
                                gate.column() == null || gate.column().isEmpty()
                                    ? null
                                    : gate.column(),
                                gate.gate(),
                                gate.measured(),
                                gate.limit().orElse(null),
                                gate.level(),
                                gate.passed(),
                                gate.accepted().orElse(null)))));
    return spark.createDataFrame(
        rows,
        none(contract)
            .select(
                GateResult.OPERATOR,
                GateResult.WEEK,
                GateResult.TABLE_NAME,
                GateResult.COLUMN,
                GateResult.GATE,
                GateResult.MEASURED,
                GateResult.LIMIT,
                GateResult.LEVEL,
                GateResult.PASSED,
                GateResult.ACCEPTED)
            .schema());
  }

  private Dataset<Row> none(Contract contract) {
    StructType layout = new StructType();
    for (org.sunset2g.contract.Column column : contract.columns()) {
      layout = layout.add(column.name(), type(column.type()));
    }
    return spark.createDataFrame(List.of(), layout);
  }

  private static DataType type(org.sunset2g.contract.Column.Type type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case DATE -> DataTypes.DateType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
