package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.watch.HookProcess;
import org.sunset2g.watch.Masked;

/**
 * The user's own command at the end of {@code weekly} and {@code backfill}. It is told where the
 * run record lies and how it ended, and nothing else.
 */
record RunHook(WatchSettings settings, Optional<Path> lake) {

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
