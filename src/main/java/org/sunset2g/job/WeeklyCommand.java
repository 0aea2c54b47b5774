package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One week, all steps. */
@Command(
    name = "weekly",
    mixinStandardHelpOptions = true,
    header = "Run one week: landing files in; ledger, report and outreach lists out.",
    description = {
      "",
      "Reads <paths.landing>/<operator>/<week>/subscriber_snapshot.* and device_observation.*"
          + " (.csv, .csv.gz or .parquet), and publishes the week in the lake, its report in"
          + " <paths.output>/reports/<week> and its lists in <paths.output>/lists/<week>. Of every"
          + " sunset phase after the first, page and lists are in a folder below with its name.",
      "",
      "The week before must have been run, except for an operator's first week. Running a week"
          + " again replaces it. A run that is killed leaves nothing that anyone reads.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g weekly --config jobs/local.yaml --week 2024-W37",
    })
final class WeeklyCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description = "ISO week, such as 2024-W37.")
  private IsoWeek week;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Only this operator; otherwise all that have a folder for the week.")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--skip-missing-week",
      description =
          "Where weeks of an operator are missing, start from its last published one; the run"
              + " record says so.")
  private boolean skipsMissingWeek;

  @Option(
      names = "--accept",
      paramLabel = "GATE",
      description =
          "Let a gate through that refuses this week, such as row_count_change; needs --reason."
              + " Can be given again.")
  private List<String> accepted = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why the accepted figures are right; kept with the run, names no person.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Integer call() {
    GateAcceptance acceptance = GateAcceptance.of(accepted, reason);
    Configuration configuration = settings.read();
    Configuration.required(configuration.landing(), "paths.landing");
    Configuration.required(configuration.tacCatalogue(), "reference.tacCatalogue");
    Path output = Configuration.required(configuration.output(), "paths.output");
    BackfillWords backfill =
        new BackfillWords(
            Optional.empty(), PastWeek.Gaps.REFUSED, List.of(), Optional.empty(), settings.typed());
    try (Progress progress = Progress.of("week " + week, 1, WeeklyRun.STEPS.size());
        Sessions.Lease session = Sessions.openForWeeks(configuration)) {
      progress.say(session.engine());
      RunRecord run =
          new WeeklyRun(session.spark(), configuration, progress, Clock.systemUTC())
              .run(
                  week,
                  operator,
                  skipsMissingWeek ? PastWeek.Gaps.SKIPPED : PastWeek.Gaps.REFUSED,
                  acceptance);
      progress.end("published as run " + run.runId());
      PhasePlaces.pages(output, run).forEach(System.out::println);
      System.out.println(output.resolve("lists").resolve(run.week()));
      sayWhatToKnow(run);
      RunRecords records =
          new RunRecords(Configuration.required(configuration.lake(), "paths.lake"));
      Staleness.of(records)
          .afterRun(run, backfill.stale())
          .forEach(line -> System.err.println("sunset2g: " + line));
      return run.refused().isEmpty() ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
    }
  }

  /** Gates that warned or were accepted, and operators that the week is published without. */
  static void sayWhatToKnow(RunRecord run) {
    run.notes().stream()
        .filter(note -> note.startsWith(WeekGates.NOTE))
        .forEach(note -> System.err.println("sunset2g: " + note));
    run.refused()
        .forEach(
            (name, why) ->
                System.err.println("sunset2g: " + name + " is not in this week: " + why));
  }
}
