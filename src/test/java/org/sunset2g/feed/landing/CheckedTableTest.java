package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.faults;
import static org.sunset2g.feed.landing.LandingFixture.gzip;
import static org.sunset2g.feed.landing.LandingFixture.id;
import static org.sunset2g.feed.landing.LandingFixture.lines;
import static org.sunset2g.feed.landing.LandingFixture.observation;
import static org.sunset2g.feed.landing.LandingFixture.shown;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.SparkForTests;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.RejectedRow;
import org.sunset2g.quality.RejectionReason;
import org.sunset2g.vocabulary.InputProblem;

class CheckedTableTest {
  @TempDir Path landing;
  private LandingFixture fixture;

  @BeforeEach
  void anEmptyLanding() {
    fixture = new LandingFixture(landing);
  }

  @Test
  void acceptedAndRejectedRowsHaveTheContractsColumns() {
    fixture.with("subscriber_snapshot.csv", lines(SNAPSHOT_HEADER, subscriber(1, " Đông ")));
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(LandingFixture.accepted(table).columns())
        .containsExactlyElementsOf(Contracts.of(SNAPSHOT).columnNames());
    assertThat(table.rejected().columns())
        .containsExactlyElementsOf(Contracts.of(RejectedRow.TABLE).columnNames());
    assertThat(shown(LandingFixture.accepted(table)))
        .containsExactly(
            "[north,2024-W37,"
                + id(1)
                + ",VN-2004,06007,Đông,ACTIVE,CONSUMER,2G,true,false,true,false,2019-03-04,null]");
    assertThat(table.file().sha256()).hasSize(64);
  }

  @Test
  void everyRuleOfTheContractRejectsWithItsReason() {
    String good = subscriber(9, "");
    fixture.with(
        "subscriber_snapshot.csv",
        lines(
            SNAPSHOT_HEADER,
            good,
            good.replace(id(9), id(2).toUpperCase()),
            good.replace("ACTIVE", "Active").replace("VN-2004", ""),
            good.replace("true", "1"),
            good.replace("2019-03-04", "2024-02-30"),
            good.replace("2019-03-04", "2024-9-1"),
            good.replace("06007", "0".repeat(41)),
            good + ",more",
            "short"));
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(faults(table))
        .containsExactly(
            "10 null WRONG_FIELD_COUNT 1 fields",
            "3 subscriber_id MALFORMED A{1}9{31}",
            "4 home_code_system MISSING null",
            "4 status NOT_ALLOWED A{6}",
            "5 visit_consent NOT_ALLOWED 9{1}",
            "6 activated_on NOT_A_DATE 9{4}-9{2}-9{2}",
            "7 activated_on NOT_A_DATE 9{4}-9{1}-9{1}",
            "8 home_commune TOO_LONG 9{41}",
            "9 null WRONG_FIELD_COUNT 14 fields");
    assertThat(table.counts().rejectedRows()).isEqualTo(8);
    assertThat(table.counts().rejectedByReason())
        .containsEntry(RejectionReason.WRONG_FIELD_COUNT, 2L)
        .containsEntry(RejectionReason.NOT_ALLOWED, 2L);
  }

  @Test
  void observationsKeepToTheirWeekAndRanges() {
    fixture.with(
        "device_observation.csv",
        lines(
            OBSERVATION_HEADER,
            observation(1, "ab,00123456,2024-09-09,2024-09-15,7,2147483647,"),
            observation(2, ",12345678,2024-09-08,2024-09-16,1,1,4G"),
            observation(3, ",12345678,2024-09-12,2024-09-11,8,-1,6G"),
            observation(4, ",1234567,2024-09-12,2024-09-12,1.5,2147483648,"),
            observation(5, ",12345678,2024-09-12,2024-09-12,+1,99999999999999999999,")));
    CheckedTable table = fixture.read(OBSERVATION);
    assertThat(shown(LandingFixture.accepted(table)))
        .containsExactly(
            "[north,2024-W37," + id(1) + ",ab,00123456,2024-09-09,2024-09-15,7,2147483647,null]");
    assertThat(faults(table))
        .containsExactly(
            "3 first_seen OUTSIDE_WEEK 9{4}-9{2}-9{2}",
            "3 last_seen OUTSIDE_WEEK 9{4}-9{2}-9{2}",
            "4 days_seen OUT_OF_RANGE 9{1}",
            "4 events OUT_OF_RANGE -9{1}",
            "4 first_seen FIRST_AFTER_LAST 9{4}-9{2}-9{2}",
            "4 highest_rat NOT_ALLOWED 9{1}A{1}",
            "5 days_seen MALFORMED 9{1}.9{1}",
            "5 events OUT_OF_RANGE 9{10}",
            "5 tac MALFORMED 9{7}",
            "6 days_seen MALFORMED +9{1}",
            "6 events OUT_OF_RANGE 9{20}");
  }

  @Test
  void ansiModeAndTheLegacyParserChangeNothing() {
    var conf = SparkForTests.session().conf();
    conf.set("spark.sql.ansi.enabled", "true");
    conf.set("spark.sql.legacy.timeParserPolicy", "LEGACY");
    try {
      everyRuleOfTheContractRejectsWithItsReason();
      observationsKeepToTheirWeekAndRanges();
    } finally {
      conf.unset("spark.sql.ansi.enabled");
      conf.unset("spark.sql.legacy.timeParserPolicy");
    }
  }

  @Test
  void identicalSubscribersCollapseAndDifferingOnesAreAllRejected() {
    fixture.with(
        "subscriber_snapshot.csv",
        lines(
            SNAPSHOT_HEADER,
            subscriber(1, ""),
            subscriber(2, "x"),
            subscriber(3, "x"),
            subscriber(2, " x"),
            subscriber(3, "y"),
            subscriber(3, "y")));
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(table.counts())
        .extracting(Counts::rowsIn, Counts::accepted, Counts::rejectedRows)
        .containsExactly(6L, 2L, 3L);
    assertThat(table.counts().exactDuplicates()).isEqualTo(1);
    assertThat(
            LandingFixture.accepted(table)
                .select("subscriber_id", "hamlet")
                .collectAsList()
                .toString())
        .contains(id(1), id(2))
        .doesNotContain(id(3));
    assertThat(faults(table))
        .containsExactly(
            "4 subscriber_id CONFLICTING_SUBSCRIBER null",
            "6 subscriber_id CONFLICTING_SUBSCRIBER null",
            "7 subscriber_id CONFLICTING_SUBSCRIBER null");
  }

  @Test
  void observationsOfOneDeviceBecomeOneRow() {
    fixture.with(
        "device_observation.csv",
        lines(
            OBSERVATION_HEADER,
            observation(1, ",12345678,2024-09-10,2024-09-11,2,2147483647,2G"),
            observation(1, ",12345678,2024-09-09,2024-09-10,1,5,4G"),
            observation(1, ",12345678,2024-09-09,2024-09-10,1,5,4G"),
            observation(1, "ab,12345678,2024-09-09,2024-09-10,1,5,")));
    CheckedTable table = fixture.read(OBSERVATION);
    assertThat(shown(LandingFixture.accepted(table)))
        .containsExactly(
            "[north,2024-W37," + id(1) + ",ab,12345678,2024-09-09,2024-09-10,1,5,null]",
            "[north,2024-W37," + id(1) + ",null,12345678,2024-09-09,2024-09-11,2,2147483647,4G]");
    assertThat(table.counts().exactDuplicates()).isEqualTo(1);
    assertThat(table.counts().mergedAway()).isEqualTo(1);
  }

  @Test
  void lineNumbersAreTrueWhateverTheLineEndsAndTheChunks() {
    String content =
        "\ufeff"
            + SNAPSHOT_HEADER.toUpperCase()
            + "\r\n"
            + subscriber(1, "\"a\r\nb, \"\"c\"\"\nd\"")
            + "\r\n\r\n\n"
            + "line 7\r"
            + "line 8\r\n"
            + subscriber(2, "\"\r\"")
            + "\n\"line\n11\",\"\"\n"
            + "line 13";
    fixture.with("subscriber_snapshot.csv", content);
    for (long chunkBytes : new long[] {1, 100, 300, 1 << 20}) {
      CheckedTable table = fixture.read(SNAPSHOT, chunkBytes);
      assertThat(table.rejected().select("line").orderBy("line").collectAsList())
          .extracting(row -> row.getLong(0))
          .containsExactly(7L, 8L, 11L, 13L);
      assertThat(shown(LandingFixture.accepted(table).select("hamlet")))
          .containsExactly("[a\r\nb, \"c\"\nd]", "[null]");
    }
  }

  @Test
  void columnOrderIsFreeAndOptionalColumnsMayBeMissing() {
    fixture.with(
        "subscriber_snapshot.csv",
        lines(
            "segment,Status ,home_commune,home_code_system,subscriber_id,hamlett",
            "M2M,RECLAIMED,1,X," + id(1) + ",?"));
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(shown(LandingFixture.accepted(table)))
        .containsExactly(
            "[north,2024-W37,"
                + id(1)
                + ",X,1,null,RECLAIMED,M2M,null,false,false,true,false,null,null]");
    assertThat(table.notes())
        .contains("column 'do_not_call' is not in the file: taken as empty")
        .contains(
            "column 'hamlett' is not in the contract and was ignored. Did you mean 'hamlet'?");
  }

  @Test
  void aHamletInWhichANumberCouldStandIsEmptiedAndTheRowKept() {
    fixture.with(
        "subscriber_snapshot.csv",
        lines(SNAPSHOT_HEADER, subscriber(1, "gọi 0912.345.678"), subscriber(2, "Khu 12345678")));
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(shown(LandingFixture.accepted(table).select("hamlet")))
        .containsExactly("[Khu 12345678]", "[null]");
    assertThat(table.counts().accepted()).isEqualTo(2);
    assertThat(table.notes())
        .contains("column 'hamlet' was emptied where somebody's number could stand in it, rows: 1");
  }

  @Test
  void severalGzipMembersAreOneFile() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip(lines(SNAPSHOT_HEADER, subscriber(1, ""))));
    members.write(gzip(lines(subscriber(2, ""), "bad")));
    fixture.with("subscriber_snapshot.csv.gz", members.toByteArray());
    CheckedTable table = fixture.read(SNAPSHOT);
    assertThat(table.counts().accepted()).isEqualTo(2);
    assertThat(faults(table)).containsExactly("4 null WRONG_FIELD_COUNT 1 fields");
  }

  @Test
  void aParquetCodeStoredAsANumberIsRefusedForItsLostZeros() {
    SparkForTests.session()
        .sql("select '%s' subscriber_id, 1234567 tac".formatted(id(1)))
        .selectExpr(
            "*",
            "date'2024-09-09' first_seen",
            "date'2024-09-09' last_seen",
            "1 days_seen",
            "1 events")
        .write()
        .parquet(fixture.folder().resolve("device_observation.parquet").toString());
    assertThatThrownBy(() -> fixture.read(OBSERVATION))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("column 'tac' is stored as int")
        .hasMessageContaining("leading zeros");
  }

  @Test
  void parquetOfOtherTypesAndSeveralPartsGivesTheSameRows() {
    var spark = SparkForTests.session();
    Path folder = fixture.folder().resolve("device_observation.parquet");
    for (String tac : List.of("12345678", "123")) {
      spark
          .sql(
              ("select '%s' subscriber_id, '%s' TAC, timestamp'2024-09-09 18:00:00Z' first_seen,"
                      + " timestamp_ntz'2024-09-11 23:00:00' last_seen, 2.0D days_seen, 3L events")
                  .formatted(id(1), tac))
          .write()
          .mode(SaveMode.Append)
          .parquet(folder.toString());
    }
    CheckedTable table = fixture.read(OBSERVATION);
    assertThat(shown(LandingFixture.accepted(table)))
        .containsExactly(
            "[north,2024-W37," + id(1) + ",null,12345678,2024-09-10,2024-09-11,2,3,null]");
    assertThat(table.counts().rowsIn()).isEqualTo(2);
    assertThat(faults(table)).hasSize(1).first().asString().endsWith(" tac MALFORMED 9{3}");
  }

  @Test
  void aCleanCsvFileCostsOneJob() throws Exception {
    fixture.with("subscriber_snapshot.csv", lines(SNAPSHOT_HEADER, subscriber(1, "")));
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    var context = SparkForTests.session().sparkContext();
    context.addSparkListener(counter);
    CheckedTable table = fixture.read(SNAPSHOT);
    context.listenerBus().waitUntilEmpty();
    assertThat(jobs).as("one pass: read, checked, counted and kept").hasValue(1);
    assertThat(table.counts().accepted()).isEqualTo(1);
    context.removeSparkListener(counter);
  }
}
