package org.sunset2g.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.AreaCode;

/** Published figures as rows of the lake, and back. */
final class AreaWeekRows {
  private AreaWeekRows() {}

  /** The tables of a week as rows of the lake. */
  static Dataset<Row> frame(SparkSession spark, List<ProtectedWeek> tables) {
    StructType layout = new StructType();
    for (String column :
        List.of(
            AreaWeek.PHASE,
            AreaWeek.WEEK,
            AreaWeek.CODE_SYSTEM,
            AreaWeek.CODE,
            AreaWeek.LEVEL,
            AreaWeek.NAME,
            AreaWeek.PARENT_CODE_SYSTEM,
            AreaWeek.PARENT_CODE)) {
      layout = layout.add(column, DataTypes.StringType);
    }
    for (Measure measure : Measure.values()) {
      layout = layout.add(column(measure), DataTypes.LongType);
    }
    List<Row> rows = new ArrayList<>();
    for (ProtectedWeek table : tables) {
      table.figures().forEach(figures -> rows.add(row(table, figures)));
    }
    return spark.createDataFrame(rows, layout).coalesce(1);
  }

  private static String column(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT);
  }

  private static Row row(ProtectedWeek table, AreaFigures figures) {
    List<Object> values = new ArrayList<>();
    values.add(table.phase());
    values.add(table.week().toString());
    values.add(figures.area().code().system());
    values.add(figures.area().code().code());
    values.add(figures.area().level().written());
    values.add(figures.area().name());
    values.add(figures.above().map(AreaCode::system).orElse(null));
    values.add(figures.above().map(AreaCode::code).orElse(null));
    for (Measure measure : Measure.values()) {
      values.add(figures.of(measure));
    }
    return RowFactory.create(values.toArray());
  }

  /** The figures of a row, which answers the value of a column. */
  static AreaFigures figures(Function<String, Object> row) {
    Map<Measure, Long> figures = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      figures.put(measure, (Long) row.apply(column(measure)));
    }
    String parent = (String) row.apply(AreaWeek.PARENT_CODE);
    return new AreaFigures(
        new PublishedArea(
            AreaLevel.parse((String) row.apply(AreaWeek.LEVEL)),
            new AreaCode(
                (String) row.apply(AreaWeek.CODE_SYSTEM), (String) row.apply(AreaWeek.CODE)),
            (String) row.apply(AreaWeek.NAME)),
        parent == null
            ? Optional.empty()
            : Optional.of(new AreaCode((String) row.apply(AreaWeek.PARENT_CODE_SYSTEM), parent)),
        figures);
  }

  /** What the run rounded to. */
  static int minimumCell(RunRecord run) {
    return ((Number) run.settings().get("disclosure.minimumCell")).intValue();
  }
}
