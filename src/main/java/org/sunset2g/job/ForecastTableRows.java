package org.sunset2g.job;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.ForecastTable;
import org.sunset2g.forecast.Forecast;
import org.sunset2g.forecast.ForecastRows;

/** Forecasts as rows of the lake: all days if all goes on as before, else the cut-off alone. */
final class ForecastTableRows {
  /** A task carries its rows to where it runs: some ten megabytes of them. */
  private static final int ROWS_OF_A_TASK = 50_000;

  private static final List<String> TEXTS =
      List.of(
          ForecastTable.PHASE,
          ForecastTable.WEEK,
          ForecastTable.SCENARIO,
          ForecastTable.CODE_SYSTEM,
          ForecastTable.CODE,
          ForecastTable.LEVEL,
          ForecastTable.NAME);
  private static final List<String> QUANTILES =
      List.of(
          ForecastTable.Q025,
          ForecastTable.Q10,
          ForecastTable.Q25,
          ForecastTable.Q50,
          ForecastTable.Q75,
          ForecastTable.Q90,
          ForecastTable.Q975);

  private ForecastTableRows() {}

  static Dataset<Row> frame(SparkSession spark, List<Forecast> forecasts) {
    List<Row> rows =
        ForecastRows.of(forecasts).stream()
            .map(
                row ->
                    RowFactory.create(
                        row.cells().stream().map(ForecastTableRows::ofSpark).toArray()))
            .toList();
    StructType layout = layout();
    Dataset<Row> frame = spark.createDataFrame(List.of(), layout);
    for (int from = 0; from < rows.size(); from += ROWS_OF_A_TASK) {
      Dataset<Row> part =
          spark.createDataFrame(
              rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_TASK)), layout);
      frame = from == 0 ? part.coalesce(1) : frame.unionAll(part.coalesce(1));
    }
    return frame;
  }

  private static Object ofSpark(Object cell) {
    return cell instanceof LocalDate day ? Date.valueOf(day) : cell;
  }

  private static StructType layout() {
    StructType layout = new StructType();
    for (String text : TEXTS) {
      layout = layout.add(text, DataTypes.StringType);
    }
    layout =
        layout
            .add(ForecastTable.DAY, DataTypes.DateType)
            .add(ForecastTable.IS_CUT_OFF, DataTypes.BooleanType)
            .add(ForecastTable.WEEKS_AHEAD, DataTypes.DoubleType);
    DataType number = DataTypes.LongType;
    for (String quantile : QUANTILES) {
      layout = layout.add(quantile, number);
    }
    return layout
        .add(ForecastTable.TARGET, number)
        .add(ForecastTable.CHANCE_OF_TARGET, DataTypes.DoubleType);
  }
}
