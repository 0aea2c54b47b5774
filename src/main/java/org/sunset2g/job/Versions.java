package org.sunset2g.job;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.IcebergBuild;
import org.apache.spark.package$;

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
}
