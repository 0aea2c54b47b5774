package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sunset2g.feed.landing.ExtractFixture.refusal;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.id;
import static org.sunset2g.feed.landing.LandingFixture.lines;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contracts;

/** Parquet extracts: the same findings as for CSV, and refusals that say why. */
class ParquetExtractTest {
  private static final String NAME = "subscriber_snapshot.parquet";
  private static final SparkSession SPARK = SparkForTests.session();

  @TempDir Path folder;

  private ExtractFindings check(Path file, String table) {
    return ParquetExtractCheck.of(SPARK, ExtractFixture.extract(file, table), 5);
  }

  private void isRefused(Path file, String... saying) {
    refusal(catchThrowable(() -> check(file, SNAPSHOT)), file, saying);
  }

  /** One Parquet file of text columns. */
  private Path parquet(String header, String... lines) {
    StructType layout = new StructType();
    for (String name : header.split(",")) {
      layout = layout.add(name, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      Object[] cells =
          Arrays.stream(line.split(",", -1)).map(cell -> cell.isEmpty() ? null : cell).toArray();
      rows.add(RowFactory.create(cells));
    }
    return one(SPARK.createDataFrame(rows, layout));
  }

  private Path one(Dataset<Row> rows) {
    Path parts = folder.resolve("parts");
    rows.coalesce(1).write().mode("overwrite").parquet(parts.toString());
    try (Stream<Path> files = Files.list(parts)) {
      Path part = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().get();
      Path file = folder.resolve(NAME);
      Files.deleteIfExists(file);
      return Files.move(part, file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void parquetAndCsvGiveTheSameFindings() {
    String[] rows = {
      subscriber(1, ""),
      subscriber(2, "").replace("ACTIVE", "active"),
      subscriber(1, ""),
      subscriber(3, ""),
      subscriber(3, "").replace("06007", "06008"),
      subscriber(4, "").replace("06007", "")
    };
    ExtractFindings parquet = check(parquet(SNAPSHOT_HEADER, rows), SNAPSHOT);
    Path csv =
        new ExtractFixture(folder)
            .with("subscriber_snapshot.csv", (SNAPSHOT_HEADER + "\n" + lines(rows)).getBytes());
    ExtractFindings ofCsv = ExtractFixture.check(csv, SNAPSHOT);
    assertThat(parquet.counts()).isEqualTo(ofCsv.counts());
    assertThat(ExtractFixture.faults(parquet))
        .containsExactly(
            "2 status NOT_ALLOWED",
            "4 subscriber_id CONFLICTING_SUBSCRIBER",
            "5 subscriber_id CONFLICTING_SUBSCRIBER",
            "6 home_commune MISSING");
    assertThat(ExtractFixture.faults(ofCsv))
        .containsExactly(
            "3 status NOT_ALLOWED",
            "5 subscriber_id CONFLICTING_SUBSCRIBER",
            "6 subscriber_id CONFLICTING_SUBSCRIBER",
            "7 home_commune MISSING");
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(parquet(SNAPSHOT_HEADER, subscriber(1, "")));
    ExtractFixture fixture = new ExtractFixture(folder);
    String cause = "not a Parquet file that can be read";
    for (int left : new int[] {4, 20, whole.length / 2, whole.length - 5, whole.length - 1}) {
      isRefused(fixture.with(NAME, Arrays.copyOf(whole, left)), cause);
    }
    isRefused(fixture.with(NAME, new byte[0]), "it is empty");
    isRefused(fixture.with(NAME, lines(SNAPSHOT_HEADER, subscriber(1, "")).getBytes()), cause);
    byte[] holed = whole.clone();
    Arrays.fill(holed, 4, whole.length / 3, (byte) 0xFF);
    isRefused(fixture.with(NAME, holed), cause);
  }

  @Test
  void otherSchemasAreRefused() {
    isRefused(parquet("who,where", "1,2"), "required columns are missing: subscriber_id");
    Dataset<Row> good =
        SPARK.read().parquet(parquet(SNAPSHOT_HEADER, subscriber(1, "")).toString()).cache();
    assertThat(good.count()).isEqualTo(1);
    isRefused(
        one(
            good.selectExpr("*", "struct(status as s) as n")
                .drop("status")
                .withColumnRenamed("n", "status")),
        "column 'status' is stored as struct<s:string>",
        "store it as text");
    isRefused(
        one(
            good.selectExpr("*", "array(segment) as n")
                .drop("segment")
                .withColumnRenamed("n", "segment")),
        "column 'segment' is stored as array<string>");
    isRefused(
        one(
            good.selectExpr("*", "6007 as n")
                .drop("home_commune")
                .withColumnRenamed("n", "home_commune")),
        "column 'home_commune' is stored as int, which loses leading zeros");
    isRefused(
        one(
            good.selectExpr("*", "cast('x' as binary) as n")
                .drop("activated_on")
                .withColumnRenamed("n", "activated_on")),
        "column 'activated_on' is stored as binary");
    isRefused(one(good.limit(0)), "holds no subscriber");
  }

  @Test
  void identifiersInClearAreRefused() {
    isRefused(
        parquet(SNAPSHOT_HEADER, subscriber(1, ""), "0912345678" + subscriber(2, "").substring(32)),
        "line 2",
        "in clear");
  }

  @Test
  void foldersThatAreNoTableAreRefused() throws IOException {
    Path table = Files.createDirectory(folder.resolve(NAME));
    isRefused(table, "holds no part file");
    Files.createDirectory(table.resolve("week=2024-W37"));
    Throwable thrown = catchThrowable(() -> check(table, SNAPSHOT));
    refusal(thrown, table.resolve("week=2024-W37"), "a folder lies within the Parquet folder");
    Files.delete(table.resolve("week=2024-W37"));
    Files.createSymbolicLink(table.resolve("part-0.parquet"), Path.of("/etc/hostname"));
    thrown = catchThrowable(() -> check(table, SNAPSHOT));
    refusal(thrown, table.resolve("part-0.parquet"), "leads out of the landing folder");
  }

  @Test
  void aFullDiskIsNoFaultOfTheFileAndLeavesTheLandingAsItWas() throws IOException {
    LandingFixture landing =
        new LandingFixture(folder.resolve("landing"))
            .with(
                "device_observation.csv",
                lines(OBSERVATION_HEADER, id(1) + ",,35678901,2024-09-09,2024-09-09,1,1,2G"));
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    LandingFeed.Place place =
        new LandingFeed.Place(landing.landing(), LandingFixture.OPERATOR, LandingFixture.WEEK);
    assertThatThrownBy(
            () ->
                LandingFeed.read(SPARK, place, Contracts.of(OBSERVATION), new FullShelf(), scratch))
        .hasRootCauseMessage("No space left on device");
    assertThat(ExtractFixture.entries(landing.folder())).hasSize(1);
    // The week's run clears its scratch folder whole; every file open in it must have been closed.
    FileUtils.deleteDirectory(scratch.toFile());
    assertThat(scratch).doesNotExist();
  }

  private static final class FullShelf implements Shelf {
    private static final long serialVersionUID = 1L;

    @Override
    public RowFile rows() {
      throw new UncheckedIOException(new IOException("No space left on device"));
    }

    @Override
    public KeptFile copy(Path source, RowGroups groups, Changes changes) {
      throw new AssertionError("there is nothing to be copied");
    }
  }
}
