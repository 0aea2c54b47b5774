package org.sunset2g.job;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.sunset2g.storage.Places;

/**
 * Apache DataFusion Comet: runs Spark's plans natively, with the same results. It is used where it
 * can be, and needed nowhere: without its jar nothing here fails.
 *
 * @param settings Spark settings with which a context starts with Comet; empty without it
 * @param whyNot why it is not used; empty where it is
 */
record NativeExecution(Map<String, String> settings, Optional<String> whyNot) {
  private static final String PLUGINS = "spark.plugins";
  private static final String SHUFFLE = "spark.shuffle.manager";
  private static final String OFF_HEAP = "spark.memory.offHeap.enabled";
  private static final String PLUGIN = "org.apache.spark.CometPlugin";
  private static final String LIBRARY = "org.apache.comet.NativeBase";

  private static final Map<String, String> SETTINGS =
      Map.of(
          PLUGINS,
          PLUGIN,
          SHUFFLE,
          "org.apache.spark.sql.comet.execution.shuffle.CometShuffleManager",
          OFF_HEAP,
          "true",
          "spark.comet.exec.shuffle.enabled",
          "true",
          "spark.comet.exec.shuffle.compression.codec",
          "lz4",
          // Its exchange of the JVM's rows takes a page of up to 64 MiB per partition, however few
          // the rows: those go Spark's own way.
          "spark.comet.exec.shuffle.mode",
          "native",
          // Joins with the catalogue and the areas are native only if those are.
          "spark.comet.exec.localTableScan.enabled",
          "true",
          "spark.comet.scan.icebergNative.enabled",
          "true");

  private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64", "arm64");

  /**
   * Decides before a context starts: plugins and the shuffle manager cannot be changed later.
   *
   * @param submitted what spark-submit set
   */
  static NativeExecution choose(Configuration configuration, SparkConf submitted) {
    if (configuration.engine() == Configuration.Engine.SPARK) {
      return without("engine is set to spark");
    }
    if (Stream.of(configuration.lake(), configuration.landing())
        .flatMap(Optional::stream)
        .anyMatch(Places::isRemote)) {
      return without("lake or landing folder lies on HDFS or S3, which comet is not built to read");
    }
    String master = submitted.get("spark.master", "local");
    if (!master.startsWith("local")) {
      return without("the cluster's settings say what runs there (master " + master + ")");
    }
    Predicate<String> isSet =
        key ->
            submitted.contains(key)
                || configuration.spark().containsKey(key)
                || configuration.spark().containsKey(key.substring("spark.".length()));
    for (String key : new String[] {PLUGINS, SHUFFLE, OFF_HEAP}) {
      if (isSet.test(key)) {
        return without(key + " is set already");
      }
    }
    Optional<String> lack = lack();
    if (lack.isPresent()) {
      return without(lack.get());
    }
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("spark.memory.offHeap.size", configuration.offHeapBytes() + "b");
    return new NativeExecution(Map.copyOf(settings), Optional.empty());
  }

  /** What runs the steps in this session, with versions. */
  static String engine(SparkSession spark) {
    SparkConf conf = spark.sparkContext().getConf();
    return conf.get(PLUGINS, "").contains(PLUGIN)
        ? Versions.spark() + " with comet " + version().orElse("of unknown version")
        : Versions.spark();
  }

  /** The version on the class path. */
  static Optional<String> version() {
    try {
      Class<?> build = Class.forName("org.apache.comet.package$");
      Object version = build.getMethod("COMET_VERSION").invoke(build.getField("MODULE$").get(null));
      return Optional.of(version.toString());
    } catch (ReflectiveOperationException | LinkageError unknown) {
      return Optional.empty();
    }
  }

  private static NativeExecution without(String why) {
    return new NativeExecution(Map.of(), Optional.of(why));
  }

  /** What is missing; loads the library, for only that shows that it can be loaded. */
  private static Optional<String> lack() {
    String system = System.getProperty("os.name");
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    if (!system.equals("Linux") || !ARCHITECTURES.contains(architecture)) {
      return Optional.of("there is no comet for %s on %s".formatted(system, architecture));
    }
    try {
      Class<?> library = Class.forName(LIBRARY, false, NativeExecution.class.getClassLoader());
      if (library.getClassLoader() != SparkSession.class.getClassLoader()) {
        // Its classes stand in Spark's packages and look into them.
        return Optional.of("comet is not on the class path that Spark itself is on");
      }
      library.getMethod("isLoaded").invoke(null);
      return Optional.empty();
    } catch (ClassNotFoundException absent) {
      return Optional.of("comet is not on the class path");
    } catch (ReflectiveOperationException | LinkageError unloadable) {
      Throwable cause = unloadable.getCause() == null ? unloadable : unloadable.getCause();
      return Optional.of("comet's library does not load: " + cause.getMessage());
    }
  }
}
