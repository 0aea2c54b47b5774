package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunset2g.storage.Places;

/** Who may look into lake and lists, which hold pseudonyms, and whether a run may write there. */
final class RightsHealth implements HealthCheck {
  private static final int MOST_FILES = 20_000;

  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    List<HealthFinding> findings = new ArrayList<>();
    Configuration configuration = surroundings.configuration();
    configuration.lake().ifPresent(lake -> findings.add(folder("lake", lake, true)));
    configuration
        .output()
        .ifPresent(
            output -> {
              findings.add(folder("output", output, false));
              findings.addAll(lists(output.resolve("lists")));
            });
    configuration
        .scratch()
        .ifPresent(scratch -> findings.add(folder("scratch folder", scratch, false)));
    // A run that cannot tell about itself goes on, and nobody watches it.
    WatchSettings watch = configuration.watch();
    watch
        .metricsFile()
        .map(file -> folder("metrics' folder", file.toAbsolutePath().getParent(), false))
        .map(HealthFinding::atMostWarning)
        .ifPresent(findings::add);
    watch
        .lineageFolder()
        .map(lineage -> folder("lineage folder", lineage, false))
        .map(HealthFinding::atMostWarning)
        .ifPresent(findings::add);
    return findings;
  }

  private static HealthFinding folder(String name, Path folder, boolean isRestricted) {
    Path there = DiskHealth.existing(folder);
    String about = "rights of the " + name;
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return HealthFinding.wrong(
          about,
          "%s cannot be written by %s".formatted(there, System.getProperty("user.name")),
          "run as its owner, or change owner or rights");
    }
    if (isRestricted && there.equals(folder.toAbsolutePath().normalize()) && isOpen(there)) {
      return HealthFinding.warning(
          about,
          there + " can be entered by others than its owner",
          "chmod 700 " + there + "; the next run does so too");
    }
    return HealthFinding.good(about, there + " can be written");
  }

  private static List<HealthFinding> lists(Path lists) {
    if (!Files.isDirectory(lists)) {
      return List.of();
    }
    try {
      Optional<Path> open =
          Places.filesUnder(lists).stream()
              .limit(MOST_FILES)
              .filter(RightsHealth::isOpen)
              .findFirst();
      return List.of(
          open.map(
                  file ->
                      HealthFinding.warning(
                          "rights of the lists",
                          file + " can be read by others than its owner",
                          "chmod -R go= " + lists))
              .orElse(HealthFinding.good("rights of the lists", "for their owner only")));
    } catch (UncheckedIOException unreadable) {
      return List.of(
          HealthFinding.warning(
              "rights of the lists", lists + " cannot be read", "run as their owner"));
    }
  }

  static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream()
          .map(PosixFilePermission::name)
          .anyMatch(right -> !right.startsWith("OWNER_"));
    } catch (IOException | UnsupportedOperationException untold) {
      return false;
    }
  }
}
