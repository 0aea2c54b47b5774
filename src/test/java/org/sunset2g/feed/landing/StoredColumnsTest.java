package org.sunset2g.feed.landing;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OPERATOR;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.WEEK;
import static org.sunset2g.feed.landing.LandingFixture.accepted;
import static org.sunset2g.feed.landing.LandingFixture.faults;
import static org.sunset2g.feed.landing.LandingFixture.id;
import static org.sunset2g.feed.landing.LandingFixture.shown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.Contracts;
import org.sunset2g.quality.RowMeasures;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.synthetic.BuiltInCatalogue;
import org.sunset2g.synthetic.BuiltInUnits;
import org.sunset2g.synthetic.SyntheticWorld;
import org.sunset2g.synthetic.WorldPlan;

/** Parquet columns that stay as they are tell the same as rows that are written anew. */
class StoredColumnsTest {
  private static final SparkSession SPARK = SparkForTests.session();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SNAPSHOT, OBSERVATION})
  void copiedColumnsTellTheSameAsRowsWrittenAnew(String table) {
    SyntheticWorld.write(
        WorldPlan.of(
                7, 6_000, WEEK, 1, List.of(OPERATOR), org.sunset2g.synthetic.LandingFormat.PARQUET)
            .withBadRowShare(0.05),
        BuiltInCatalogue.smallMarket(),
        BuiltInUnits.langSonAndSocTrang(),
        AreaChanges.NONE,
        folder.resolve("world"),
        done -> {});
    Dataset<Row> rows =
        SPARK
            .read()
            .parquet(
                new LandingFixture(folder.resolve("world").resolve("landing"))
                    .folder()
                    .resolve(table + ".parquet")
                    .toString());
    LandingFixture asStored = landing("stored", table, rows);
    LandingFixture asText =
        landing(
            "text",
            table,
            rows.select(
                Arrays.stream(rows.columns())
                    .map(name -> col(name).cast("string").as(name))
                    .toArray(Column[]::new)));
    assertThat(parts(asStored, table)).as("row groups that are copied").isGreaterThan(1);
    assertThat(parts(asText, table)).isZero();

    CheckedTable copied = asStored.read(table);
    CheckedTable anew = asText.read(table);
    assertThat(copied.counts()).isEqualTo(anew.counts());
    assertThat(copied.counts().rejectedRows()).isPositive();
    assertThat(copied.kept().rows()).isEqualTo(copied.counts().accepted());
    assertThat(shown(accepted(copied))).isEqualTo(shown(accepted(anew)));
    assertThat(faults(copied)).isEqualTo(faults(anew));
    assertThat(told(copied, table)).isEqualTo(told(anew, table));
    assertThat(copied.devicesWithMoreThan(1).observations())
        .isEqualTo(anew.devicesWithMoreThan(1).observations());
  }

  /** DuckDB's footers do not say which pages have a dictionary, and a copy would lose it. */
  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "uncompressed"})
  void filesOfAnotherWriterAreReadWhateverTheirFootersSay(String codec) throws Exception {
    LandingFixture landing = new LandingFixture(folder.resolve("duck"));
    Files.createDirectories(landing.folder());
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement()) {
      statement.execute(
          """
          COPY (SELECT md5('s' || i) AS subscriber_id, md5('d' || i %% 5000) AS device_id,
                '3567890' || i %% 7 AS tac, DATE '2024-09-09' AS first_seen,
                DATE '2024-09-09' + CAST(i %% 7 AS INTEGER) AS last_seen,
                CAST(1 + i %% 7 AS INTEGER) AS days_seen, CAST(i %% 90 AS INTEGER) AS events,
                CASE i %% 3 WHEN 0 THEN '2G' WHEN 1 THEN '4G' END AS highest_rat
                FROM range(20000) t(i))
          TO '%s' (FORMAT parquet, CODEC '%s', ROW_GROUP_SIZE 8192)
          """
              .formatted(landing.folder().resolve(OBSERVATION + ".parquet"), codec));
    }
    CheckedTable checked = landing.read(OBSERVATION);
    assertThat(checked.counts().accepted()).isEqualTo(20_000);
    assertThat(accepted(checked).selectExpr("count(distinct tac)", "sum(events)").first())
        .hasToString(
            "[7,%d]"
                .formatted(java.util.stream.LongStream.range(0, 20_000).map(i -> i % 90).sum()));
    assertThat(
            accepted(checked).filter("highest_rat = '2G'").count()
                + accepted(checked).filter("highest_rat = '4G'").count())
        .isEqualTo(java.util.stream.LongStream.range(0, 20_000).filter(i -> i % 3 < 2).count());
  }

  /** All that the gates see. */
  private static Map<String, Object> told(CheckedTable checked, String table) {
    RowMeasures measures = checked.measures();
    Map<String, Object> told = new TreeMap<>();
    told.put("values", measures.values());
    told.put("faults", new TreeMap<>(texts(measures)));
    told.put("subscribers", measures.subscribers().subscribers());
    told.put("rows", measures.faultlessRows() + " " + measures.faultyRows());
    for (int at = 0; at < Contracts.of(table).fileColumns().size(); at++) {
      told.put("empty " + at, measures.emptyRows(at) + " " + measures.emptiedRows(at));
    }
    return told;
  }

  private static Map<String, String> texts(RowMeasures measures) {
    Map<String, String> texts = new TreeMap<>();
    measures.faults().forEach((fault, count) -> texts.put(fault.toString(), count.toString()));
    return texts;
  }

  @Test
  void nothingThatMayNotBeKeptIsInTheCopy() {
    CheckedTable checked =
        snapshot(
                subscriber(1, "Bản Pò Cại"),
                subscriber(2, "gọi 0912345678"),
                subscriber("nguyen.van.a@example.org", "Nà Mò"),
                subscriber(3, ""),
                withStatus(4, "Nguyễn Văn An, thôn 3"),
                withStatus(5, "ASLEEP"))
            .read(SNAPSHOT);
    assertThat(accepted(checked).select("subscriber_id", "hamlet").collectAsList().toString())
        .contains(id(1) + ",Bản Pò Cại", id(2) + ",null", id(3) + ",null");
    assertThat(checked.counts().accepted()).isEqualTo(3);
    assertThat(faults(checked))
        .containsExactly(
            "3 subscriber_id MALFORMED *{24}",
            "5 status NOT_ALLOWED *{21}",
            "6 status NOT_ALLOWED A{6}");
    for (Shelf.KeptFile file : checked.kept().files()) {
      assertThat(content(file)).doesNotContain("0912345678", "nguyen.van.a", "Văn An");
    }
  }

  @Test
  void rowsThatRepeatOneAnotherAreFoundWhetherTheyAreCopiedOrChanged() {
    Row stays = subscriber(1, "Nà Mò");
    Row emptied = subscriber(2, "gọi 0912345678");
    Row unsaid = unsaid(3);
    Row said = said(3);
    CheckedTable checked =
        snapshot(
                stays,
                stays,
                emptied,
                emptied,
                unsaid,
                said,
                subscriber(4, "A"),
                subscriber(4, "B"))
            .read(SNAPSHOT);
    assertThat(checked.counts().exactDuplicates()).isEqualTo(3);
    assertThat(checked.counts().accepted()).isEqualTo(3);
    assertThat(faults(checked))
        .containsExactly(
            "7 subscriber_id CONFLICTING_SUBSCRIBER null",
            "8 subscriber_id CONFLICTING_SUBSCRIBER null");
    assertThat(
            accepted(checked)
                .orderBy("subscriber_id")
                .select("visit_consent", "do_not_call")
                .collectAsList()
                .toString())
        .isEqualTo("[[true,true], [true,true], [false,true]]");
  }

  private Row subscriber(int number, String hamlet) {
    return subscriber(id(number), hamlet);
  }

  private static Row subscriber(String id, String hamlet) {
    return row(id, hamlet.isEmpty() ? null : hamlet, "ACTIVE", true, true);
  }

  private static Row withStatus(int number, String status) {
    return row(id(number), null, status, true, true);
  }

  private static Row unsaid(int number) {
    return row(id(number), null, "ACTIVE", null, null);
  }

  private static Row said(int number) {
    return row(id(number), null, "ACTIVE", false, true);
  }

  private static Row row(String id, String hamlet, String status, Boolean visit, Boolean doNot) {
    return RowFactory.create(
        id,
        "VN-2004",
        "06007",
        hamlet,
        status,
        "CONSUMER",
        "2G",
        visit,
        false,
        doNot,
        false,
        java.sql.Date.valueOf(LocalDate.of(2019, 3, 4)),
        null);
  }

  private LandingFixture snapshot(Row... rows) {
    Contract contract = Contracts.of(SNAPSHOT);
    LandingFixture landing =
        landing(
            "hand",
            SNAPSHOT,
            SPARK.createDataFrame(List.of(rows), LandingFeed.fileColumns(contract)));
    assertThat(parts(landing, SNAPSHOT)).as("row groups that are copied").isPositive();
    return landing;
  }

  /** Writes the table as a folder of one part file, in small row groups. */
  private LandingFixture landing(String name, String table, Dataset<Row> rows) {
    LandingFixture landing = new LandingFixture(folder.resolve(name));
    rows.coalesce(1)
        .write()
        .option("parquet.block.size", 96 << 10)
        .option("parquet.page.size", 8 << 10)
        .option("parquet.page.row.count.limit", 500)
        .parquet(landing.folder().resolve(table + ".parquet").toString());
    return landing;
  }

  private static int parts(LandingFixture landing, String table) {
    LandingFolder.Located located = LandingFolder.locate(landing.landing(), OPERATOR, WEEK, table);
    return StoredColumns.of(ParquetPreflight.of(landing.landing(), located), Contracts.of(table), 2)
        .map(List::size)
        .orElse(0);
  }

  private static String content(Shelf.KeptFile file) {
    List<String> text = new ArrayList<>();
    try {
      Path path = Path.of(file.path().replaceFirst("^file:", ""));
      text.add(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    // Compressed pages hide nothing: what is left of the values is read as well.
    text.add(SPARK.read().parquet(file.path()).collectAsList().toString());
    return String.join("\n", text);
  }
}
