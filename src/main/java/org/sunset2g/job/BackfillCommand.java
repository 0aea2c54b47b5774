package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Weeks again, in order, after files came late or were corrected. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    header = "Run weeks again, in order, after files came late or were corrected.",
    description = {
      "",
      "Runs each week as 'sunset2g weekly' would, from the published run of the week before it,"
          + " and publishes it. Nothing is run where a week of them has no files or an operator's"
          + " weeks have a gap. It stops at the first week that is refused or fails, and says what"
          + " was done, what remains and how to go on; what was published stays so.",
      "",
      "A week whose figures changed has tables/changed.csv: what was published before,"
          + " what is now.",
      ""
    },
    footer = {
      "",
      "Example: sunset2g backfill --config jobs/local.yaml --from 2024-W36 --to 2024-W38",
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions settings;

  @ArgGroup(multiplicity = "1")
  private Weeks weeks;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      description = "Only this operator; otherwise all that have a folder for the week.")
  private Optional<String> operator = Optional.empty();

  @Option(
      names = "--skip-missing-week",
      description =
          "Pass over weeks without files; where weeks of an operator are missing, start from its"
              + " last published one.")
  private boolean skipsMissingWeek;

  @Option(
      names = "--accept",
      paramLabel = "GATE",
      description =
          "Let a gate through, in every week that is run, such as row_count_change; needs"
              + " --reason. Can be given again.")
  private List<String> accepted = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why the accepted figures are right; kept with the runs, names no person.")
  private Optional<String> reason = Optional.empty();

  /** A range, or what is out of date. */
  private static final class Weeks {
    @ArgGroup(exclusive = false)
    private Range range;

    @Option(
        names = "--stale",
        required = true,
        description =
            "The weeks that 'sunset2g runs' shows as STALE, and the published ones after them.")
    private boolean areStale;
  }

  /** Both ends are run. */
  private static final class Range {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "WEEK",
        converter = WeekConverter.class,
        description = "First ISO week, such as 2024-W36.")
    private IsoWeek from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "WEEK",
        converter = WeekConverter.class,
        description = "Last ISO week.")
    private IsoWeek to;
  }

  @Override
  public Integer call() {
    GateAcceptance acceptance = GateAcceptance.of(accepted, reason);
    Configuration configuration = settings.read();
    RunWatch watch = RunWatch.of("backfill", configuration, Optional.empty());
    return watch.command(() -> run(configuration, acceptance, watch));
  }

  private int run(Configuration configuration, GateAcceptance acceptance, RunWatch watch) {
    Configuration.required(configuration.tacCatalogue(), "reference.tacCatalogue");
    Path output = Configuration.required(configuration.output(), "paths.output");
    PastWeek.Gaps gaps = skipsMissingWeek ? PastWeek.Gaps.SKIPPED : PastWeek.Gaps.REFUSED;
    BackfillWords words = new BackfillWords(operator, gaps, accepted, reason, settings.typed());
    BackfillPlan plan = new BackfillPlan(configuration, words);
    List<IsoWeek> planned =
        weeks.areStale ? plan.stale() : plan.range(weeks.range.from, weeks.range.to);
    if (planned.isEmpty()) {
      WeeklyCommand.finishOutputs(configuration);
      Log.info("no week is out of date");
      return Sunset2g.DONE;
    }
    try (Progress progress =
            Progress.of("backfill", planned.size(), WeeklyRun.STEPS.size()).watchedBy(watch);
        Sessions.Lease session = Sessions.openForWeeks(configuration)) {
      progress.say(session.engine());
      WeeklyRun weekly = new WeeklyRun(session.spark(), configuration, progress, Clock.systemUTC());
      for (int done = 0; done < planned.size(); done++) {
        RunRecord run = run(weekly, plan, planned, done, acceptance, words);
        progress.end("published as run " + run.runId());
        PhasePlaces.pages(output, run).forEach(System.out::println);
        WeeklyCommand.sayWhatToKnow(run);
        if (!run.refused().isEmpty()) {
          Log.warn(stopped(planned, done, words));
          return Sunset2g.BAD_INPUT;
        }
        if (done == planned.size() - 1) {
          sayWhatIsStale(configuration, run, words);
        }
      }
      return Sunset2g.DONE;
    }
  }

  private static RunRecord run(
      WeeklyRun weekly,
      BackfillPlan plan,
      List<IsoWeek> planned,
      int done,
      GateAcceptance acceptance,
      BackfillWords words) {
    IsoWeek week = planned.get(done);
    plan.leftOut(week)
        .forEach(
            operator ->
                Log.info(
                    "%s is left out of %s: it has no files for it, and none for a week before"
                        .formatted(operator, week)));
    try {
      return weekly.run(week, plan.operators(week), words.gaps(), acceptance);
    } catch (InputProblem problem) {
      throw problem.withProblem(said -> said + "\n" + stopped(planned, done, words));
    } catch (Exception | Error fault) { // Spark throws checked ones that it does not declare
      Log.warn(stopped(planned, done, words));
      throw fault;
    }
  }

  /** What was done, what remains, and the command to go on with. */
  private static String stopped(List<IsoWeek> planned, int done, BackfillWords words) {
    IsoWeek at = planned.get(done);
    return """
    the backfill stopped at %s
      run again and published: %s
      remaining: %s
      when that is mended, go on with: %s\
    """
        .formatted(
            at,
            done == 0 ? "none" : joined(planned.subList(0, done)),
            joined(planned.subList(done, planned.size())),
            words.range(at, planned.get(planned.size() - 1)));
  }

  private static String joined(List<IsoWeek> weeks) {
    return String.join(", ", weeks.stream().map(IsoWeek::toString).toList());
  }

  private static void sayWhatIsStale(
      Configuration configuration, RunRecord last, BackfillWords words) {
    RunRecords records = new RunRecords(Configuration.required(configuration.lake(), "paths.lake"));
    Staleness.of(records).afterRun(last, words.stale()).forEach(Log::warn);
  }
}
