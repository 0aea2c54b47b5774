package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.watch.JsonLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
          + " revision counts the published runs of an operator's week; where the operators of a"
          + " run differ, there is a number for each. At risk has a number for each sunset phase,"
          + " in the order of the settings; who is at risk in two is in both numbers. The trend is"
          + " a run's time beside the median of the last 8 published runs before it of the same"
          + " operators, once there are three.",
      ""
    },
    footer = {"", "Example: sunset2g runs --config jobs/local.yaml"})
final class RunsCommand implements Runnable {
  @Mixin private ConfigurationOptions settings;

  @Option(names = "--last", paramLabel = "N", description = "Only the newest N runs.")
  private Optional<Integer> last = Optional.empty();

  @Option(
      names = "--json",
      description = "One JSON array; times in seconds, times_usual is the trend as a factor.")
  private boolean isJson;

  @Override
  public void run() {
    if (last.filter(count -> count < 1).isPresent()) {
      throw new ConfigurationProblem("--last must be at least 1, was " + last.get());
    }
    RunRecords records = records(settings);
    List<RunRecord> all = records.all();
    List<RunRecord> shown =
        all.subList(Math.max(0, all.size() - last.orElse(all.size())), all.size());
    Staleness staleness = Staleness.of(records);
    Revisions revisions = Revisions.of(records);
    RunTrend trend = RunTrend.of(all);
    if (isJson) {
      System.out.println(
          "["
              + shown.stream()
                  .map(run -> JsonLine.of(keys(run, staleness, revisions, trend)))
                  .collect(Collectors.joining(",\n "))
              + "]");
    } else {
      table(shown, staleness, revisions, trend);
    }
    trend.warning().ifPresent(line -> System.err.println("sunset2g: " + line));
  }

  private static void table(
      List<RunRecord> shown, Staleness staleness, Revisions revisions, RunTrend trend) {
    System.out.printf(
        "%-7s %-9s %-11s %-8s %-20s %8s %12s %10s  %-12s %7s  %s%n",
        "run",
        "week",
        "status",
        "revision",
        "started (UTC)",
        "seconds",
        "rows",
        "at risk",
        "engine",
        "trend",
        "operators");
    for (RunRecord run : shown) {
      System.out.printf(
          Locale.ROOT,
          "%-7s %-9s %-11s %-8s %-20s %8s %12s %10s  %-12s %7s  %s%n",
          run.runId(),
          run.week(),
          standing(run, staleness),
          revisions.written(run),
          run.startedAt().toString().replaceAll("\\.[0-9]+Z$|Z$", "").replace('T', ' '),
          seconds(run).map(took -> String.format(Locale.ROOT, "%.1f", took)).orElse("-"),
          rows(run),
          atRisk(run),
          run.engine(),
          trend.written(run),
          String.join(" ", run.operators()));
    }
  }

  private static Map<String, Object> keys(
      RunRecord run, Staleness staleness, Revisions revisions, RunTrend trend) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("run", run.runId());
    keys.put("week", run.week());
    keys.put("status", standing(run, staleness));
    keys.put("revision", revisions.written(run));
    keys.put("started_at", run.startedAt().toString());
    keys.put("ended_at", run.endedAt().map(Object::toString));
    keys.put("seconds", seconds(run));
    keys.put("rows", rows(run));
    keys.put("at_risk", run.counts().get("at_risk"));
    keys.put("engine", run.engine());
    trend.usual(run).ifPresent(usual -> keys.put("usual_seconds", usual));
    trend.times(run).ifPresent(times -> keys.put("times_usual", times));
    keys.put("operators", run.operators());
    keys.put("step_seconds", run.stepSeconds());
    return keys;
  }

  private static String standing(RunRecord run, Staleness staleness) {
    return staleness.isStale(run) ? "STALE" : run.status().name();
  }

  private static Optional<Double> seconds(RunRecord run) {
    return run.endedAt().map(end -> Duration.between(run.startedAt(), end).toMillis() / 1000.0);
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
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
