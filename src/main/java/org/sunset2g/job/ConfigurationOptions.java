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
  private static final Pattern SECRET =
      Pattern.compile("(?i)password|passwd|passphrase|secret|token|credential|key");

  /** A secret inside a value: a key in a group, or what stands before the host of an address. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(?i)(password|passwd|passphrase|secret|token|credential|key)[a-z.]*[\"']?\\s*[:=]"
              + "|://[^/@\\s]+@");

  /** What says only where the secret is. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

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
    assignments.forEach(ConfigurationOptions::refuseSecret);
    return readWith(List.of());
  }

  /** Whoever is on the machine sees the arguments of its processes. */
  private static void refuseSecret(String assignment) {
    String[] parts = assignment.split("=", 2);
    String value = parts.length < 2 ? "" : parts[1].strip();
    if (!REFERENCE.matcher(value).matches()
        && (SECRET.matcher(parts[0]).find() && !value.isEmpty()
            || SECRET_VALUE.matcher(value).find())) {
      throw new ConfigurationProblem(
          "--set %s: this is a secret, or could be one, and everybody on the machine can read what"
                  .formatted(parts[0])
              + " is typed\n  what to do: name a variable of the environment or a file in its place, as"
              + " ${env:NAME} or ${file:/path}");
    }
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
