package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists runs, or prints one whole. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    header = "List the runs of a lake, or print one whole.",
    description = {
      "",
      "Reads the run records only; needs no landing files. STALE is a published run whose week"
          + " before was run again since: 'sunset2g backfill --stale' runs it again too. The"
          + " revision counts the published runs of an operator's week; where the operators of a run"
          + " differ, there is a number for each. At risk has a number for each sunset phase, in"
          + " the order of the settings; who is at risk in two is in both numbers.",
      ""
    },
    footer = {"", "Example: sunset2g runs --config jobs/local.yaml"})
final class RunsCommand implements Runnable {
  @Mixin private ConfigurationOptions settings;

  @Override
  public void run() {
    System.out.printf(
        "%-7s %-9s %-11s %-8s %-20s %8s %12s %10s  %-12s %s%n",
        "run",
        "week",
        "status",
        "revision",
        "started (UTC)",
        "seconds",
        "rows",
        "at risk",
        "engine",
        "operators");
    RunRecords records = records(settings);
    Staleness staleness = Staleness.of(records);
    Revisions revisions = Revisions.of(records);
    for (RunRecord run : records.all()) {
      System.out.printf(
          Locale.ROOT,
          "%-7s %-9s %-11s %-8s %-20s %8s %12s %10s  %-12s %s%n",
          run.runId(),
          run.week(),
          staleness.isStale(run) ? "STALE" : run.status(),
          revisions.written(run),
          run.startedAt().toString().replaceAll("\\.[0-9]+Z$|Z$", "").replace('T', ' '),
          run.endedAt()
              .map(end -> Duration.between(run.startedAt(), end).toMillis() / 1000.0)
              .map(seconds -> String.format(Locale.ROOT, "%.1f", seconds))
              .orElse("-"),
          rows(run),
          atRisk(run),
          run.engine(),
          String.join(" ", run.operators()));
    }
  }

  /** Prints one run record. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      header = "Print one run record whole, as JSON; a published one with its revisions.")
  void show(
      @Mixin ConfigurationOptions of,
      @Parameters(paramLabel = "ID", description = "Identifier, such as 000012 or 12.") String id) {
    String runId = id.matches("[0-9]{1,5}") ? "%06d".formatted(Long.parseLong(id)) : id;
    RunRecords records = records(of);
    RunRecord run =
        records
            .find(runId)
            .orElseThrow(
                () ->
                    InputProblem.of(
                        "there is no run " + id, "'sunset2g runs' lists those there are"));
    System.out.println(Revisions.of(records).asJson(run));
  }

  private static RunRecords records(ConfigurationOptions options) {
    Path lake = Configuration.required(options.read().lake(), "paths.lake");
    return new RunRecords(lake);
  }

  /** The name under which a run of several phases counts the subscribers at risk in one. */
  static String atRiskIn(String phase) {
    return "phase." + phase + ".at_risk";
  }

  private static String atRisk(RunRecord run) {
    List<String> byPhase =
        run.phases().stream()
            .map(phase -> run.counts().get(atRiskIn(phase)))
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .toList();
    return byPhase.isEmpty()
        ? Objects.toString(run.counts().get("at_risk"), "-")
        : String.join(",", byPhase);
  }

  private static long rows(RunRecord run) {
    return run.counts().entrySet().stream()
        .filter(count -> count.getKey().endsWith(".rows"))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }
}
