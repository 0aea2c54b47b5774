package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.AreaInflow;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.Inflow;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.DisclosureSettings;
import org.sunset2g.disclosure.InflowFigure;
import org.sunset2g.disclosure.InflowMeasure;
import org.sunset2g.disclosure.InflowProtection;
import org.sunset2g.disclosure.InflowRow;
import org.sunset2g.disclosure.ProtectedInflow;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Certification;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Tac;

/** A week's inflow on its way from the counts of all operators to what is published of it. */
record InflowTables(
    SparkSession spark,
    Lake lake,
    RunRecords records,
    WeekReference reference,
    DisclosureSettings disclosure) {

  /**
   * Protects the week's inflow and keeps what is published of it in the lake; empty where the run
   * did not count it.
   *
   * @param operators operators of this run
   */
  Optional<ProtectedInflow> publish(IsoWeek week, List<String> operators, WeekTables tables) {
    if (!tables.snapshots().containsKey(Inflow.TABLE)) {
      return Optional.empty();
    }
    List<InflowRow> rows = new ArrayList<>(rows(tables.written(Inflow.TABLE)));
    SortedMap<String, RunRecord> others = new PublishedHistory(lake, records).newestOf(week);
    others.keySet().removeAll(operators);
    others.forEach((operator, run) -> rows.addAll(rows(operator, week, run)));
    ProtectedInflow inflow =
        new InflowProtection(reference.territory(), disclosure)
            .protect(week, rows, superseded(week));
    lake.ensure(Contracts.of(AreaInflow.TABLE), List.of());
    Lake.Commit commit =
        lake.replaceWeek(Contracts.of(AreaInflow.TABLE), frame(inflow.figures()), week.toString());
    tables.snapshots().put(AreaInflow.TABLE, commit.snapshotId());
    return Optional.of(inflow);
  }

  private List<InflowRow> rows(String operator, IsoWeek week, RunRecord run) {
    Long snapshot = run.snapshots().get(Inflow.TABLE);
    return snapshot == null
        ? List.of()
        : rows(
            lake.read(Inflow.TABLE, snapshot)
                .filter(
                    col(Inflow.OPERATOR)
                        .equalTo(operator)
                        .and(col(Inflow.WEEK).equalTo(week.toString()))));
  }

  private List<InflowRow> rows(Dataset<Row> inflow) {
    return inflow
        .select(
            Inflow.CODE_SYSTEM, Inflow.COMMUNE, Inflow.TAC, Inflow.CERTIFIED, Inflow.SUBSCRIBERS)
        .collectAsList()
        .stream()
        .map(
            row ->
                new InflowRow(
                    new AreaCode(row.getString(0), row.getString(1)),
                    model(row.getString(2)),
                    Certification.valueOf(row.getString(3)),
                    row.getLong(4)))
        .toList();
  }

  private String model(String tac) {
    return reference.catalogue().find(new Tac(tac)).map(HandsetCounts::model).orElse("");
  }

  /** What runs published of the week itself, each by itself. */
  List<List<InflowFigure>> superseded(IsoWeek week) {
    List<List<InflowFigure>> superseded = new ArrayList<>();
    for (RunRecord run : records.all()) {
      Long snapshot = run.snapshots().get(AreaInflow.TABLE);
      if (run.isPublished()
          && run.week().equals(week.toString())
          && snapshot != null
          && lake.hasSnapshot(AreaInflow.TABLE, snapshot)) {
        superseded.add(
            lake.weeksOf(
                AreaInflow.TABLE,
                new TreeMap<>(Map.of(run.week(), snapshot)),
                InflowTables::figure));
      }
    }
    return superseded;
  }

  private static InflowFigure figure(Function<String, Object> row) {
    return new InflowFigure(
        IsoWeek.parse(text(row, AreaInflow.WEEK)),
        new PublishedArea(
            AreaLevel.parse(text(row, AreaInflow.LEVEL)),
            new AreaCode(text(row, AreaInflow.CODE_SYSTEM), text(row, AreaInflow.CODE)),
            text(row, AreaInflow.NAME)),
        new AreaCode(text(row, AreaInflow.PARENT_CODE_SYSTEM), text(row, AreaInflow.PARENT_CODE)),
        InflowMeasure.valueOf(text(row, AreaInflow.MEASURE)),
        text(row, AreaInflow.MODEL),
        (Long) row.apply(AreaInflow.SUBSCRIBERS));
  }

  private static String text(Function<String, Object> row, String column) {
    return (String) row.apply(column);
  }

  private Dataset<Row> frame(List<InflowFigure> figures) {
    StructType layout =
        new StructType()
            .add(AreaInflow.WEEK, DataTypes.StringType)
            .add(AreaInflow.MEASURE, DataTypes.StringType)
            .add(AreaInflow.LEVEL, DataTypes.StringType)
            .add(AreaInflow.CODE_SYSTEM, DataTypes.StringType)
            .add(AreaInflow.CODE, DataTypes.StringType)
            .add(AreaInflow.NAME, DataTypes.StringType)
            .add(AreaInflow.PARENT_CODE_SYSTEM, DataTypes.StringType)
            .add(AreaInflow.PARENT_CODE, DataTypes.StringType)
            .add(AreaInflow.MODEL, DataTypes.StringType)
            .add(AreaInflow.SUBSCRIBERS, DataTypes.LongType);
    List<Row> rows =
        figures.stream()
            .map(
                figure ->
                    RowFactory.create(
                        figure.week().toString(),
                        figure.measure().name(),
                        figure.area().level().written(),
                        figure.area().code().system(),
                        figure.area().code().code(),
                        figure.area().name(),
                        figure.parent().system(),
                        figure.parent().code(),
                        figure.model(),
                        figure.subscribers()))
            .toList();
    return spark.createDataFrame(rows, layout).coalesce(1);
  }
}
