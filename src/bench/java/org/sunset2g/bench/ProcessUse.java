package org.sunset2g.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What this process used of the machine since it began.
 *
 * @param cpuNanos time on all cores, the JVM's own threads included
 * @param read bytes that it asked the operating system for, from the page cache or not; -1 where
 *     the system does not say (other than Linux)
 * @param written bytes that it gave to the operating system; -1 likewise
 */
record ProcessUse(long cpuNanos, long read, long written) {
  private static final Path COUNTERS = Path.of("/proc/self/io");

  static ProcessUse now() {
    long cpuNanos =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
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
      return new ProcessUse(cpuNanos, -1, -1);
    }
    return new ProcessUse(cpuNanos, read, written);
  }

  /** Adds what came on since {@code before} to the figures. */
  void minus(ProcessUse before, Map<String, Long> figures) {
    figures.put("cpuNanos", cpuNanos - before.cpuNanos);
    if (read >= 0 && before.read >= 0) {
      figures.put("read", read - before.read);
      figures.put("written", written - before.written);
    }
  }
}
