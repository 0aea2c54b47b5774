package org.sunset2g.job;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What the checks look at, so that a test can make it up.
 *
 * @param configuration the settings of a run
 * @param keyset keyset file that was named, if one was
 * @param environment the process's environment
 * @param clock the machine's clock
 * @param java version of the Java that runs this, such as 17
 * @param vendor who made it
 * @param heapBytes most that the heap may take
 * @param memoryBytes what the machine, or the container around this, has
 */
record HealthSurroundings(
    Configuration configuration,
    Optional<Path> keyset,
    Map<String, String> environment,
    Clock clock,
    int java,
    String vendor,
    long heapBytes,
    long memoryBytes) {

  static HealthSurroundings of(Configuration configuration, Optional<Path> keyset) {
    // Within a control group Java gives the group's memory.
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new HealthSurroundings(
        configuration,
        keyset,
        System.getenv(),
        Clock.systemUTC(),
        Runtime.version().feature(),
        System.getProperty("java.vendor"),
        Runtime.getRuntime().maxMemory(),
        machine.getTotalMemorySize());
  }
}
