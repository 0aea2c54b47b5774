package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How every job is told its settings. */
final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML, such as jobs/local.yaml. Unknown keys are refused.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "One setting, over the file; may be repeated. For example: --set"
              + " paths.landing=/data/landing --set disclosure.minimumCell=20")
  private List<String> assignments = new ArrayList<>();

  Configuration read() {
    return readWith(List.of());
  }

  /** The same with settings that the job insists on. */
  Configuration readWith(List<String> insisted) {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(insisted);
    return Configuration.read(Optional.ofNullable(file), all);
  }
}
