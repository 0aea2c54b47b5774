package org.sunset2g.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunset2g.storage.HadoopSettings;
import org.sunset2g.storage.SecretReference;
import picocli.CommandLine.Option;

/** How every job is told its settings. */
final class ConfigurationOptions {
  static final Pattern SECRET = Pattern.compile("(?i)password|secret|token|credential|key");

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

  /** What was typed, word by word, but for values that could be a secret. */
  List<String> typed() {
    List<String> words = new ArrayList<>();
    if (file != null) {
      words.addAll(List.of("--config", file.toString()));
    }
    for (String assignment : assignments) {
      String key = assignment.split("=", 2)[0];
      words.addAll(List.of("--set", SECRET.matcher(key).find() ? key + "=..." : assignment));
    }
    return words;
  }

  /** The same with settings that the job insists on. */
  Configuration readWith(List<String> insisted) {
    List<String> all = new ArrayList<>(assignments);
    all.addAll(insisted);
    Configuration configuration = Configuration.read(Optional.ofNullable(file), all);
    HadoopSettings.use(SecretReference.resolved(configuration.spark()));
    Log.use(configuration.watch().logFormat());
    return configuration;
  }
}
