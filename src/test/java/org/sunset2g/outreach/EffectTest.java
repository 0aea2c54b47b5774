package org.sunset2g.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;

@Tag("spark")
class EffectTest {
  /** The week ends on Sunday, 22 December 2024: its contacts are of the week after, 23 to 29. */
  private static final String WEEK = "2024-W51";

  @Test
  void everyListedSubscriberIsOnceInAStratumAsReachedOrNot() {
    Dataset<Row> items =
        items(
            "D1,reached,2",
            "D1,refused,4",
            "D1,not-met,3",
            "D1,nobody,2",
            "D1,too-early,2",
            "D1,too-late,2",
            "D1,reverted,2",
            "D1,reverted-later,2",
            "D2,twice,1",
            "D2,converts-late,5",
            "D2,converts-before,8",
            "D2,old,9",
            "D2,other-phase,40");
    Dataset<Row> results =
        results(
            "reached,2024-12-23,REACHED",
            "refused,2024-12-29,REFUSED",
            "not-met,2024-12-24,NOT_REACHED",
            "not-met,2024-12-25,WRONG_CONTACT",
            "too-early,2024-12-22,REACHED",
            "too-late,2024-12-30,REACHED",
            "twice,2024-12-23,CONVERTED",
            "twice,2024-12-24,NOT_NEEDED",
            "stranger,2024-12-24,REACHED");
    Dataset<Row> conversions =
        conversions(
            "phase1,reached,2024-W52,",
            "phase1,nobody,2025-W02,",
            "phase1,too-late,2025-W03,",
            "phase1,reverted,2024-W52,2025-W02",
            "phase1,reverted-later,2025-W01,2025-W04",
            "phase1,twice,2024-W52,2025-W01",
            "phase1,twice,2025-W02,",
            "phase1,converts-before,2024-W51,",
            "phase2,other-phase,2024-W52,");

    List<String> strata =
        Effect.strata(items, results, conversions, 3).collectAsList().stream()
            .map(row -> row.mkString(","))
            .toList();

    assertThat(strata)
        .containsExactlyInAnyOrder(
            // reached 2 (1 converted), others: not-met, nobody, too-early, too-late, reverted,
            // later
            "north,phase1,2024-W51,D1,2-4,2,1,0,6,2,1",
            "north,phase1,2024-W51,D2,1,1,1,0,0,0,0",
            "north,phase1,2024-W51,D2,5-8,0,0,0,2,0,0",
            "north,phase1,2024-W51,D2,9+,0,0,0,2,0,0");
  }

  private static Dataset<Row> items(String... rows) {
    List<Row> all = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",");
      all.add(
          RowFactory.create(
              "north", "phase1", WEEK, cells[0], cells[1], Integer.valueOf(cells[2])));
    }
    return frame(
        all,
        texts(
                OutreachItem.OPERATOR,
                OutreachItem.PHASE,
                OutreachItem.WEEK,
                OutreachItem.LIST,
                OutreachItem.SUBSCRIBER_ID)
            .add(OutreachItem.WEEKS_AT_RISK, DataTypes.IntegerType));
  }

  private static Dataset<Row> results(String... rows) {
    List<Row> all = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",");
      all.add(RowFactory.create("north", cells[0], Date.valueOf(cells[1]), cells[2]));
    }
    // A programme in an area is about nobody.
    all.add(RowFactory.create("north", null, Date.valueOf("2024-12-24"), null));
    DataType date = DataTypes.DateType;
    return frame(
        all,
        texts(OutreachResult.OPERATOR, OutreachResult.SUBSCRIBER_ID)
            .add(OutreachResult.DONE_ON, date)
            .add(OutreachResult.OUTCOME, DataTypes.StringType));
  }

  private static Dataset<Row> conversions(String... rows) {
    List<Row> all = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",");
      all.add(
          RowFactory.create(
              "north", cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : null));
    }
    return frame(
        all,
        texts(
            Conversion.OPERATOR,
            Conversion.PHASE,
            Conversion.SUBSCRIBER_ID,
            Conversion.CONVERTED_WEEK,
            Conversion.REVERTED_WEEK));
  }

  private static StructType texts(String... columns) {
    StructType layout = new StructType();
    for (String column : Arrays.asList(columns)) {
      layout = layout.add(column, DataTypes.StringType);
    }
    return layout;
  }

  private static Dataset<Row> frame(List<Row> rows, StructType layout) {
    return SparkForTests.session().createDataFrame(rows, layout);
  }
}
