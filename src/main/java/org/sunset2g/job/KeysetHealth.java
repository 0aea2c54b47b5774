package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.zone.KeysetFile;

/** The keyset file, by its mode alone: it is not opened, and nothing of it is told. */
final class KeysetHealth implements HealthCheck {
  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Optional<Path> file =
        surroundings
            .keyset()
            .or(
                () ->
                    Optional.ofNullable(surroundings.environment().get(KeysetFile.PATH_VARIABLE))
                        .filter(path -> !path.isEmpty())
                        .map(Path::of));
    if (file.isEmpty()) {
      return List.of(
          HealthFinding.good("keyset", "none is named; only the operator's zone needs one"));
    }
    if (!Files.isRegularFile(file.get())) {
      return List.of(HealthFinding.wrong("keyset", file.get() + " is not there", "check the path"));
    }
    return List.of(
        RightsHealth.isOpen(file.get())
            ? HealthFinding.wrong(
                "keyset",
                file.get() + " may be opened by others than its owner",
                "chmod 600 " + file.get() + "; if others could read it, treat it as known to them")
            : HealthFinding.good("keyset", file.get() + " is for its owner only"));
  }
}
