package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.feed.results.ResultRules;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.outreach.Activity;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** The rows of a month's activities, as the published runs show them. */
final class ActivityRows {
  private static final Column[] COLUMNS =
      List.of(
              OutreachResult.DONE_ON,
              OutreachResult.CHANNEL,
              OutreachResult.TEAM,
              OutreachResult.CODE_SYSTEM,
              OutreachResult.COMMUNE,
              OutreachResult.MEDIUM,
              OutreachResult.RUNS,
              OutreachResult.TOKEN,
              OutreachResult.DIFFICULTIES,
              OutreachResult.PROPOSALS)
          .stream()
          .map(name -> col(name))
          .toArray(Column[]::new);

  private ActivityRows() {}

  /** Rows of that month, in whichever week they were delivered. */
  static List<Activity> of(
      SparkSession spark, Configuration configuration, YearMonth month, List<String> operators) {
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    RunRecords records = new RunRecords(lakeFolder);
    List<Delivery> deliveries = deliveries(records, month, operators);
    if (deliveries.isEmpty()) {
      throw InputProblem.of(
          "no published run of %s has results of %s".formatted(String.join(", ", operators), month),
          "put the teams' files into <operator>/<week>/results of paths.landing and run their weeks"
              + " with 'sunset2g weekly'; 'sunset2g runs' lists what is published");
    }
    Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
    List<Activity> rows = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      refuseDeleted(delivery);
      of(lake, delivery, month).collectAsList().forEach(row -> rows.add(activity(delivery, row)));
    }
    return rows;
  }

  private record Delivery(String operator, IsoWeek week, RunRecord run) {}

  /** A row may come so late that a later month's week delivers it. */
  private static List<Delivery> deliveries(
      RunRecords records, YearMonth month, List<String> operators) {
    List<Delivery> deliveries = new ArrayList<>();
    IsoWeek last = IsoWeek.of(month.atEndOfMonth().plusDays(ResultRules.MOST_DAYS_LATE)).plus(1);
    for (String operator : operators.stream().sorted().distinct().toList()) {
      for (IsoWeek week = IsoWeek.of(month.atDay(1));
          week.compareTo(last) <= 0;
          week = week.plus(1)) {
        IsoWeek delivered = week;
        records
            .published(operator, week)
            .filter(
                run ->
                    run.snapshots().containsKey(OutreachResult.TABLE)
                        || run.deleted().containsKey(OutreachResult.TABLE))
            .ifPresent(run -> deliveries.add(new Delivery(operator, delivered, run)));
      }
    }
    return deliveries;
  }

  private static void refuseDeleted(Delivery delivery) {
    String why = delivery.run().deleted().get(OutreachResult.TABLE);
    if (why != null) {
      throw InputProblem.of(
          "the results of %s of %s were deleted: %s"
              .formatted(delivery.operator(), delivery.week(), why),
          "make the report of a month before its rows go; how long they are kept is set by"
              + " retention.*");
    }
  }

  private static Dataset<Row> of(Lake lake, Delivery delivery, YearMonth month) {
    return lake.read(OutreachResult.TABLE, delivery.run().snapshots().get(OutreachResult.TABLE))
        .filter(
            col(OutreachResult.OPERATOR)
                .equalTo(delivery.operator())
                .and(col(OutreachResult.WEEK).equalTo(delivery.week().toString()))
                .and(
                    col(OutreachResult.DONE_ON)
                        .between(
                            lit(Date.valueOf(month.atDay(1))),
                            lit(Date.valueOf(month.atEndOfMonth())))))
        .orderBy(col(OutreachResult.FILE), col(OutreachResult.LINE))
        .select(COLUMNS);
  }

  private static Activity activity(Delivery delivery, Row row) {
    Optional<AreaCode> commune =
        row.isNullAt(3) || row.isNullAt(4)
            ? Optional.empty()
            : Optional.of(new AreaCode(row.getString(3), row.getString(4)));
    return new Activity(
        delivery.operator(),
        delivery.week().toString(),
        row.getDate(0).toLocalDate(),
        Channel.valueOf(row.getString(1)),
        Optional.ofNullable(row.getString(2)),
        commune,
        Optional.ofNullable(row.getString(5)),
        row.getInt(6),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)));
  }
}
