package org.sunset2g.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.oracle.Story.TACS;
import static org.sunset2g.oracle.Story.pseudonym;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.IsoWeek;

/** What a landing row must look like to count: one week, 2024-W35, 26 August to 1 September. */
class LandingRowsTest {
  private static final List<IsoWeek> WEEK = List.of(new IsoWeek(2024, 35));
  private static final String ONE = pseudonym(1);
  private static final String GOOD_SNAPSHOT = ONE + ",VN-2004,06007,,ACTIVE,CONSUMER,,,,,,,";
  private static final String GOOD_OBSERVATION = ONE + ",0a,01234567,2024-08-26,2024-09-01,7,10,2G";

  @TempDir Path folder;

  @Test
  void aGoodRowCounts() {
    assertThat(atRisk(GOOD_SNAPSHOT, GOOD_OBSERVATION)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",VN-2004,06007,,ACTIVE,CONSUMER,,,,,,,",
        "ID,,06007,,ACTIVE,CONSUMER,,,,,,,",
        "ID,VN-2004,,,ACTIVE,CONSUMER,,,,,,,",
        "ID,VN-2004,06007,,active,CONSUMER,,,,,,,",
        "ID,VN-2004,06007,,,CONSUMER,,,,,,,",
        "ID,VN-2004,06007,,ACTIVE,,,,,,,,",
        "ID,VN-2004,06007,,ACTIVE,PERSON,,,,,,,",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,6G,,,,,,",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,,yes,,,,,",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,,,,,,2024-02-30,",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,,,,,,,2024-9-1",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,,,,,,",
        "ID,VN-2004,06007,,ACTIVE,CONSUMER,,,,,,,,",
        "ID,VN-2004,06007,a,b,ACTIVE,CONSUMER,,,,,,,",
        "IDX,VN-2004,06007,,ACTIVE,CONSUMER,,,,,,,"
      })
  void aSnapshotRowThatBreaksTheContractIsDropped(String row) {
    assertThat(atRisk(row.replace("ID", ONE), GOOD_OBSERVATION)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID,0A,01234567,2024-08-26,2024-09-01,7,10,2G",
        "ID,0a,1234567,2024-08-26,2024-09-01,7,10,2G",
        "ID,0a,,2024-08-26,2024-09-01,7,10,2G",
        "ID,0a,01234567,2024-08-25,2024-09-01,7,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-02,7,10,2G",
        "ID,0a,01234567,2024-08-28,2024-08-27,1,10,2G",
        "ID,0a,01234567,,2024-08-27,1,10,2G",
        "ID,0a,01234567,2024-08-26,26/08/2024,1,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,0,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,8,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,6.5,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,,10,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,7,-1,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,7,2147483648,2G",
        "ID,0a,01234567,2024-08-26,2024-09-01,7,10,LTE",
        "ID,0a,01234567,2024-08-26,2024-09-01,7,10",
        "ID,0a,01234567,2024-08-26,2024-09-01,7,10,2G,"
      })
  void anObservationThatBreaksTheContractIsDropped(String row) {
    assertThat(atRisk(GOOD_SNAPSHOT, row.replace("ID", ONE))).isZero();
  }

  @Test
  void quotedCommasQuotesAndLineBreaksAreText() {
    String row = ONE + ",VN-2004,\"06007\",\"Bản \"\"Nà, Lầu\"\"\n2\",ACTIVE,CONSUMER,,,,,,,";

    assertThat(atRisk(row, GOOD_OBSERVATION)).isEqualTo(1);
  }

  @Test
  void rowsThatAreTheSameCollapseAndAnEmptyConsentIsFalse() {
    assertThat(
            atRisk(
                GOOD_SNAPSHOT
                    + "\n"
                    + GOOD_SNAPSHOT
                    + "\n"
                    + ONE
                    + ",VN-2004,06007,,ACTIVE,CONSUMER,,false,false,true,false,,",
                GOOD_OBSERVATION))
        .isEqualTo(1);
  }

  @Test
  void rowsThatConflictMakeTheSubscriberMissing() {
    OracleResult result =
        run(GOOD_SNAPSHOT + "\n" + GOOD_SNAPSHOT.replace("06007", "06010"), GOOD_OBSERVATION);

    assertThat(atRisk(result)).isZero();
    assertThat(result.noSubscriberObservations()).containsExactly(entry(1));
  }

  @Test
  void aRowThatBreaksTheContractConflictsWithNothing() {
    assertThat(
            atRisk(
                GOOD_SNAPSHOT + "\n" + GOOD_SNAPSHOT.replace("ACTIVE", "GONE"), GOOD_OBSERVATION))
        .isEqualTo(1);
  }

  @Test
  void aRowWithAFieldTooManyDoesNotTakeItsTwinAlong() {
    assertThat(atRisk(GOOD_SNAPSHOT + "\n" + GOOD_SNAPSHOT + ",", GOOD_OBSERVATION)).isEqualTo(1);
  }

  @Test
  void anObservationWithoutASubscriberIsCountedOncePerDevice() {
    String other = GOOD_OBSERVATION.replace(ONE, pseudonym(2));

    OracleResult result =
        run(GOOD_SNAPSHOT, other + "\n" + other + "\n" + other.replace("10,2G", "11,2G"));

    assertThat(result.noSubscriberObservations()).containsExactly(entry(1));
  }

  @Test
  void eventsOfOneDeviceAreAddedUpButNotThoseOfIdenticalRows() {
    String basic = observation("0a", "g", 7, 6);
    String smart = observation("0b", "s", 7, 10);

    assertThat(atRisk(GOOD_SNAPSHOT, String.join("\n", basic, basic, smart))).isZero();
    assertThat(atRisk(GOOD_SNAPSHOT, String.join("\n", basic, observation("0a", "g", 7, 5), smart)))
        .isEqualTo(1);
  }

  @Test
  void moreDaysBeatMoreEvents() {
    assertThat(
            atRisk(
                GOOD_SNAPSHOT, observation("0a", "g", 4, 1) + "\n" + observation("0b", "s", 3, 99)))
        .isEqualTo(1);
  }

  @Test
  void aTieInDaysAndEventsGoesToTheOneSeenLaterAndThenToTheGreaterTac() {
    String basic = observation("0a", "g", 4, 1);
    String smart = observation("0b", "s", 4, 1);

    assertThat(atRisk(GOOD_SNAPSHOT, basic + "\n" + smart)).isZero();
    assertThat(atRisk(GOOD_SNAPSHOT, basic + "\n" + smart.replace("2024-09-01", "2024-08-31")))
        .isEqualTo(1);
  }

  @Test
  void aRawNumberRefusesTheFile() {
    assertThatThrownBy(() -> run("84912345678" + GOOD_SNAPSHOT.substring(32), GOOD_OBSERVATION))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("raw MSISDN")
        .hasMessageNotContaining("84912345678");
  }

  @Test
  void columnsAreFoundByNameAfterAByteOrderMarkAndWithWindowsLineEndings() throws IOException {
    run(GOOD_SNAPSHOT, GOOD_OBSERVATION);
    Files.writeString(
        landed("device_observation.csv"),
        "\uFEFF\"tac\",subscriber_id,device_id,events,days_seen,last_seen,first_seen,highest_rat\r\n"
            + "01234567,"
            + ONE
            + ",,10,7,2024-09-01,2024-08-26,\r\n");

    assertThat(atRisk(LedgerOracle.run(input()))).isEqualTo(1);
  }

  @Test
  void aCompressedFileReadsTheSame() throws IOException {
    run(GOOD_SNAPSHOT, GOOD_OBSERVATION);
    byte[] plain = Files.readAllBytes(landed("subscriber_snapshot.csv"));
    Files.delete(landed("subscriber_snapshot.csv"));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(landed("subscriber_snapshot.csv.gz")))) {
      packed.write(plain);
    }

    assertThat(atRisk(LedgerOracle.run(input()))).isEqualTo(1);
  }

  @Test
  void aParquetFileWithTypedColumnsReadsTheSame() throws SQLException, IOException {
    run(GOOD_SNAPSHOT, GOOD_OBSERVATION);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * REPLACE (CAST(first_seen AS DATE) AS first_seen, CAST(last_seen AS DATE)"
              + " AS last_seen, CAST(days_seen AS INTEGER) AS days_seen, CAST(events AS INTEGER) AS"
              + " events) FROM read_csv('%s', all_varchar = true)) TO '%s' (FORMAT parquet)"
                  .formatted(
                      landed("device_observation.csv"), landed("device_observation.parquet")));
    }
    Files.delete(landed("device_observation.csv"));

    assertThat(atRisk(LedgerOracle.run(input()))).isEqualTo(1);
  }

  private static String observation(String device, String handset, int days, int events) {
    return "%s,%s,%s,2024-08-26,2024-09-01,%d,%d,"
        .formatted(ONE, device, TACS.get(handset), days, events);
  }

  private static Map.Entry<String, Long> entry(long observations) {
    return Map.entry("2024-W35|op", observations);
  }

  private long atRisk(String snapshot, String observations) {
    return atRisk(run(snapshot, observations));
  }

  private static long atRisk(OracleResult result) {
    return result.ledger().getOrDefault("2024-W35|op|p1|VN-2004|06007|CLOSING", 0L);
  }

  /** The rows stand between those of two neighbours, which must count whatever the rows are. */
  private OracleResult run(String snapshot, String observations) {
    new Story()
        .subscriber(9, "B g")
        .snapshotLine(0, snapshot)
        .observationLine(0, observations)
        .snapshotLine(0, Story.snapshotLine(pseudonym(8), "B g"))
        .observationLine(0, observation("0c", "g", 7, 1).replace(ONE, pseudonym(8)))
        .write(folder.resolve("landing"), "op", WEEK);
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    OracleResult result = LedgerOracle.run(input());
    assertThat(result.ledger()).containsEntry("2024-W35|op|p1|VN-2004|06010|CLOSING", 2L);
    return result;
  }

  private OracleInput input() {
    return OracleInput.withDefaults(
        folder.resolve("landing"), folder.resolve("catalogue.csv"), List.of("op"), WEEK, "p1");
  }

  private Path landed(String name) {
    return folder.resolve("landing/op/2024-W35").resolve(name);
  }
}
