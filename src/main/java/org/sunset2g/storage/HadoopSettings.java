package org.sunset2g.storage;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * How Hadoop reaches file systems, the same in driver and tasks: {@code core-site.xml} on the class
 * path, over it what Spark's settings say as {@code spark.hadoop.*}, those of the application in a
 * task, and what the environment says of AWS.
 */
public final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private static volatile Map<String, String> named = Map.of();
  private static volatile Made made;

  private HadoopSettings() {}

  private record Made(SparkEnv spark, Map<String, String> named, Configuration configuration) {}

  /**
   * Lets this process use settings from here on, also where no session has been started.
   *
   * @param spark Spark's settings, of which those that begin with {@code spark.hadoop.} count
   */
  public static void use(Map<String, String> spark) {
    Map<String, String> ofHadoop = new TreeMap<>();
    spark.forEach(
        (key, value) -> {
          String full = key.startsWith("spark.") ? key : "spark." + key;
          if (full.startsWith(PREFIX)) {
            ofHadoop.put(full.substring(PREFIX.length()), value);
          }
        });
    named = Map.copyOf(ofHadoop);
  }

  /** The settings as they are now; not to be changed. */
  public static Configuration current() {
    SparkEnv spark = SparkEnv.get();
    Map<String, String> wanted = named;
    Made last = made;
    if (last == null || last.spark != spark || last.named != wanted) {
      Configuration configuration =
          SparkHadoopUtil.get().newConfiguration(spark == null ? new SparkConf() : spark.conf());
      wanted.forEach(configuration::set);
      last = new Made(spark, wanted, configuration);
      made = last;
    }
    return last.configuration;
  }
}
