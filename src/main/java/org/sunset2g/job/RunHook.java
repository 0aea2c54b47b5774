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
import org.sunset2g.watch.HookProcess;
import org.sunset2g.watch.Masked;

/**
 * The user's own command at the end of {@code weekly} and {@code backfill}. It is told where the
 * run record lies and how it ended, and nothing else.
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
   * @param code exit code of the command as a whole
   */
  void run(RunEnd end, int code) {
    List<String> words = new ArrayList<>(settings.notifyCommand());
    words.add(
        lake.flatMap(
                folder ->
                    end.run()
                        .map(run -> folder.resolve("runs").resolve(run.runId() + ".json"))
                        .map(file -> file.toAbsolutePath().toString()))
            .orElse(""));
    try {
      HookProcess.run(
          words,
          environment(end, code),
          secrets,
          settings.notifyLimit(),
          line -> Log.info("notify.command: " + Masked.of(line)));
    } catch (IOException failed) {
      RunWatch.warn("notify.command", failed);
    }
  }

  private static Map<String, String> environment(RunEnd end, int code) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SUNSET2G_OUTCOME", end.outcome());
    environment.put("SUNSET2G_EXIT_CODE", String.valueOf(code));
    environment.put("SUNSET2G_WEEK", end.week().map(Object::toString).orElse(""));
    environment.put("SUNSET2G_RUN", end.run().map(RunRecord::runId).orElse(""));
    return environment;
  }
}
