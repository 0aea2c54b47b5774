package org.sunset2g.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.lake.RunRecord;

/**
 * One week as it was run once.
 *
 * @param processSeconds from the start of the driver's process to its end
 * @param weekSeconds of all steps
 * @param tasks what ran on the executors
 * @param steps in their order
 */
record ClusterRun(double processSeconds, double weekSeconds, TaskLog tasks, List<Step> steps) {

  /**
   * One step.
   *
   * @param alone seconds of it in which no task ran
   * @param taskSeconds seconds of all tasks together
   */
  record Step(String name, double seconds, double alone, double taskSeconds) {}

  static ClusterRun of(double processSeconds, RunRecord run, TaskLog tasks) {
    // The record ends when the last timed step has, and steps follow one another at once; only
    // between the first two is the lake opened.
    long to = run.endedAt().orElseThrow().toEpochMilli();
    List<Step> steps = new ArrayList<>();
    List<Map.Entry<String, Double>> timed = new ArrayList<>(run.stepSeconds().entrySet());
    for (int at = timed.size() - 1; at >= 0; at--) {
      double seconds = timed.get(at).getValue();
      long from = to - Math.round(seconds * 1e3);
      steps.add(
          0,
          new Step(
              timed.get(at).getKey(),
              seconds,
              tasks.secondsWithoutTasks(from, to),
              tasks.taskSeconds(from, to)));
      to = from;
    }
    return new ClusterRun(
        processSeconds, steps.stream().mapToDouble(Step::seconds).sum(), tasks, steps);
  }

  double aloneSeconds() {
    return steps.stream().mapToDouble(Step::alone).sum();
  }

  double taskSeconds() {
    return steps.stream().mapToDouble(Step::taskSeconds).sum();
  }

  /** The steps by name. */
  Map<String, Step> byName() {
    Map<String, Step> byName = new LinkedHashMap<>();
    steps.forEach(step -> byName.put(step.name(), step));
    return byName;
  }
}
