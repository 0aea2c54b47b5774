package org.sunset2g.job;

import java.nio.file.Path;
import java.util.Optional;
import org.sunset2g.zone.Keyset;
import org.sunset2g.zone.KeysetFile;
import picocli.CommandLine.Option;

/** Where a command finds the keyset. A key itself is never an argument: others could see it. */
final class KeysetOption {
  @Option(
      names = "--keyset",
      paramLabel = "FILE",
      description =
          "Keyset file, mode 0600. Without it the environment says: "
              + KeysetFile.PATH_VARIABLE
              + " a path, or "
              + KeysetFile.CONTENT_VARIABLE
              + " the content, as a secret store hands it over.")
  private Path file;

  Keyset open() {
    return KeysetFile.find(Optional.ofNullable(file), System.getenv());
  }
}
