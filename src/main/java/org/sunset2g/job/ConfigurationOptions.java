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
    return Configuration.read(Optional.ofNullable(file), assignments);
  }
}
