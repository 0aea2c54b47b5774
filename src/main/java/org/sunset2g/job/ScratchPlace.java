package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.InputProblem;

/** Where a run keeps what it needs beside the lake while it is at work. */
final class ScratchPlace {
  private ScratchPlace() {}

  /**
   * A folder for this lake alone, which need not be there: a run clears it before it begins.
   *
   * @param isOneMachine whether all tasks run on this machine
   */
  static Path of(Configuration configuration, Path lakeFolder, boolean isOneMachine) {
    String ofLake = "sunset2g-" + Integer.toUnsignedString(lakeFolder.hashCode(), 36);
    if (configuration.scratch().isPresent()) {
      return configuration.scratch().get().toAbsolutePath().resolve(ofLake);
    }
    if (!Places.isRemote(lakeFolder)) {
      return lakeFolder.toAbsolutePath().resolve("scratch");
    }
    if (!isOneMachine) {
      throw new ConfigurationProblem(
          "paths.scratch is not set: the lake lies on %s, and the machines of a cluster need a folder"
                  .formatted(lakeFolder)
              + " that is mounted on all of them. Name it in the --config file or with --set"
              + " paths.scratch=...");
    }
    return ours().resolve(ofLake);
  }

  /** Anybody may write to the temporary folder: nobody else may have made ours. */
  private static Path ours() {
    Path ours =
        Path.of(
            System.getProperty("java.io.tmpdir"), "sunset2g-" + System.getProperty("user.name"));
    try {
      if (!Files.isDirectory(ours)) {
        Files.createDirectories(ours);
        Places.restrict(ours);
      }
      Path mark = Files.createTempFile("sunset2g-", null);
      try {
        if (Files.isSymbolicLink(ours) || !Files.getOwner(ours).equals(Files.getOwner(mark))) {
          throw InputProblem.inFile(
              ours, "somebody else has made this folder", "name another one in paths.scratch");
        }
      } finally {
        Files.delete(mark);
      }
      return ours;
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              ours, "the folder cannot be made", "name another one in paths.scratch")
          .causedBy(unwritable);
    }
  }
}
