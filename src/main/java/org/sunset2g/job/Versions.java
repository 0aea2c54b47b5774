package org.sunset2g.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.IcebergBuild;
import org.apache.spark.package$;
import org.sunset2g.lake.LakeFormat;

/** What runs here, and in which version. */
final class Versions {
  private Versions() {}

  static String product() {
    return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
        .orElse("built from source");
  }

  static String spark() {
    return "spark " + package$.MODULE$.SPARK_VERSION();
  }

  static SortedMap<String, String> all() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("sunset2g", product());
    versions.put("spark", package$.MODULE$.SPARK_VERSION());
    versions.put("iceberg", IcebergBuild.version());
    versions.put("java", Runtime.version().toString());
    NativeExecution.version().ifPresent(version -> versions.put("comet", version));
    return versions;
  }

  /** What {@code --version} prints, line by line. */
  static String[] lines() {
    Properties build = build();
    List<String> lines = new ArrayList<>();
    lines.add("sunset2g " + build.getProperty("version"));
    lines.add("commit " + commit(build));
    SortedMap<String, String> parts = all();
    parts.remove("sunset2g");
    parts.forEach((part, version) -> lines.add(part + " " + version));
    lines.add("lake format " + LakeFormat.CURRENT);
    return lines.toArray(String[]::new);
  }

  static String commit(Properties build) {
    String commit = build.getProperty("commit", "");
    if (!commit.matches("[0-9a-f]{40}")) {
      return "unknown: built outside a repository";
    }
    return build.getProperty("changed", "").equals("true")
        ? commit + ", with changes that are not committed"
        : commit;
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream filled = Versions.class.getResourceAsStream("/build.properties")) {
      build.load(filled);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build;
  }
}
