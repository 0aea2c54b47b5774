package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;

/**
 * Where an embedded Spark keeps what it exchanges, pseudonyms among it: a folder that only its
 * owner may enter. Left to itself Spark makes one in the temporary folder that everybody may read.
 */
final class SparkScratch implements AutoCloseable {
  static final String SETTING = "spark.local.dir";

  /** Below Spark's own, so that it has ended when the folder goes. */
  private static final int AFTER_SPARK = 1;

  private final Path path;
  private final Runnable atExit;

  private SparkScratch(Path path) {
    this.path = path;
    this.atExit = () -> FileUtils.deleteQuietly(path.toFile());
  }

  /** None on a cluster, nor where somebody has named another place. */
  static Optional<SparkScratch> where(Map<String, String> settings, SparkConf submitted) {
    String master = settings.getOrDefault("spark.master", submitted.get("spark.master", ""));
    if (!master.startsWith("local")
        || settings.containsKey(SETTING)
        || submitted.contains(SETTING)
        || System.getenv("SPARK_LOCAL_DIRS") != null) {
      return Optional.empty();
    }
    try {
      // Java makes temporary folders with mode 0700, whatever the umask.
      SparkScratch made = new SparkScratch(Files.createTempDirectory("sunset2g-spark-"));
      ShutdownHookManager.get().addShutdownHook(made.atExit, AFTER_SPARK);
      return Optional.of(made);
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
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atExit);
    }
  }
}
