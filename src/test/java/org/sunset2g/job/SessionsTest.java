package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

  @Test
  void nobodyLooksOnUnlessItIsAskedFor() {
    assertThat(settings(new SparkConf(false)))
        .containsEntry("spark.ui.enabled", "false")
        .containsEntry("spark.eventLog.enabled", "false")
        .containsEntry("spark.hadoop.fs.permissions.umask-mode", "077");
    assertThat(settings(new SparkConf(false), "spark.ui.enabled=true"))
        .containsEntry("spark.ui.enabled", "true");
  }

  @Test
  void secretsAreHiddenWhereverSparkShowsSettings() {
    Pattern hidden = Pattern.compile(settings(new SparkConf(false)).get("spark.redaction.regex"));
    for (String secret :
        List.of(
            "spark.sql.catalog.lake.jdbc.password",
            "spark.sql.catalog.lake.uri",
            "spark.sql.catalog.lake.credential",
            "spark.sql.catalog.lake.token",
            "spark.hadoop.fs.s3a.access.key",
            "spark.hadoop.fs.s3a.secret.key",
            "spark.hadoop.fs.azure.account.key.lake.dfs.core.windows.net",
            "spark.ssl.keyStorePassword")) {
      assertThat(hidden.matcher(secret).find()).as(secret).isTrue();
    }
    assertThat(hidden.matcher("spark.sql.shuffle.partitions").find()).isFalse();
  }

  @Test
  void whatIsExchangedLiesInAFolderOfItsOwner() throws IOException {
    SparkConf nothing = new SparkConf(false);
    try (SparkScratch scratch = SparkScratch.where(settings(nothing), nothing).orElseThrow()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.path())))
          .isEqualTo("rwx------");
    }
    assertThat(SparkScratch.where(settings(nothing, "spark.local.dir=/fast"), nothing)).isEmpty();
    SparkConf cluster = new SparkConf(false).set("spark.master", "spark://somewhere:7077");
    assertThat(SparkScratch.where(settings(cluster), cluster)).isEmpty();
  }

  private static Map<String, String> settings(SparkConf submitted, String... assignments) {
    return Sessions.settings(
        Configuration.read(Optional.empty(), List.of(assignments)),
        submitted,
        new NativeExecution(Map.of(), Optional.of("not asked for")));
  }
}
