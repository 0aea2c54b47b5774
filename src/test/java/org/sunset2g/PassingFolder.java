package org.sunset2g;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A temporary folder for what outlives a test's method, such as a session's tables. */
public final class PassingFolder {
  private PassingFolder() {}

  /** Makes one that goes when this JVM ends. */
  public static Path make(String prefix) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
    return folder;
  }
}
