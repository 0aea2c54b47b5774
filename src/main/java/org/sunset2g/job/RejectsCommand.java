package org.sunset2g.job;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.vocabulary.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a week's runs did not use of its input. */
@Command(
    name = "rejects",
    mixinStandardHelpOptions = true,
    header = "Show which rows of a week were rejected, which files refused, and why.",
    description = {
      "",
      "Sums up the rows that the published run of the week kept aside, and names the input that"
          + " runs of the week refused. Values are shown as shapes, such as 9{10} for ten digits.",
      ""
    },
    footer = {"", "Example: sunset2g rejects --config jobs/local.yaml --week 2024-W37 --lines"})
final class RejectsCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37, or 'last'.")
  private IsoWeek week;

  @Option(names = "--operator", paramLabel = "NAME", description = "Only this operator.")
  private Optional<String> operator = Optional.empty();

  @Option(names = "--table", paramLabel = "TABLE", description = "Only this landing table.")
  private Optional<String> table = Optional.empty();

  @Option(names = "--lines", description = "List the rejected rows one by one as well.")
  private boolean linewise;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "With --lines: list at most so many (${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Say the same as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    refuseWrongUsage();
    Configuration configuration = settings.read();
    Path lakeFolder = Configuration.required(configuration.lake(), "paths.lake");
    List<RunRecord> runs = new RunRecords(lakeFolder).all();
    List<Refusal> refusals = Refusal.of(runs, week, operator);
    boolean isPublished =
        runs.stream().anyMatch(run -> run.isPublished() && run.week().equals(week.toString()));
    if (!isPublished && refusals.isEmpty()) {
      throw InputProblem.of(
          "no run has published or refused " + week,
          "run it with 'sunset2g weekly --week " + week + "'; 'sunset2g runs' lists what there is");
    }
    RejectedRows rejected =
        isPublished ? rejected(configuration, lakeFolder) : new RejectedRows(List.of(), List.of());
    System.out.println(json ? asJson(rejected, refusals) : asText(rejected, refusals));
    return Sunset2g.DONE;
  }

  private void refuseWrongUsage() {
    table.ifPresent(
        name -> {
          if (!WeekResults.REJECTING.contains(name)) {
            throw new ConfigurationProblem(
                "--table: '%s' is none of %s.%s"
                    .formatted(
                        name,
                        String.join(", ", WeekResults.REJECTING),
                        Spelling.suggestion(name, WeekResults.REJECTING)));
          }
        });
    if (limit < 1) {
      throw new ConfigurationProblem("--limit must be at least 1, was " + limit);
    }
  }

  private RejectedRows rejected(Configuration configuration, Path lakeFolder) {
    try (Sessions.Lease session = Sessions.open(configuration)) {
      SparkSession spark = session.spark();
      Lake lake = Lake.open(spark, lakeFolder, configuration.catalogue());
      Dataset<Row> rows =
          new PublishedTables(spark, lake, lakeFolder).of(ExportedTable.rejected_row, week);
      if (operator.isPresent()) {
        rows = rows.filter(col(RejectedRow.OPERATOR).equalTo(operator.get()));
      }
      if (table.isPresent()) {
        rows = rows.filter(col(RejectedRow.TABLE_NAME).equalTo(table.get()));
      }
      return RejectedRows.of(rows, linewise ? limit : 0);
    }
  }

  private String asText(RejectedRows rejected, List<Refusal> refusals) {
    StringBuilder text = new StringBuilder();
    if (rejected.groups().isEmpty()) {
      text.append("no rejected rows in the published run of ").append(week).append('\n');
    } else {
      String layout = "%-12s %-20s %-18s %12s %12s  %-28s %s%n";
      text.append(
          layout.formatted(
              "operator", "table", "column", "rows", "first line", "looks like", "reason"));
      for (RejectedRows.Group group : rejected.groups()) {
        text.append(
            layout.formatted(
                group.operator(),
                group.table(),
                group.column().isEmpty() ? "(row)" : group.column(),
                String.format(Locale.ROOT, "%,d", group.rows()),
                String.format(Locale.ROOT, "%,d", group.firstLine()),
                group.shapes().isEmpty()
                    ? "-"
                    : group.shapes().entrySet().stream()
                        .map(shape -> shape.getKey() + " ×" + shape.getValue())
                        .collect(Collectors.joining(", ")),
                group.sentence()));
      }
    }
    for (RejectedRows.Line line : rejected.lines()) {
      text.append(
          "%s %s line %d: %s %s %s%n"
              .formatted(
                  line.operator(),
                  line.file(),
                  line.line(),
                  line.column().isEmpty() ? "(row)" : line.column(),
                  line.reason(),
                  line.shape()));
    }
    for (Refusal refusal : refusals) {
      text.append(
          "run %s refused %s: %s%n"
              .formatted(
                  refusal.run(),
                  refusal.operator().equals("-") ? "the week" : refusal.operator(),
                  refusal.why()));
    }
    return text.toString().stripTrailing();
  }

  private String asJson(RejectedRows rejected, List<Refusal> refusals) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("week", week.toString());
    document.put("rejected", rejected.groups());
    if (linewise) {
      document.put("lines", rejected.lines());
    }
    document.put("refused", refusals);
    return ExtractReport.written(document);
  }
}
