package org.sunset2g.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What the figures were measured on. */
record Machine(int cores, long memoryBytes, String jvm, String duckDb, String load) {

  static Machine now() throws SQLException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        duckDbVersion(),
        loadAverage());
  }

  long halfOfMemoryMebibytes() {
    return memoryBytes / 2 >> 20;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cores, %.1f GB of memory, %s, DuckDB %s, load average before: %s",
        cores,
        memoryBytes / 1e9,
        jvm,
        duckDb,
        load);
  }

  private static String duckDbVersion() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet version = statement.executeQuery("SELECT version()")) {
      version.next();
      return version.getString(1);
    }
  }

  private static String loadAverage() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceFirst(" [0-9]+/.*\\s*", "");
    } catch (IOException unknown) {
      return "not known";
    }
  }
}
