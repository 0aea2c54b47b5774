package org.sunset2g.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.watch.Masked;

/**
 * Watches the runs of one command: tells the log, metrics and lineage of each, and the user's own
 * command of the last. What fails here is a warning; the run goes on as if nobody had watched.
 */
final class RunWatch implements RunListener {
  private final List<RunListener> listeners = new ArrayList<>();
  private final Optional<RunHook> hook;
  private final String command;
  private final Optional<IsoWeek> week;
  private final Clock clock;
  private final Instant begunAt;
  private final Map<String, Double> stepSeconds = new LinkedHashMap<>();
  private Optional<RunEnd> last = Optional.empty();
  private boolean failureIsTold;

  private RunWatch(
      String command, Configuration configuration, Optional<IsoWeek> week, Clock clock) {
    WatchSettings settings = configuration.watch();
    this.command = command;
    this.week = week;
    this.clock = clock;
    this.begunAt = clock.instant();
    Optional<Path> lake = configuration.lake();
    if (settings.metricsFile().isPresent() || settings.metricsPush().isPresent()) {
      listeners.add(new MetricsListener(settings, lake));
    }
    if (lake.isPresent()
        && (settings.lineageFolder().isPresent() || settings.lineageUrl().isPresent())) {
      listeners.add(new LineageListener(configuration, lake.get(), clock));
    }
    hook = RunHook.of(configuration);
  }

  /**
   * @param command name of the command
   * @param week the week asked for, where it is one
   */
  static RunWatch of(String command, Configuration configuration, Optional<IsoWeek> week) {
    week.ifPresent(asked -> Log.about("week", asked.toString()));
    return new RunWatch(command, configuration, week, Clock.systemUTC());
  }

  /** Does the command's work; a failure that no run has told of is told of as the command's. */
  int command(Supplier<Integer> work) {
    int code = Sunset2g.OUR_FAULT;
    try {
      code = work.get();
      return code;
    } catch (Exception | Error fault) { // Spark throws checked ones that it does not declare
      code = RunEnd.codeOf(fault);
      if (!failureIsTold) {
        ended(end(Optional.empty(), week, begunAt, code, Optional.of(fault)));
      }
      throw fault;
    } finally {
      int ended = code;
      last.ifPresent(
          end ->
              hook.ifPresent(
                  told -> safely("notify.command", () -> told.run(command, end, ended))));
    }
  }

  @Override
  public void started(RunRecord run, List<RunRecord> interrupted) {
    stepSeconds.clear();
    Log.about("run", run.runId());
    Log.about("week", run.week());
    interrupted.forEach(
        killed ->
            Log.warn(
                "run %s of %s was killed; nothing of it is seen"
                    .formatted(killed.runId(), killed.week())));
    Log.event("run_started", Map.of());
    tell(listener -> listener.started(run, interrupted));
  }

  @Override
  public void stepStarted(String step) {
    tell(listener -> listener.stepStarted(step));
  }

  @Override
  public void stepEnded(String step, double seconds) {
    stepSeconds.merge(step, seconds, Double::sum);
    tell(listener -> listener.stepEnded(step, seconds));
  }

  @Override
  public void published(RunRecord run) {
    int code = run.refused().isEmpty() ? Sunset2g.DONE : Sunset2g.BAD_INPUT;
    ended(end(run, code, Optional.empty()));
  }

  @Override
  public void failed(RunRecord run, Throwable fault) {
    ended(end(run, RunEnd.codeOf(fault), Optional.of(fault)));
  }

  private RunEnd end(RunRecord run, int code, Optional<Throwable> fault) {
    return end(
        Optional.of(run), Optional.of(IsoWeek.parse(run.week())), run.startedAt(), code, fault);
  }

  private RunEnd end(
      Optional<RunRecord> run,
      Optional<IsoWeek> ofWeek,
      Instant startedAt,
      int code,
      Optional<Throwable> fault) {
    return new RunEnd(
        run, ofWeek, startedAt, clock.instant(), code, fault, new LinkedHashMap<>(stepSeconds));
  }

  @Override
  public void ended(RunEnd end) {
    last = Optional.of(end);
    failureIsTold = end.fault().isPresent();
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("outcome", end.outcome());
    keys.put("exitCode", end.exitCode());
    keys.put("seconds", end.seconds());
    Log.event("run_ended", keys);
    tell(listener -> listener.ended(end));
  }

  private void tell(Consumer<RunListener> what) {
    listeners.forEach(listener -> safely(listener.toString(), () -> what.accept(listener)));
  }

  /** Whatever goes wrong with telling, the run goes on. */
  static void safely(String name, Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException fault) {
      warn(name, fault);
    }
  }

  /** Says that something could not be told, and why, in the fewest words. */
  static void warn(String name, Exception fault) {
    String why = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
    Log.warn(
        "%s: not told: %s; the run is not touched by it"
            .formatted(name, Masked.of(why.lines().findFirst().orElse(""))));
  }
}
