package org.sunset2g;

import org.apache.spark.sql.SparkSession;
import org.sunset2g.lake.QuickLocalFileSystem;

/** The one Spark session that all tests share, started when the first of them asks for it. */
public final class SparkForTests {
  private SparkForTests() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {
    private static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[2]")
            .appName("sunset2g tests")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.file.impl", QuickLocalFileSystem.class.getName())
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .getOrCreate();
  }
}
