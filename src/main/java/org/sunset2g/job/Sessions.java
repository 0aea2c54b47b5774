package org.sunset2g.job;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.lake.QuickLocalFileSystem;
import org.sunset2g.storage.SecretReference;

/** Spark sessions: the one spark-submit prepared, or one embedded in this process. */
final class Sessions {
  /** What the results depend on; never a user's choice. */
  private static final Map<String, String> MEANING =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "false",
          "spark.sql.legacy.timeParserPolicy", "CORRECTED",
          "spark.sql.caseSensitive", "false");

  /** Settings whose values are never shown: passwords, keys, tokens, addresses with one in them. */
  private static final String SECRETS =
      "(?i)secret|passw|passphrase|token|credential|access[.]?key|account[.]?key|private|[.]key$"
          + "|[.]uri$|[.]url$";

  /** How it runs; anything set elsewhere wins. */
  private static final Map<String, String> MANNER =
      Map.ofEntries(
          Map.entry("spark.app.name", "sunset2g"),
          Map.entry("spark.ui.enabled", "false"),
          // Either would keep settings and plans, with values of rows in them, where others read.
          Map.entry("spark.eventLog.enabled", "false"),
          Map.entry("spark.redaction.regex", SECRETS),
          Map.entry("spark.sql.redaction.options.regex", SECRETS + "|url|uri"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          Map.entry("spark.sql.autoBroadcastJoinThreshold", "67108864"),
          // Checked rows are cached to be read twice at most: packing them costs more than it
          // saves.
          Map.entry("spark.sql.inMemoryColumnarStorage.compressed", "false"),
          Map.entry("spark.sql.sources.parallelPartitionDiscovery.threshold", "256"),
          // The JVM never compiles a longer method: generated in smaller ones, a stage is slower to
          // begin with and several times faster in the end.
          Map.entry("spark.sql.codegen.hugeMethodLimit", "8000"),
          // A page in which a disk has turned a bit is a fault, not another number.
          Map.entry("spark.hadoop.parquet.page.verify-checksum.enabled", "true"),
          // Every read names its operators and week: there is nothing left to prune while running.
          Map.entry("spark.sql.optimizer.dynamicPartitionPruning.enabled", "false"));

  /** Without a cluster: all cores of this machine, nobody outside it can reach it. */
  private static final Map<String, String> EMBEDDED =
      Map.of(
          "spark.master", "local[*]",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          // What Hadoop writes, the tables above all, is for its owner.
          "spark.hadoop.fs.permissions.umask-mode", "077",
          "spark.hadoop.fs.file.impl", QuickLocalFileSystem.class.getName());

  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long BYTES_PER_PARTITION = 144L << 20;

  private Sessions() {}

  /** A session to work in; closing it stops what was started for it, not one it was lent. */
  static final class Lease implements AutoCloseable {
    private final SparkSession spark;
    private final Optional<String> whyNotNative;
    private final Runnable atEnd;

    private Lease(SparkSession spark, Optional<String> whyNotNative, Runnable atEnd) {
      this.spark = spark;
      this.whyNotNative = whyNotNative;
      this.atEnd = atEnd;
    }

    SparkSession spark() {
      return spark;
    }

    /** What runs the steps, and why nothing faster does. */
    String engine() {
      return "engine: "
          + NativeExecution.engine(spark)
          + whyNotNative.map(why -> " (" + why + ")").orElse("");
    }

    @Override
    public void close() {
      atEnd.run();
    }
  }

  /** For a command that looks at things: starts as quickly as can be. */
  static Lease open(Configuration configuration) {
    return open(
        configuration,
        new SparkConf(),
        new NativeExecution(Map.of(), Optional.of("this command needs no other")));
  }

  /** For whole weeks: with what runs them fastest. */
  static Lease openForWeeks(Configuration configuration) {
    SparkConf submitted = new SparkConf();
    return open(
        configuration,
        submitted,
        isThere()
            ? new NativeExecution(Map.of(), Optional.of("the session was there before"))
            : NativeExecution.choose(configuration, submitted));
  }

  private static Lease open(
      Configuration configuration, SparkConf submitted, NativeExecution execution) {
    SparkSession.Builder builder = SparkSession.builder();
    Map<String, String> settings = settings(configuration, submitted, execution);
    boolean isThere = isThere();
    Optional<SparkScratch> scratch =
        isThere ? Optional.empty() : SparkScratch.where(settings, submitted);
    settings.forEach(builder::config);
    scratch.ifPresent(folder -> builder.config(SparkScratch.SETTING, folder.path().toString()));
    SparkSession spark = builder.getOrCreate();
    return new Lease(
        spark,
        execution.whyNot(),
        isThere
            ? () -> {}
            : () -> {
              spark.stop();
              scratch.ifPresent(SparkScratch::close);
            });
  }

  /** What a session is started with, beside what spark-submit set. */
  static Map<String, String> settings(
      Configuration configuration, SparkConf submitted, NativeExecution execution) {
    Map<String, String> settings = new TreeMap<>(MANNER);
    settings.putAll(execution.settings());
    // spark-submit names a master of its own where it is given none.
    if (submitted.get("spark.master", "local").matches("local(\\[.*])?")) {
      settings.putAll(EMBEDDED);
    }
    SecretReference.resolved(configuration.spark())
        .forEach(
            (key, value) -> settings.put(key.startsWith("spark.") ? key : "spark." + key, value));
    settings.keySet().removeIf(submitted::contains);
    settings.putAll(MEANING);
    return settings;
  }

  private static boolean isThere() {
    return SparkSession.getDefaultSession().exists(session -> !session.sparkContext().isStopped());
  }

  /**
   * Sizes the exchanges to the data: a task for a few rows costs more than the rows.
   *
   * @param bytes size of what is about to be exchanged, uncompressed
   */
  static void sizeFor(SparkSession spark, Configuration configuration, long bytes) {
    if (configuration.spark().keySet().stream().noneMatch(key -> SHUFFLE_PARTITIONS.endsWith(key))
        && !new SparkConf().contains(SHUFFLE_PARTITIONS)) {
      long least = spark.sparkContext().defaultParallelism();
      spark
          .conf()
          .set(SHUFFLE_PARTITIONS, Math.max(least, Math.min(2000, bytes / BYTES_PER_PARTITION)));
    }
  }

  /** Does the work with Spark's jobs under that name. */
  static <T> T inJobGroup(SparkSession spark, String name, java.util.function.Supplier<T> work) {
    spark.sparkContext().setJobGroup(name, name, false);
    try {
      return work.get();
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }
}
