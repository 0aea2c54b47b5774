package org.sunset2g.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.PseudonymChange;

/** A bit that a disk turned is found before anything is counted from it. */
@Tag("spark")
class PageChecksumsTest {
  private static final int ROWS = 4000;

  @TempDir Path folder;

  @Test
  void everyTurnedBitOfAPageIsFound() throws IOException {
    Path file = written();
    Configuration hadoop = new Configuration();
    assertThatCode(() -> PageChecksums.verify(file.toString(), hadoop)).doesNotThrowAnyException();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int turned = 0; turned < 100; turned++) {
      byte[] bytes = whole.clone();
      // The pseudonyms fill the file but for its ends.
      int at = whole.length / 10 + random.nextInt(whole.length / 4);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
      Files.deleteIfExists(folder.resolve(".damaged.parquet.crc"));
      assertThatThrownBy(() -> PageChecksums.verify(damaged.toString(), hadoop))
          .as("byte %d", at)
          .isInstanceOf(RuntimeException.class);
    }
  }

  private Path written() throws IOException {
    var spark = SparkForTests.session();
    Lake lake = Lake.open(spark, folder.resolve("lake"), Map.of());
    var contract = Contracts.of(PseudonymChange.TABLE);
    lake.ensure(contract, List.of());
    lake.replaceWeek(
        contract,
        spark
            .range(ROWS)
            .coalesce(1)
            .select(
                lit("op").as(PseudonymChange.OPERATOR),
                lit("2024-W37").as(PseudonymChange.WEEK),
                xxhash64(col("id")).cast("string").as(PseudonymChange.OLD_SUBSCRIBER_ID),
                xxhash64(col("id"), lit(1)).cast("string").as(PseudonymChange.NEW_SUBSCRIBER_ID)),
        "2024-W37");
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      return files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }
}
