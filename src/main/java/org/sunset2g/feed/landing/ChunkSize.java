package org.sunset2g.feed.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** How much of a CSV file one task reads: every core has a few, and no task is mostly its start. */
final class ChunkSize {
  private static final long LEAST = 4L << 20;
  private static final long MOST = 128L << 20;
  private static final int TASKS_PER_CORE = 4;

  private ChunkSize() {}

  static long of(SparkSession spark, Path file) {
    try {
      long bytes = Files.size(file);
      long tasks = (long) spark.sparkContext().defaultParallelism() * TASKS_PER_CORE;
      return Math.max(LEAST, Math.min(MOST, bytes / tasks));
    } catch (IOException unreadable) {
      // The look through the file says what is wrong with it.
      return LEAST;
    }
  }
}
