package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.storage.SecretReference;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.watch.HookProcess;
import org.sunset2g.watch.Masked;

/**
 * The user's own command at the end of {@code weekly}, {@code backfill} and {@code retain}. It is
 * told what ended, where the run record lies and how it ended, and nothing else.
 *
 * @param secrets names of variables that it is not to know
 */
record RunHook(WatchSettings settings, Optional<Path> lake, Set<String> secrets) {

  /** The command that the settings name; empty for none. */
  static Optional<RunHook> of(Configuration configuration) {
    WatchSettings settings = configuration.watch();
    if (settings.notifyCommand().isEmpty()) {
      return Optional.empty();
    }
    Set<String> secrets = new TreeSet<>(SecretReference.variables(configuration.catalogue()));
    secrets.addAll(SecretReference.variables(configuration.spark()));
    return Optional.of(new RunHook(settings, configuration.lake(), secrets));
  }

  /**
   * Tells of the last run of a command.
   *
   * @param code exit code of the command as a whole
   */
  void run(String command, RunEnd end, int code) {
    run(command, end.outcome(), code, end.week(), end.run());
  }

  /**
   * Tells of a command.
   *
   * @param outcome how it ended, in one word
   * @param week the week that it was about, where there is one
   * @param run its run, where there is one
   */
  void run(
      String command, String outcome, int code, Optional<IsoWeek> week, Optional<RunRecord> run) {
    List<String> words = new ArrayList<>(settings.notifyCommand());
    words.add(
        lake.flatMap(
                folder ->
                    run.map(record -> folder.resolve("runs").resolve(record.runId() + ".json"))
                        .map(file -> file.toAbsolutePath().toString()))
            .orElse(""));
    try {
      HookProcess.run(
          words,
          environment(command, outcome, code, week, run),
          secrets,
          settings.notifyLimit(),
          line -> Log.info("notify.command: " + Masked.of(line)));
    } catch (IOException failed) {
      RunWatch.warn("notify.command", failed);
    }
  }

  private static Map<String, String> environment(
      String command, String outcome, int code, Optional<IsoWeek> week, Optional<RunRecord> run) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SUNSET2G_COMMAND", command);
    environment.put("SUNSET2G_OUTCOME", outcome);
    environment.put("SUNSET2G_EXIT_CODE", String.valueOf(code));
    environment.put("SUNSET2G_WEEK", week.map(Object::toString).orElse(""));
    environment.put("SUNSET2G_RUN", run.map(RunRecord::runId).orElse(""));
    return environment;
  }
}
