package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String ADDRESS = "spark.driver.bindAddress";

  @Test
  void withoutAMasterNobodyOutsideTheMachineReachesTheDriver() {
    assertThat(settings(new SparkConf(false)))
        .containsEntry("spark.master", "local[*]")
        .containsEntry(ADDRESS, "127.0.0.1");
  }

  @Test
  void norWhereSparkSubmitNamedALocalMasterOfItsOwn() {
    assertThat(settings(new SparkConf(false).set("spark.master", "local[*]")))
        .doesNotContainKey("spark.master")
        .containsEntry(ADDRESS, "127.0.0.1");
  }

  @Test
  void aClusterDecidesForItself() {
    assertThat(settings(new SparkConf(false).set("spark.master", "spark://somewhere:7077")))
        .doesNotContainKeys("spark.master", ADDRESS, "spark.hadoop.fs.file.impl");
  }

  @Test
  void whatWasSubmittedWins() {
    SparkConf submitted = new SparkConf(false).set("spark.master", "local").set(ADDRESS, "0.0.0.0");
    assertThat(settings(submitted)).doesNotContainKey(ADDRESS);
  }

  private static Map<String, String> settings(SparkConf submitted) {
    return Sessions.settings(
        Configuration.read(Optional.empty(), List.of()),
        submitted,
        new NativeExecution(Map.of(), Optional.of("not asked for")));
  }
}
