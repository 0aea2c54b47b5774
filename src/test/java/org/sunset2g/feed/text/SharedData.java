package org.sunset2g.feed.text;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real reference data beside the project; tests that need it are skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    Path file = Path.of(System.getProperty("sunset2g.sharedData", "../shared/data"), name);
    if (!Files.exists(file) && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(file + " is not there");
    }
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
    return file;
  }
}
