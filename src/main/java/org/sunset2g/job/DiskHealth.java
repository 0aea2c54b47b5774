package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.storage.Places;

/**
 * Room under lake, output, scratch and temporary folder for a week like the last: what its landing
 * files take, twice, and what a week adds to the lake.
 */
final class DiskHealth implements HealthCheck {
  private static final long LEAST = 256L << 20;

  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    long needed = LEAST + week(configuration);
    Map<String, Path> places = new LinkedHashMap<>();
    configuration.lake().ifPresent(lake -> places.put("disk of the lake", lake));
    configuration.output().ifPresent(output -> places.put("disk of the output", output));
    configuration.scratch().ifPresent(scratch -> places.put("disk of the scratch folder", scratch));
    places.put("disk of temporary files", Path.of(System.getProperty("java.io.tmpdir")));
    List<HealthFinding> findings = new ArrayList<>();
    places.forEach((name, place) -> findings.add(room(name, place, needed)));
    return findings;
  }

  private static HealthFinding room(String name, Path place, long needed) {
    try {
      long free = Files.getFileStore(existing(place)).getUsableSpace();
      return room(name, place, free, needed);
    } catch (IOException | UnsupportedOperationException untold) {
      return HealthFinding.warning(name, place + ": its room cannot be told", "look yourself");
    }
  }

  static HealthFinding room(String name, Path place, long free, long needed) {
    String said = "%s: %s free, a week takes about %s".formatted(place, size(free), size(needed));
    if (free < needed) {
      return HealthFinding.wrong(name, said, "make room, or run 'sunset2g retain'");
    }
    return free < 4 * needed
        ? HealthFinding.warning(name, said, "plan for more: this is room for less than four weeks")
        : HealthFinding.good(name, said);
  }

  private static long week(Configuration configuration) {
    List<RunRecord> published =
        configuration.lake().map(lake -> new RunRecords(lake).all()).orElse(List.of()).stream()
            .filter(RunRecord::isPublished)
            .toList();
    if (published.isEmpty()) {
      return 0;
    }
    long landing =
        published.get(published.size() - 1).inputs().stream()
            .mapToLong(RunRecord.Input::bytes)
            .sum();
    return 2 * landing + bytes(configuration.lake().orElseThrow()) / published.size();
  }

  private static long bytes(Path folder) {
    return Places.filesUnder(folder).stream().mapToLong(DiskHealth::length).sum();
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException deletedMeanwhile) {
      return 0;
    }
  }

  /** The folder, or the nearest above it that is there. */
  static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  static String size(long bytes) {
    return bytes >= 1L << 30
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
        : String.format(Locale.ROOT, "%d MiB", bytes >> 20);
  }
}
