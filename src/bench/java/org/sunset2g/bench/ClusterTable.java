package org.sunset2g.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sunset2g.bench.Measured.Figures;

/**
 * The results of the scale-out benchmark as tables of Markdown.
 *
 * @param runs by what they are called: all rounds, in order
 */
record ClusterTable(Map<String, List<ClusterRun>> runs) {

  /** A line per way of running. */
  List<String> ways() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| way | process s | week s | no task runs s | task s | task CPU s | shuffled MB |"
            + " spilled MB | results to the driver MB |");
    lines.add("|:--|--:|--:|--:|--:|--:|--:|--:|--:|");
    runs.forEach(
        (way, rounds) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %.1f | %.1f | %.1f |",
                    way,
                    spread(rounds, ClusterRun::processSeconds),
                    spread(rounds, ClusterRun::weekSeconds),
                    spread(rounds, ClusterRun::aloneSeconds),
                    spread(rounds, ClusterRun::taskSeconds),
                    spread(rounds, run -> run.tasks().cpuSeconds()),
                    median(rounds, run -> run.tasks().shuffled() / 1e6),
                    median(rounds, run -> run.tasks().spilled() / 1e6),
                    median(rounds, run -> run.tasks().results() / 1e6))));
    return lines;
  }

  /** A line per step: its seconds, and in brackets those in which no task ran. */
  List<String> steps() {
    List<String> ways = List.copyOf(runs.keySet());
    List<String> lines = new ArrayList<>();
    lines.add("| step, median s (no task runs; task s) | " + String.join(" | ", ways) + " |");
    lines.add("|:--" + "|--:".repeat(ways.size()) + "|");
    for (ClusterRun.Step step : runs.values().iterator().next().get(0).steps()) {
      StringBuilder line = new StringBuilder("| " + step.name() + " |");
      for (String way : ways) {
        List<ClusterRun.Step> rounds =
            runs.get(way).stream().map(run -> run.byName().get(step.name())).toList();
        line.append(
            String.format(
                Locale.ROOT,
                " %.2f (%.2f; %.2f) |",
                median(rounds, ClusterRun.Step::seconds),
                median(rounds, ClusterRun.Step::alone),
                median(rounds, ClusterRun.Step::taskSeconds)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** How many times as long {@code one} took as {@code other}, round by round. */
  String ratio(String one, String other, ToDoubleFunction<ClusterRun> seconds) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < runs.get(one).size(); round++) {
      ratios.add(
          seconds.applyAsDouble(runs.get(one).get(round))
              / seconds.applyAsDouble(runs.get(other).get(round)));
    }
    return Figures.of(ratios, ratio -> ratio).spread();
  }

  private static <T> String spread(List<T> rounds, ToDoubleFunction<T> figure) {
    return Figures.of(rounds, figure).spread();
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Figures.of(rounds, figure).median();
  }
}
