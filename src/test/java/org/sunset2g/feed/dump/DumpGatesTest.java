package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.SparkForTests;
import org.sunset2g.reference.CatalogueEntry;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.Capability;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/** Shares and counts by which a dump is believed or not; every limit is inclusive. */
class DumpGatesTest {
  private static final int ROWS = 20;

  @TempDir Path folder;
  private DumpFixture dumps;

  @BeforeEach
  void empty() {
    dumps = new DumpFixture(folder);
  }

  /** Which gate, what stands in the column, and how many of 20 rows may be so by default. */
  @ParameterizedTest
  @CsvSource({
    "EMPTY_IMEI, 1, '', 4",
    "EMPTY_IMSI, 2, '', 4",
    "EMPTY_MSISDN, 3, '', 4",
    "UNCLEAN_IMEI, 1, 3590000000001, 1",
    "UNCLEAN_IMEI, 1, 3590000000001A5, 1",
    "UNCLEAN_IMSI, 2, 4520100000001, 1",
    "UNCLEAN_MSISDN, 3, 849012, 1"
  })
  void aShareEqualToTheLimitPassesAndOneRowMoreRefuses(
      String gate, int column, String value, int most) {
    try (CheckedDump dump = dumps.read(with(most, column, value))) {
      assertThat(gate(dump, gate).measured()).isEqualTo((double) most / ROWS);
      assertThat(gate(dump, gate).passed()).isTrue();
    }
    assertThat(dumps.refusal(with(most + 1, column, value)))
        .hasMessageContaining(gate + ": ")
        .hasMessageContaining("share " + FileMeasures.written((most + 1.0) / ROWS))
        .hasMessageContaining("(%d of 20 rows)".formatted(most + 1))
        .hasMessageContaining("limit " + FileMeasures.written((double) most / ROWS))
        .hasMessageContaining("what to do: ");
  }

  @Test
  void uncleanIdentifiersOfDifferentRowsAddUpAndThoseOfOneRowDoNot() {
    List<String> rows = rows();
    rows.set(0, "20240910,3590000000001,4520100000001,849012,");
    try (CheckedDump dump = dumps.read(file(rows))) {
      assertThat(gate(dump, "UNCLEAN").measured()).isEqualTo(0.05);
    }
    rows.set(0, "20240910,3590000000001,452010000000001,84901234567,");
    rows.set(1, "20240910,359000000000010,4520100000001,84901234567,");

    assertThat(dumps.refusal(file(rows)))
        .hasMessageContaining("UNCLEAN: ")
        .hasMessageContaining("share 0.1 ");
  }

  @Test
  void aSingleShortImsiDoesNotRefuseAHandfulOfRowsButIsSaid() {
    List<String> rows = rows().subList(0, 8);
    rows.set(0, "20240910,359000000000010,4520100000001,84901234567,");
    rows.set(1, rows.get(0));
    try (CheckedDump dump = dumps.read(file(rows))) {
      assertThat(gate(dump, "UNCLEAN_IMSI").passed()).isFalse();
      assertThat(gate(dump, "UNCLEAN_IMSI").level()).isEqualTo(DumpGateResult.Level.WARN);
      assertThat(dump.notes()).anyMatch(note -> note.contains("UNCLEAN_IMSI: "));
    }
    rows.set(1, "20240910,359000000000010,4520100000002,84901234567,");

    assertThat(dumps.refusal(file(rows))).hasMessageContaining("UNCLEAN_IMSI: ");
  }

  @Test
  void aSingleShortImeiRefusesAHandfulOfRows() {
    List<String> rows = rows().subList(0, 8);
    rows.set(0, "20240910,3590000000001,452010000000001,84901234567,");

    assertThat(dumps.refusal(file(rows))).hasMessageContaining("UNCLEAN_IMEI: ");
  }

  @Test
  void identifiersOfOtherCountriesCountOnlyWhereCountriesAreConfigured() {
    List<String> rows = rows();
    for (int row = 0; row < 3; row++) {
      rows.set(row, "20240910,359000000000010,46601000000000%d,88690123456%d,".formatted(row, row));
    }
    Path file = file(rows);
    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.gates())
          .extracting(DumpGateResult::name)
          .noneMatch(name -> name.startsWith("FOREIGN"));
    }
    DumpLimits byImsi = Limits.with("mobileCountryCodes", List.of("452"));
    assertThatThrownBy(() -> dumps.read(byImsi, file))
        .hasMessageContaining("FOREIGN_IMSI: ")
        .hasMessageContaining("share 0.15 ");
    DumpLimits byNumber = Limits.with("countryCodes", List.of("84", "1"));
    assertThatThrownBy(() -> dumps.read(byNumber, file)).hasMessageContaining("FOREIGN_MSISDN: ");
    DumpLimits both = Limits.with(byImsi, "maxForeignImsiShare", 0.15);
    try (CheckedDump dump = dumps.read(both, file)) {
      assertThat(gate(dump, "FOREIGN_IMSI").measured()).isEqualTo(0.15);
    }
  }

  @Test
  void aNationalNumberBelongsToTheHomeCountry() {
    DumpLimits limits =
        Limits.with(
            Limits.with("countryCodes", List.of("84")), "homeCountryCode", Optional.of("84"));
    try (CheckedDump dump = dumps.read(limits, with(20, 3, "0901234567"))) {
      assertThat(gate(dump, "FOREIGN_MSISDN").measured()).isZero();
      assertThat(dump.triplets().filter("msisdn = '84901234567'").count()).isEqualTo(20);
    }
  }

  @Test
  void checkDigitsAreLookedAtOnlyWhereAskedAndOnlyWithFifteenDigits() {
    List<String> rows = rows();
    rows.set(0, "20240910,490154203237518,452010000000001,84901234567,");
    rows.set(1, "20240910,490154203237519,452010000000002,84901234568,");
    rows.set(2, "20240910,490154203237510,452010000000003,84901234569,");
    rows.set(3, "20240910,4901542032375191,452010000000004,84901234570,");
    Path file = file(rows);
    try (CheckedDump dump = dumps.read(file)) {
      assertThat(gate(dump, "WRONG_CHECK_DIGIT").measured()).isEqualTo(0.05);
    }
    assertThatThrownBy(() -> dumps.read(Limits.with("maxWrongCheckDigitShare", 0.04), file))
        .hasMessageContaining("WRONG_CHECK_DIGIT: ")
        .hasMessageContaining("(1 of 20 rows)");
  }

  @Test
  void moreImeisThatBeginWithOneThanWithZeroHaveLostTheirZeros() {
    List<String> rows = rows();
    rows.set(0, "20240910,133270012345675,452010000000001,84901234567,");
    rows.set(1, "20240910,133270012345683,452010000000002,84901234568,");
    rows.set(2, "20240910,013327001234569,452010000000003,84901234569,");
    assertThat(dumps.refusal(file(rows)))
        .hasMessageContaining("LEADING_ZEROS: ")
        .hasMessageContaining("(2 of 20 rows)");

    rows.set(3, "20240910,013327001234570,452010000000004,84901234570,");
    try (CheckedDump dump = dumps.read(file(rows))) {
      assertThat(gate(dump, "LEADING_ZEROS").measured()).isZero();
    }
  }

  @Test
  void aTacThatTheCatalogueKnowsOnlyWithAZeroIsRefusedOrRepaired() {
    List<String> rows = rows();
    // Of 14, 15 and 16 digits, once the zero in front is gone: 13, 14 and 15.
    rows.set(0, "20240910,8327001234567,452010000000001,84901234567,");
    rows.set(1, "20240910,83270012345675,452010000000002,84901234568,");
    rows.set(2, "20240910,832700123456700,452010000000003,84901234569,");
    Path file = file(rows);
    Optional<TacCatalogue> catalogue = Optional.of(catalogue("08327001", "35900000"));

    assertThatThrownBy(() -> read(DumpLimits.defaults(), catalogue, List.of(), file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("LOST_ZEROS: ")
        .hasMessageContaining("(3 of 20 rows)");

    DumpLimits repairing = Limits.with("lostZeros", DumpLimits.LostZeros.REPAIR);
    try (CheckedDump dump = read(repairing, catalogue, List.of(), file)) {
      assertThat(dump.triplets().filter("imei = '08327001234567'").count()).isEqualTo(3);
      assertThat(gate(dump, "LOST_ZEROS").passed()).isTrue();
      assertThat(dump.notes()).anyMatch(note -> note.endsWith("rows: 3"));
    }
  }

  @Test
  void aTacThatTheCatalogueKnowsAsItStandsHasLostNothing() {
    Optional<TacCatalogue> catalogue = Optional.of(catalogue("35900000", "03590000"));
    try (CheckedDump dump =
        read(DumpLimits.defaults(), catalogue, List.of(), dumps.good(DumpFixture.NAME, ROWS))) {
      assertThat(gate(dump, "LOST_ZEROS").measured()).isZero();
    }
  }

  @Test
  void testDevicesAreSaidAndNeverRefused() {
    try (CheckedDump dump = dumps.read(with(10, 1, "004401251234560"))) {
      assertThat(gate(dump, "TEST_IMEI").passed()).isFalse();
      assertThat(gate(dump, "TEST_IMEI").level()).isEqualTo(DumpGateResult.Level.WARN);
      assertThat(dump.notes()).anyMatch(note -> note.contains("TEST_IMEI"));
    }
  }

  @Test
  void fewerADayThanUsualIsRefusedAndTheLimitIsInclusive() {
    Path file = dumps.good(DumpFixture.NAME, 18);
    try (CheckedDump dump =
        read(DumpLimits.defaults(), Optional.empty(), List.of(usual(20, 1)), file)) {
      assertThat(gate(dump, "IMEIS_PER_DAY").limit()).isEqualTo(18);
      assertThat(gate(dump, "TRIPLETS_PER_DAY").passed()).isTrue();
    }
    assertThatThrownBy(
            () -> read(DumpLimits.defaults(), Optional.empty(), List.of(usual(21, 1)), file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("IMEIS_PER_DAY: distinct IMEIs a day 18, least is 18.9")
        .hasMessageContaining("MSISDNS_PER_DAY: ")
        .hasMessageContaining("TRIPLETS_PER_DAY: ");
  }

  @Test
  void onlyTheLatestDumpsMakeWhatIsUsual() {
    DumpLimits one = Limits.with("usualOfDumps", 1);
    List<DumpFigures> history = List.of(usual(900, 2), usual(20, 1));
    try (CheckedDump dump =
        read(one, Optional.empty(), history, dumps.good(DumpFixture.NAME, 20))) {
      assertThat(gate(dump, "IMSIS_PER_DAY").limit()).isEqualTo(18);
    }
  }

  @Test
  void aDumpWithoutRowsIsRefusedWhereThereIsAHistory() {
    assertThatThrownBy(
            () ->
                read(
                    DumpLimits.defaults(),
                    Optional.empty(),
                    List.of(usual(20, 1)),
                    dumps.good(DumpFixture.NAME, 0)))
        .hasMessageContaining("TRIPLETS_PER_DAY");
  }

  @Test
  void anOverriddenGateWarns() {
    DumpLimits limits = Limits.with("overridden", Set.of("EMPTY_IMEI"));
    try (CheckedDump dump = dumps.read(limits, with(15, 1, ""))) {
      assertThat(gate(dump, "EMPTY_IMEI").refuses()).isFalse();
      assertThat(dump.notes()).anyMatch(note -> note.contains("EMPTY_IMEI"));
    }
  }

  @Test
  void everyFileHasItsOwnGates() {
    Path good = dumps.good("a_20240909_20240915.csv", 200);
    Path empty =
        dumps.file(
            "b_20240909_20240915.csv",
            DumpFixture.HEADER + "20240911,,452010000000001,84901234567,\n");

    assertThat(dumps.refusal(good, empty))
        .hasMessageContaining("b_20240909_20240915.csv: EMPTY_IMEI")
        .hasMessageNotContaining("a_20240909_20240915.csv: ");
  }

  @Test
  void allGatesOfAllFilesCostOneJobAndWhatIsDistinctADayAnother() throws Exception {
    SparkSession spark = SparkForTests.session().newSession();
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    List<Integer> jobs = new ArrayList<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public synchronized void onJobStart(SparkListenerJobStart start) {
            jobs.add(start.jobId());
          }
        };
    Path one = dumps.good("a_20240909_20240915.csv", 200);
    Path two = dumps.good("b_20240909_20240915.csv", 300);
    spark.sparkContext().addSparkListener(listener);
    try (CheckedDump dump =
        DumpFeed.read(
            spark,
            List.of(one, two),
            DumpLimits.defaults(),
            Optional.empty(),
            List.of(usual(20, 1)))) {
      spark.sparkContext().listenerBus().waitUntilEmpty();
      assertThat(dump.gates()).hasSizeGreaterThan(20);
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    assertThat(jobs).hasSize(2);
  }

  private static DumpGateResult gate(CheckedDump dump, String name) {
    return dump.gates().stream().filter(gate -> gate.name().equals(name)).findFirst().orElseThrow();
  }

  private static DumpFigures usual(int perDay, int weeksAgo) {
    LocalDate day = LocalDate.of(2024, 9, 10).minusWeeks(weeksAgo);
    return new DumpFigures(day, day, 1, perDay, perDay, perDay, perDay);
  }

  private static TacCatalogue catalogue(String... tacs) {
    return new TacCatalogue(
        "catalogue",
        IntStream.range(0, tacs.length)
            .mapToObj(at -> new CatalogueEntry(new Tac(tacs[at]), "", "", Capability.UNKNOWN))
            .collect(Collectors.toList()),
        List.of());
  }

  private static CheckedDump read(
      DumpLimits limits, Optional<TacCatalogue> catalogue, List<DumpFigures> history, Path file) {
    return DumpFeed.read(SparkForTests.session(), List.of(file), limits, catalogue, history);
  }

  private static List<String> rows() {
    return new ArrayList<>(DumpFixture.rows(0, ROWS).lines().toList());
  }

  private Path file(List<String> rows) {
    return dumps.file(DumpFixture.NAME, DumpFixture.HEADER + String.join("\n", rows));
  }

  /** 20 rows, of which that many have the value in the column. */
  private Path with(int concerned, int column, String value) {
    List<String> rows = rows();
    for (int row = 0; row < concerned; row++) {
      String[] fields = rows.get(row).split(",", -1);
      fields[column] = value;
      rows.set(row, String.join(",", fields));
    }
    return file(rows);
  }
}
