package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a run tells machines about itself.
 *
 * @param logFormat how it tells on standard error
 * @param metricsFile file for a Prometheus collector; its name ends with .prom
 * @param metricsPush Pushgateway path that the same text is put to
 * @param lineageFolder folder that gets an OpenLineage event a file
 * @param lineageUrl server that gets OpenLineage events
 * @param lineageNamespace namespace of the job in them
 * @param notifyCommand words of a command to start at the end; empty for none
 * @param notifyLimit after which it is ended
 */
record WatchSettings(
    LogFormat logFormat,
    Optional<Path> metricsFile,
    Optional<URI> metricsPush,
    Optional<Path> lineageFolder,
    Optional<URI> lineageUrl,
    String lineageNamespace,
    List<String> notifyCommand,
    Duration notifyLimit) {

  WatchSettings {
    notifyCommand = List.copyOf(notifyCommand);
    metricsFile.ifPresent(
        file -> {
          if (!file.toString().endsWith(".prom")) {
            throw new IllegalArgumentException(
                "metrics.file must end with .prom, which is all that collectors read, was " + file);
          }
        });
    if (lineageNamespace.isBlank()) {
      throw new IllegalArgumentException("lineage.namespace must not be empty");
    }
    if (notifyLimit.toSeconds() < 1 || notifyLimit.toSeconds() > 3600) {
      throw new IllegalArgumentException(
          "notify.timeoutSeconds must be from 1 to 3600, was " + notifyLimit.toSeconds());
    }
  }

  static WatchSettings read(SettingsTree settings) {
    return new WatchSettings(
        Configuration.oneOf(LogFormat.class, settings.at("log.format").asText(), "log.format"),
        text(settings, "metrics.file").map(Path::of),
        url(settings, "metrics.push"),
        text(settings, "lineage.folder").map(Path::of),
        url(settings, "lineage.url"),
        text(settings, "lineage.namespace").orElse(""),
        Configuration.texts(settings.at("notify.command"), "notify.command"),
        Duration.ofSeconds(Configuration.whole(settings, "notify.timeoutSeconds")));
  }

  private static Optional<String> text(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    return node.isNull() || node.asText().isBlank() ? Optional.empty() : Optional.of(node.asText());
  }

  private static Optional<URI> url(SettingsTree settings, String key) {
    return text(settings, key)
        .map(
            text -> {
              try {
                URI url = URI.create(text);
                String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
                if (List.of("http", "https").contains(scheme)
                    && url.getHost() != null
                    && url.getUserInfo() == null) {
                  return url;
                }
              } catch (IllegalArgumentException malformed) {
                // Said below: the text may hold what must not be shown.
              }
              throw new IllegalArgumentException(
                  key + " must be an http or https address without a user name or password in it");
            });
  }
}
