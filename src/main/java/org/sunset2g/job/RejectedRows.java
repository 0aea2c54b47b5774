package org.sunset2g.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.quality.RejectionReason;

/** The quarantine of a week, summed up or line by line. */
record RejectedRows(List<Group> groups, List<Line> lines) {
  private static final int MOST_SHAPES = 3;
  private static final String ROWS = "rows";
  private static final String RANK = "rank";
  private static final List<String> GROUP =
      List.of(RejectedRow.OPERATOR, RejectedRow.TABLE_NAME, RejectedRow.COLUMN, RejectedRow.REASON);

  /**
   * Rows with one fault.
   *
   * @param shapes the most frequent shapes of the values at fault with their rows, most frequent
   *     first; none where the reason has no value
   */
  record Group(
      String operator,
      String table,
      String column,
      String reason,
      long rows,
      long firstLine,
      Map<String, Long> shapes) {

    /** The reason in words; of a result file it is written so. */
    String sentence() {
      return Arrays.stream(RejectionReason.values())
          .filter(known -> known.name().equals(reason))
          .findFirst()
          .map(RejectionReason::sentence)
          .orElse(reason);
    }
  }

  /** One row of the quarantine. */
  record Line(
      String operator,
      String table,
      String file,
      long line,
      String column,
      String reason,
      String shape) {}

  /**
   * @param rejected rows of {@code rejected_row}
   * @param most how many lines are read; none for the sums alone
   */
  static RejectedRows of(Dataset<Row> rejected, int most) {
    return new RejectedRows(groups(rejected), most == 0 ? List.of() : lines(rejected, most));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static List<Group> groups(Dataset<Row> rejected) {
    List<Group> groups = new ArrayList<>();
    Map<List<Object>, Map<String, Long>> shapes = shapes(rejected);
    for (Row row :
        rejected
            .groupBy(columns(GROUP))
            .agg(count(lit(1)).as(ROWS), min(RejectedRow.LINE).as(RejectedRow.LINE))
            .orderBy(
                col(RejectedRow.OPERATOR),
                col(RejectedRow.TABLE_NAME),
                col(ROWS).desc(),
                col(RejectedRow.COLUMN),
                col(RejectedRow.REASON))
            .collectAsList()) {
      groups.add(
          new Group(
              row.getString(0),
              row.getString(1),
              row.isNullAt(2) ? "" : row.getString(2),
              row.getString(3),
              row.getLong(4),
              row.getLong(5),
              shapes.getOrDefault(key(row), Map.of())));
    }
    return groups;
  }

  private static List<Object> key(Row row) {
    List<Object> key = new ArrayList<>();
    for (int at = 0; at < GROUP.size(); at++) {
      key.add(row.get(at));
    }
    return key;
  }

  private static Map<List<Object>, Map<String, Long>> shapes(Dataset<Row> rejected) {
    List<String> grain = new ArrayList<>(GROUP);
    grain.add(RejectedRow.VALUE);
    Dataset<Row> ranked =
        rejected
            .filter(col(RejectedRow.VALUE).isNotNull())
            .groupBy(columns(grain))
            .agg(count(lit(1)).as(ROWS))
            .withColumn(
                RANK,
                row_number()
                    .over(
                        Window.partitionBy(columns(GROUP))
                            .orderBy(col(ROWS).desc(), col(RejectedRow.VALUE))));
    Map<List<Object>, Map<String, Long>> shapes = new LinkedHashMap<>();
    for (Row row : ranked.filter(col(RANK).leq(MOST_SHAPES)).orderBy(RANK).collectAsList()) {
      shapes
          .computeIfAbsent(key(row), first -> new LinkedHashMap<>())
          .put(row.getString(4), row.getLong(5));
    }
    return shapes;
  }

  private static List<Line> lines(Dataset<Row> rejected, int most) {
    Column none = lit("");
    return rejected
        .select(
            col(RejectedRow.OPERATOR),
            col(RejectedRow.TABLE_NAME),
            col(RejectedRow.FILE),
            col(RejectedRow.LINE),
            coalesce(col(RejectedRow.COLUMN), none).as(RejectedRow.COLUMN),
            col(RejectedRow.REASON),
            coalesce(col(RejectedRow.VALUE), none).as(RejectedRow.VALUE))
        .orderBy(
            RejectedRow.OPERATOR,
            RejectedRow.TABLE_NAME,
            RejectedRow.LINE,
            RejectedRow.COLUMN,
            RejectedRow.REASON)
        .limit(most)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Line(
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .toList();
  }
}
