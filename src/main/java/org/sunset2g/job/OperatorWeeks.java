package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.LakeInspection;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.ledger.Rekeying;
import org.sunset2g.outreach.OutreachItems;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One operator's weeks as readers see them.
 *
 * @param runs the run that shows each published week
 */
record OperatorWeeks(String operator, SortedMap<IsoWeek, RunRecord> runs) {

  static OperatorWeeks of(RunRecords records, String operator) {
    SortedMap<IsoWeek, RunRecord> runs = new TreeMap<>();
    records.all().stream()
        .filter(RunRecord::isPublished)
        .filter(run -> run.operators().contains(operator))
        .forEach(run -> runs.put(IsoWeek.parse(run.week()), run));
    return new OperatorWeeks(operator, runs);
  }

  /** Operators that published the week: the one asked for, or all of them. */
  static List<String> operators(RunRecords records, IsoWeek week, Optional<String> asked) {
    List<String> published =
        records.all().stream()
            .filter(RunRecord::isPublished)
            .filter(run -> run.week().equals(week.toString()))
            .flatMap(run -> run.operators().stream())
            .distinct()
            .sorted()
            .toList();
    if (published.isEmpty()) {
      throw InputProblem.of(
          "no run has published " + week,
          "run it with 'sunset2g weekly --week " + week + "'; 'sunset2g runs' lists what there is");
    }
    if (asked.isPresent() && !published.contains(asked.get())) {
      throw InputProblem.of(
          "%s has not published %s".formatted(asked.get(), week),
          "name one who has: " + String.join(", ", published));
    }
    return asked.map(List::of).orElse(published);
  }

  /** Whether the week's run shows rows of the table. */
  boolean has(String table, IsoWeek week) {
    return runs.get(week).snapshots().containsKey(table);
  }

  /** The operator's rows of a week; its run is to have a snapshot of the table. */
  Dataset<Row> rows(Lake lake, String table, IsoWeek week) {
    LakeInspection.require(lake, runs.get(week), table, List.of(operator));
    return lake.read(table, runs.get(week).snapshots().get(table))
        .filter(col("operator").equalTo(operator).and(col("week").equalTo(week.toString())));
  }

  /** The operator's rows of {@code outreach_item} that are on a list. */
  Dataset<Row> listed(Lake lake, IsoWeek week) {
    return OutreachItems.onlyListed(rows(lake, OutreachItem.TABLE, week));
  }

  /** Refuses a week whose rows of the table were deleted. */
  void refuseDeleted(String table, IsoWeek week, String cure) {
    String why = runs.get(week).deleted().get(table);
    if (why != null) {
      throw InputProblem.of(
          "the rows of %s of %s, %s were deleted: %s".formatted(table, operator, week, why), cure);
    }
  }

  /**
   * Rows about subscribers under the pseudonyms of the last of the weeks, whichever of them they
   * come from.
   *
   * @param weeks weeks in which pseudonyms may have changed, in order
   */
  Dataset<Row> renamed(Lake lake, Dataset<Row> rows, Collection<IsoWeek> weeks) {
    Dataset<Row> renamed = rows;
    for (IsoWeek week : weeks) {
      if (has(PseudonymChange.TABLE, week)) {
        renamed = Rekeying.renamed(renamed, rows(lake, PseudonymChange.TABLE, week));
      }
    }
    return renamed;
  }
}
