package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.PassingFolder;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.job.LandingShelf;
import org.sunset2g.lake.Lake;
import org.sunset2g.vocabulary.IsoWeek;

/** A landing folder of one operator and week, written file by file. */
record LandingFixture(Path landing) {
  static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  static final String OPERATOR = "north";
  static final String SNAPSHOT = "subscriber_snapshot";
  static final String OBSERVATION = "device_observation";
  static final String SNAPSHOT_HEADER =
      "subscriber_id,home_code_system,home_commune,hamlet,status,segment,sim_generation,"
          + "visit_consent,offer_consent,do_not_call,subsidy_eligible,activated_on,last_active_on";
  static final String OBSERVATION_HEADER =
      "subscriber_id,device_id,tac,first_seen,last_seen,days_seen,events,highest_rat";

  /** A pseudonym: the number in 32 hexadecimal characters, the first of them a letter. */
  static String id(int number) {
    return "a%031x".formatted(number);
  }

  static String subscriber(int number, String hamlet) {
    return id(number) + ",VN-2004,06007," + hamlet + ",ACTIVE,CONSUMER,2G,true,,,,2019-03-04,";
  }

  static String observation(int number, String rest) {
    return id(number) + "," + rest;
  }

  LandingFixture with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  LandingFixture with(String name, byte[] content) {
    try {
      Files.createDirectories(folder());
      Files.write(folder().resolve(name), content);
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Path folder() {
    return landing.resolve(OPERATOR).resolve(WEEK.toString());
  }

  CheckedTable read(String table) {
    return read(table, 1 << 20);
  }

  /** Reads the table into files of a lake of its own. */
  CheckedTable read(String table, long chunkBytes) {
    var spark = SparkForTests.session();
    try {
      Contract contract = Contracts.of(table);
      Lake lake = Lake.open(spark, PassingFolder.make("lake"), Map.of());
      lake.ensure(contract, List.of());
      return LandingFeed.read(
          spark,
          new LandingFeed.Place(landing, OPERATOR, WEEK),
          LandingFolder.locate(landing, OPERATOR, WEEK, table),
          contract,
          new LandingShelf(lake.landing(contract, OPERATOR, WEEK.toString())),
          PassingFolder.make("scratch"),
          chunkBytes);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The accepted rows, read file by file without those that were taken away. */
  static Dataset<Row> accepted(CheckedTable table) {
    Contract contract = Contracts.of(table.file().name().replaceAll("\\..*", ""));
    var spark = SparkForTests.session();
    Dataset<Row> all = spark.createDataFrame(List.of(), LandingFeed.schema(contract));
    for (int file = 0; file < table.kept().files().size(); file++) {
      Object[] taken = Arrays.stream(table.kept().taken().get(file)).boxed().toArray();
      all =
          all.unionByName(
              spark
                  .read()
                  .schema(LandingFeed.fileColumns(contract))
                  .parquet(table.kept().files().get(file).path())
                  .filter(not(col("_metadata.row_index").isin(taken)))
                  .withColumn("operator", lit(OPERATOR))
                  .withColumn("week", lit(WEEK.toString())));
    }
    return all;
  }

  static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Rows as text, in the order of that text. */
  static List<String> shown(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Line, column, reason and value of rejected rows. */
  static List<String> faults(CheckedTable table) {
    return table.rejected().select("line", "column", "reason", "value").collectAsList().stream()
        .map(row -> row.mkString(" "))
        .sorted()
        .toList();
  }
}
