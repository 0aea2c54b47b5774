package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Bytes that this process asked the operating system to read and write since it began, from the
 * page cache or not; nothing where the system does not say (other than Linux).
 */
record ProcessBytes(long read, long written) {
  private static final Path COUNTERS = Path.of("/proc/self/io");

  static ProcessBytes now() {
    long read = -1;
    long written = -1;
    try {
      for (String line : Files.readAllLines(COUNTERS)) {
        if (line.startsWith("rchar: ")) {
          read = Long.parseLong(line.substring(7));
        } else if (line.startsWith("wchar: ")) {
          written = Long.parseLong(line.substring(7));
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      return new ProcessBytes(-1, -1);
    }
    return new ProcessBytes(read, written);
  }

  /** Adds what came on since {@code before} to the figures. */
  void minus(ProcessBytes before, Map<String, Long> figures) {
    if (read >= 0 && before.read >= 0) {
      figures.put("read", read - before.read);
      figures.put("written", written - before.written);
    }
  }
}
