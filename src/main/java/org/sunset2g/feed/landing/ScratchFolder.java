package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A folder in the machine's temporary one, gone when it is closed or the process is stopped. */
final class ScratchFolder implements AutoCloseable {
  private final Path path;
  private final Thread atExit;

  private ScratchFolder(Path path) {
    this.path = path;
    this.atExit = new Thread(() -> FileUtils.deleteQuietly(path.toFile()));
  }

  static ScratchFolder make() {
    return within(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static ScratchFolder within(Path parent) {
    try {
      ScratchFolder made = new ScratchFolder(Files.createTempDirectory(parent, "sunset2g-"));
      Runtime.getRuntime().addShutdownHook(made.atExit);
      return made;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("no temporary folder can be made", unwritable);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(path.toFile());
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The process is being stopped: the hook is at work.
    }
  }
}
