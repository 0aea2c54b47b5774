package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.Conversion;
import org.sunset2g.contract.ConversionEvent;
import org.sunset2g.contract.OutreachItem;
import org.sunset2g.contract.OutreachResult;
import org.sunset2g.contract.PseudonymChange;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.outreach.Effect;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how conversions of subscribers who were reached compare with those of the others. */
@Command(
    name = "effect",
    mixinStandardHelpOptions = true,
    header = "Compare conversions of listed subscribers who were reached with those of the others.",
    description = {
      "",
      "RESTRICTED: these are the operator's own numbers, for its data team.",
      "",
      "Everybody on the lists of the weeks is looked at: reached, where somebody spoke with the"
          + " subscriber in the seven days after the week's Sunday; converted, where a conversion"
          + " followed in the next weeks and was not reverted by the last of them. Compared are"
          + " subscribers of the same list, week and time at risk; the common difference and ratio"
          + " are those of Mantel and Haenszel with 95 %% intervals, and beside them"
          + " the share of all conversions that would be owed to being reached, as 'forecast"
          + " --visit-share' takes it. Who is reached is not drawn by"
          + " lot: it is an association and no proof.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g effect --config jobs/local.yaml --from 2024-W33 --to 2024-W34 --within 4"
    })
final class EffectCommand implements Callable<Integer> {
  private static final int MOST_WEEKS = 52;

  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "First ISO week whose lists are looked at, such as 2024-W33.")
  private IsoWeek from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "Last ISO week whose lists are looked at.")
  private IsoWeek to;

  @Option(
      names = "--within",
      paramLabel = "N",
      defaultValue = "4",
      description = "Weeks after a list's week in which a conversion counts (${DEFAULT-VALUE}).")
  private int within;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Only this operator (all of the last week).")
  private Optional<String> operator = Optional.empty();

  @Option(names = "--json", description = "Say the same as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    refuseWrongUsage();
    Configuration configuration = settings.read();
    Path lakeFolder = RetainCommand.existing(configuration);
    RunRecords records = new RunRecords(lakeFolder);
    List<OperatorWeeks> all =
        OperatorWeeks.operators(records, to, operator).stream()
            .map(each -> OperatorWeeks.of(records, each))
            .toList();
    all.forEach(this::refuseIncomplete);
    if (all.stream().allMatch(weeks -> delivered(weeks).isEmpty())) {
      throw InputProblem.of(
          "nobody has delivered results of outreach since " + from,
          "deliver them, as data-schema/README.md says, and run the weeks again");
    }
    EffectReport report;
    try (Sessions.Lease session = Sessions.open(configuration)) {
      SparkSession spark = session.spark();
      Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
      PublishedTables tables = new PublishedTables(spark, lake, lakeFolder);
      List<EffectReport.Line> lines = new ArrayList<>();
      for (OperatorWeeks weeks : all) {
        if (!delivered(weeks).isEmpty()) {
          Effect.strata(
                  items(lake, weeks), results(lake, weeks), conversions(tables, weeks), within)
              .collectAsList()
              .forEach(row -> lines.add(EffectReport.Line.from(row)));
        }
      }
      report = new EffectReport(from, to, within, lines);
    }
    System.out.println(json ? report.asJson() : report.asText());
    all.forEach(this::sayLeftOut);
    System.err.println("restricted: the operator's own numbers; not to be passed on");
    return Sunset2g.DONE;
  }

  private void sayLeftOut(OperatorWeeks weeks) {
    if (delivered(weeks).isEmpty()) {
      System.err.println("left out, without results: " + weeks.operator());
    }
    for (IsoWeek week = from; week.compareTo(to) <= 0; week = week.plus(1)) {
      if (!weeks.runs().containsKey(week)) {
        System.err.println("left out, not published: %s of %s".formatted(week, weeks.operator()));
      }
    }
  }

  private void refuseWrongUsage() {
    if (from.compareTo(to) > 0) {
      throw new ConfigurationProblem("--from %s is later than --to %s".formatted(from, to));
    }
    if (within < 1 || within > MOST_WEEKS) {
      throw new ConfigurationProblem(
          "--within must be from 1 to %d, was %d".formatted(MOST_WEEKS, within));
    }
  }

  /** Conversions of all weeks looked at are to be known, and the lists to be there still. */
  private void refuseIncomplete(OperatorWeeks weeks) {
    IsoWeek last = weeks.runs().lastKey();
    if (to.plus(within).compareTo(last) > 0) {
      throw InputProblem.of(
          "conversions within %d weeks of %s are known with %s; the last published week of %s is %s"
              .formatted(within, to, to.plus(within), weeks.operator(), last),
          "name an earlier --to, %s at the latest, or fewer weeks with --within"
              .formatted(last.plus(-within)));
    }
    String cure =
        "name later weeks; retention.listWeeks must exceed the weeks of --within, and keeps more"
            + " from now on";
    cohorts(weeks).forEach(week -> weeks.refuseDeleted(OutreachItem.TABLE, week, cure));
    since(weeks)
        .forEach(
            week -> {
              weeks.refuseDeleted(OutreachResult.TABLE, week, cure);
              weeks.refuseDeleted(ConversionEvent.TABLE, week, cure);
              weeks.refuseDeleted(PseudonymChange.TABLE, week, cure);
            });
  }

  private List<IsoWeek> cohorts(OperatorWeeks weeks) {
    return List.copyOf(weeks.runs().subMap(from, to.plus(1)).keySet());
  }

  private List<IsoWeek> since(OperatorWeeks weeks) {
    return List.copyOf(weeks.runs().tailMap(from).keySet());
  }

  private List<IsoWeek> delivered(OperatorWeeks weeks) {
    return since(weeks).stream().filter(week -> weeks.has(OutreachResult.TABLE, week)).toList();
  }

  private Dataset<Row> items(Lake lake, OperatorWeeks weeks) {
    return cohorts(weeks).stream()
        .map(
            week ->
                weeks
                    .listed(lake, week)
                    .select(
                        OutreachItem.OPERATOR,
                        OutreachItem.PHASE,
                        OutreachItem.WEEK,
                        OutreachItem.LIST,
                        OutreachItem.SUBSCRIBER_ID,
                        OutreachItem.WEEKS_AT_RISK))
        .reduce(Dataset::unionAll)
        .map(rows -> weeks.renamed(lake, rows, since(weeks)))
        .orElseThrow();
  }

  private Dataset<Row> results(Lake lake, OperatorWeeks weeks) {
    return delivered(weeks).stream()
        .map(
            week ->
                weeks
                    .rows(lake, OutreachResult.TABLE, week)
                    .select(
                        OutreachResult.OPERATOR,
                        OutreachResult.SUBSCRIBER_ID,
                        OutreachResult.DONE_ON,
                        OutreachResult.OUTCOME))
        .reduce(Dataset::unionAll)
        .map(rows -> weeks.renamed(lake, rows, since(weeks)))
        .orElseThrow();
  }

  private static Dataset<Row> conversions(PublishedTables tables, OperatorWeeks weeks) {
    return tables
        .of(ExportedTable.conversion, weeks.runs().lastKey())
        .filter(col(Conversion.OPERATOR).equalTo(weeks.operator()));
  }
}
