package org.sunset2g.job;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.sunset2g.watch.Delivery;
import org.sunset2g.watch.MetricsText;

/**
 * Tells that {@code retain} has ended: the user's own command in any case, metrics where it was
 * done. Rows about single subscribers that outlive their time are noticed by nobody else.
 */
record RetainWatch(Configuration configuration, Clock clock) {
  private static final String COMMAND = "retain";

  /** Does the command's work. */
  int command(Supplier<Integer> work) {
    int code = Sunset2g.OUR_FAULT;
    String outcome = "failed";
    try {
      code = work.get();
      outcome = "done";
      RunWatch.safely("metrics", this::tellMetrics);
      return code;
    } catch (Exception | Error fault) { // Spark throws checked ones that it does not declare
      code = RunEnd.codeOf(fault);
      outcome = RunEnd.outcome(code);
      throw fault;
    } finally {
      String ended = outcome;
      int endedWith = code;
      RunHook.of(configuration)
          .ifPresent(
              hook ->
                  RunWatch.safely(
                      "notify.command",
                      () ->
                          hook.run(COMMAND, ended, endedWith, Optional.empty(), Optional.empty())));
    }
  }

  /** Told apart from those of the runs, which are replaced as a whole with every one. */
  private void tellMetrics() {
    byte[] text = MetricsText.ofRetain(clock.instant());
    WatchSettings settings = configuration.watch();
    settings
        .metricsFile()
        .ifPresent(
            file ->
                MetricsListener.deliver(
                    "metrics.file", () -> Delivery.toFile(fileBeside(file), text)));
    settings
        .metricsPush()
        .ifPresent(
            url ->
                MetricsListener.deliver(
                    "metrics.push",
                    () ->
                        Delivery.toServer(groupBelow(url), "PUT", MetricsText.CONTENT_TYPE, text)));
  }

  /** Such as {@code sunset2g-retain.prom} beside {@code sunset2g.prom}. */
  static Path fileBeside(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.replaceFirst("[.]prom$", "-" + COMMAND + ".prom"));
  }

  /** A group of its own in the gateway. */
  static URI groupBelow(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", "") + "/command/" + COMMAND);
  }
}
