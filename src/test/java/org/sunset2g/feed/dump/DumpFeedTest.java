package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.OperatorDump;

/** What becomes of the rows of a dump that is accepted. */
class DumpFeedTest {
  @TempDir Path folder;
  private DumpFixture dumps;

  @BeforeEach
  void empty() {
    dumps = new DumpFixture(folder);
  }

  @Test
  void aRowBecomesANormalisedTriplet() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            DumpFixture.HEADER
                + "20240909,490154203237518,452010000000001,+84901234567,104|001|6\n");

    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.triplets().collectAsList())
          .containsExactly(
              RowFactory.create(
                  Date.valueOf("2024-09-09"),
                  "49015420323751",
                  "452010000000001",
                  "84901234567",
                  "4G"));
      assertThat(dump.triplets().columns())
          .containsExactly(Contracts.of(OperatorDump.TABLE).columnNames().toArray(String[]::new));
    }
  }

  @Test
  void rowsThatDifferInCheckDigitAndRadioAloneAreOneTripletWithTheHighestRadio() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            DumpFixture.HEADER
                + "20240909,490154203237518,452010000000001,84901234567,002\n"
                + "2024-09-09,4901542032375101,452010000000001,84901234567,001\n"
                + "20240909,490154203237510,452010000000001,84901234567,\n");

    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.triplets().select(OperatorDump.RAT).collectAsList())
          .containsExactly(RowFactory.create("3G"));
      assertThat(dump.rowsIn()).isEqualTo(3);
      assertThat(dump.distinctTriplets()).isEqualTo(1);
      assertThat(dump.notes())
          .containsExactly("rows that repeat the day and triplet of another, collapsed: 2");
    }
  }

  @Test
  void aTripletInTwoFilesIsOne() {
    Path one = dumps.good("a_20240909_20240915.csv", 20);
    Path two = dumps.file("b_20240909_20240915.csv", DumpFixture.HEADER + DumpFixture.rows(10, 30));

    try (CheckedDump dump = dumps.read(one, two)) {
      assertThat(dump.rowsIn()).isEqualTo(40);
      assertThat(dump.distinctTriplets()).isEqualTo(30);
      assertThat(dump.triplets().distinct().count()).isEqualTo(30);
      assertThat(dump.triplets().count()).isEqualTo(30);
    }
  }

  @Test
  void figuresAreDistinctIdentifiersADay() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            DumpFixture.HEADER
                + "20240909,359000000000010,452010000000001,84901234567,\n"
                + "20240909,359000000000010,452010000000002,84901234568,\n"
                + "20240909,359000000000020,452010000000002,,\n"
                + "20240912,359000000000010,452010000000001,84901234567,\n");
    DumpLimits limits = Limits.with("maxEmptyMsisdnShare", 0.25);

    try (CheckedDump dump = dumps.read(limits, file)) {
      DumpFigures figures = dump.figures();
      assertThat(figures.firstDay()).hasToString("2024-09-09");
      assertThat(figures.lastDay()).hasToString("2024-09-12");
      assertThat(figures.days()).isEqualTo(2);
      assertThat(figures.triplets()).isEqualTo(4);
      assertThat(figures.imeisPerDay()).isEqualTo(1.5);
      assertThat(figures.imsisPerDay()).isEqualTo(1.5);
      assertThat(figures.msisdnsPerDay()).isEqualTo(1.5);
      assertThat(figures.tripletsPerDay()).isEqualTo(2.0);
    }
  }

  @Test
  void anEmptyOrMalformedIdentifierIsKeptAsItIs() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            DumpFixture.HEADER + DumpFixture.rows(0, 30) + "20240911,a12#,452010000000099,,\n");

    try (CheckedDump dump = dumps.read(file)) {
      List<Row> kept =
          dump.triplets().filter(OperatorDump.IMSI + " = '452010000000099'").collectAsList();
      assertThat(kept)
          .containsExactly(
              RowFactory.create(Date.valueOf("2024-09-11"), "A12#", "452010000000099", null, null));
    }
  }

  @Test
  void aDeliveryWithoutRowsIsEmptyAndSaysSo() {
    try (CheckedDump dump = dumps.read(dumps.good(DumpFixture.NAME, 0))) {
      assertThat(dump.triplets().count()).isZero();
      assertThat(dump.distinctTriplets()).isZero();
      assertThat(dump.figuresIfAny()).isEmpty();
      assertThat(dump.notes()).singleElement().asString().contains("no rows");
    }
  }

  @Test
  void aNameWithoutARangeIsSaidAndAnyDayAccepted() {
    try (CheckedDump dump = dumps.read(dumps.good("week37.csv", 20))) {
      assertThat(dump.notes()).singleElement().asString().contains("week37.csv").contains("range");
    }
  }
}
