package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.lake.LakeLock;
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
      "From a scheduler: sunset2g weekly --config jobs/local.yaml --week last --catch-up",
    })
final class WeeklyCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @Option(
      names = "--week",
      required = true,
      paramLabel = "WEEK",
      converter = WeekConverter.class,
      description =
          "ISO week, such as 2024-W37, or 'last': the last one whose Sunday is over in"
              + " Asia/Ho_Chi_Minh.")
  private IsoWeek week;

  @Option(
      names = "--catch-up",
      description =
          "Run every week up to this one that is not published yet, in order, from the last"
              + " published one on; none where all are. Ends with exit code 75 where files have"
              + " not come yet. Waits for every operator that the setting 'operators' names.")
  private boolean catchesUp;

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
    RunWatch watch = RunWatch.of("weekly", configuration, Optional.of(week));
    return watch.command(() -> upTo(configuration, acceptance, watch));
  }

  /** Runs the week, or every one that is missing up to it. */
  private int upTo(Configuration configuration, GateAcceptance acceptance, RunWatch watch) {
    Configuration.required(configuration.landing(), "paths.landing");
    Configuration.required(configuration.tacCatalogue(), "reference.tacCatalogue");
    Configuration.required(configuration.output(), "paths.output");
    if (catchesUp && !accepted.isEmpty()) {
      throw new ConfigurationProblem(
          "--accept is for one week that was looked at, --catch-up for several\n"
              + "  what to do: leave out --catch-up");
    }
    PastWeek.Gaps gaps = skipsMissingWeek ? PastWeek.Gaps.SKIPPED : PastWeek.Gaps.REFUSED;
    BackfillWords words =
        new BackfillWords(operator, gaps, List.of(), Optional.empty(), settings.typed());
    CatchUpPlan plan =
        catchesUp
            ? CatchUpPlan.upTo(week, configuration, words)
            : new CatchUpPlan(List.of(week), Optional.empty(), List.of());
    plan.toKnow().forEach(Log::warn);
    if (plan.weeks().isEmpty()) {
      finishOutputs(configuration);
    }
    boolean isWhole =
        plan.weeks().isEmpty() || run(plan.weeks(), acceptance, configuration, words, watch);
    if (plan.waiting().isPresent()) {
      throw plan.waiting().get();
    }
    if (plan.weeks().isEmpty()) {
      Log.info("everything up to %s is published".formatted(week));
    }
    return isWhole ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
  }

  /** What a run left aside that was killed after it was published waits for no other week. */
  static void finishOutputs(Configuration configuration) {
    Path output = Configuration.required(configuration.output(), "paths.output");
    if (StagedOutputs.isLeft(output)) {
      Path lake = Configuration.required(configuration.lake(), "paths.lake");
      try (LakeLock lock =
          LakeLock.take(lake, configuration.catalogue(), "weekly, outputs of earlier runs")) {
        lock.confirm();
        StagedOutputs.settle(output, new RunRecords(lake));
      }
      Log.info("outputs that an earlier run left aside are in their places");
    }
  }

  /** Runs the weeks in order, and answers whether all operators are in all of them. */
  private boolean run(
      List<IsoWeek> weeks,
      GateAcceptance acceptance,
      Configuration configuration,
      BackfillWords words,
      RunWatch watch) {
    Path output = Configuration.required(configuration.output(), "paths.output");
    RunRecords records = new RunRecords(Configuration.required(configuration.lake(), "paths.lake"));
    BackfillWords backfill =
        new BackfillWords(
            Optional.empty(), PastWeek.Gaps.REFUSED, List.of(), Optional.empty(), settings.typed());
    boolean isWhole = true;
    try (Progress progress =
            Progress.of(title(weeks), weeks.size(), WeeklyRun.STEPS.size()).watchedBy(watch);
        Sessions.Lease session = Sessions.openForWeeks(configuration)) {
      progress.say(session.engine());
      WeeklyRun weekly = new WeeklyRun(session.spark(), configuration, progress, Clock.systemUTC());
      for (IsoWeek each : weeks) {
        RunRecord run = weekly.run(each, operator, words.gaps(), acceptance);
        progress.end("published as run " + run.runId());
        PhasePlaces.pages(output, run).forEach(System.out::println);
        System.out.println(output.resolve("lists").resolve(run.week()));
        sayWhatToKnow(run);
        Staleness.of(records).afterRun(run, backfill.stale()).forEach(Log::warn);
        isWhole &= run.refused().isEmpty();
      }
    }
    return isWhole;
  }

  private static String title(List<IsoWeek> weeks) {
    IsoWeek first = weeks.get(0);
    return weeks.size() == 1
        ? "week " + first
        : "weeks %s to %s".formatted(first, weeks.get(weeks.size() - 1));
  }

  /** Gates that warned or were accepted, and operators that the week is published without. */
  static void sayWhatToKnow(RunRecord run) {
    run.notes().stream().filter(note -> note.startsWith(WeekGates.NOTE)).forEach(Log::warn);
    run.refused()
        .forEach(
            (name, why) ->
                Log.warn(name + " is not in this week: " + why, Map.of("operator", name)));
  }
}
