package org.sunset2g.job;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Says which step is at work: a bar with step names, rates and the time left on a terminal, a plain
 * line per step elsewhere, or, where the log is JSON, an event at the start and one at the end of a
 * step. It speaks on standard error; results go to standard output.
 */
final class Progress implements AutoCloseable {
  private final PrintStream out;
  private final Optional<ProgressBar> bar;
  private final boolean terse;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private String part = "";
  private RunListener listener = RunListener.NONE;

  private Progress(PrintStream out, Optional<ProgressBar> bar, boolean terse) {
    this.out = out;
    this.bar = bar;
    this.terse = terse;
  }

  /**
   * @param title what is being done
   * @param parts weeks or other parts, each of {@code steps} steps
   */
  static Progress of(String title, int parts, int steps) {
    Optional<ProgressBar> bar =
        System.console() == null || Log.isJson()
            ? Optional.empty()
            : Optional.of(
                new ProgressBarBuilder()
                    .setTaskName(title)
                    .setInitialMax((long) parts * steps)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUnit(" steps", 1)
                    .showSpeed()
                    .setUpdateIntervalMillis(200)
                    .build());
    return new Progress(System.err, bar, parts > 1);
  }

  /** The same, telling somebody of every step, too. */
  Progress watchedBy(RunListener watching) {
    listener = watching;
    return this;
  }

  /** Who is told of the run that this belongs to. */
  RunListener listener() {
    return listener;
  }

  /** Begins a part of the work, such as a week; forgets the step times of the part before. */
  void begin(String name) {
    part = name;
    seconds.clear();
  }

  /** Runs a named step. */
  <T> T step(String name, Supplier<T> work) {
    bar.ifPresent(shown -> shown.setExtraMessage(" " + part + " " + name));
    Log.about("step", name);
    Log.event("step_started", Map.of());
    listener.stepStarted(name);
    long start = System.nanoTime();
    boolean isDone = false;
    T result;
    try {
      result = work.get();
      isDone = true;
    } finally {
      double took = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
      seconds.merge(name, took, Double::sum);
      Log.event("step_ended", Map.of("seconds", took, "outcome", isDone ? "done" : "failed"));
      listener.stepEnded(name, took);
      // An error keeps the name of the step it came from.
      if (isDone) {
        Log.about("step", "");
        shown(name, took);
      }
    }
    return result;
  }

  private void shown(String name, double took) {
    bar.ifPresentOrElse(
        ProgressBar::step,
        () -> {
          if (!terse && !Log.isJson()) {
            out.println(String.format(Locale.ROOT, "  %-12s %6.1f s", name, took));
          }
        });
  }

  /** Runs a named step that answers nothing. */
  void run(String name, Runnable work) {
    step(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  /** Ends a part with a line that says what came of it. */
  void end(String outcome) {
    if (Log.isJson()) {
      Log.info(outcome);
    } else if (bar.isEmpty()) {
      double total = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
      out.println(String.format(Locale.ROOT, "%s  %5.1f s  %s", part, total, outcome));
    }
  }

  /** A remark of its own line. */
  void say(String remark) {
    if (Log.isJson()) {
      Log.info(remark);
    } else if (bar.isPresent()) {
      bar.get().setExtraMessage(" " + remark.lines().findFirst().orElse(""));
    } else {
      out.println(remark);
    }
  }

  /** Wall time by step of the part at work. */
  Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
