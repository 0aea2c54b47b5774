package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunset2g.vocabulary.InputProblem;

/** What no dump may have, and what is said of it without an identifier. */
class RefusedDumpTest {
  @TempDir Path folder;
  private DumpFixture dumps;

  @BeforeEach
  void empty() {
    dumps = new DumpFixture(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "2024091,359000000000010,452010000000001,84901234567,! date '2024091' is not a day",
        "20240931,359000000000010,452010000000001,84901234567,! date '20240931' is not a day",
        "2024-9-10,359000000000010,452010000000001,84901234567,! date '2024-9-10' is not a day",
        "20240910120000,359000000000010,452010000000001,84901234567,! date 9{14} is not a day",
        ",359000000000010,452010000000001,84901234567,! date is empty",
        "20240910,InvaldIMEI,452010000000001,84901234567,! IMEI 'InvaldIMEI' is not",
        "20240910,35900000000001035,452010000000001,84901234567,! IMEI 9{17} is not",
        "20240910,3590-0000000001,452010000000001,84901234567,! IMEI 9{4}-9{10} is not",
        "20240910,359000000000010,45201000000000A,84901234567,! IMSI 9{14}A{1} is not",
        "20240910,359000000000010,4520100000000012,84901234567,! IMSI 9{16} is not",
        "20240910,359000000000010,452010000000001,849012AA34567,! MSISDN 9{6}A{2}9{5} is not",
        "20240910,359000000000010,452010000000001,InvalidMSIDN,! MSISDN 'InvalidMSIDN' is not",
        "20240910,359000000000010,452010000000001,84901234567,123! RAT code '123' is unknown",
        "20240910,359000000000010,452010000000001,84901234567,002|77! RAT code '77' is unknown",
        "20240910,359000000000010,452010000000001,84901234567,84901234567! RAT code 9{11} is",
        "20240916,359000000000010,452010000000001,84901234567,! date '20240916' lies outside",
        "20240908,359000000000010,452010000000001,84901234567,! date '20240908' lies outside",
        "20240910,359000000000010,452010000000001! the row has 3 fields"
      })
  void aFaultIsNamedWithFileLineValueAndHowManyRowsHaveIt(String row, String problem) {
    InputProblem refused =
        dumps.refusal(DumpFixture.HEADER + DumpFixture.rows(0, 3) + row + "\n" + row + "\n");

    assertThat(refused)
        .hasMessageContaining(DumpFixture.NAME + ", line 5: " + problem)
        .hasMessageContaining("rows like that: 2")
        .hasMessageContaining("what to do: ");
  }

  @Test
  void everyKindOfFaultIsNamedOnceInTheOrderOfLines() {
    InputProblem refused =
        dumps.refusal(
            DumpFixture.HEADER
                + "20240910,XX,452010000000001,84901234567,\n"
                + "nineteen,359000000000010,452010000000001,84901234567,\n"
                + "20240910,YY,452010000000001,84901234567,\n");

    assertThat(refused.getMessage().lines().toList())
        .hasSize(3)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("line 2: IMEI 'XX'")
                    .endsWith("that: 2, also 'YY' on line 4"),
            second -> assertThat(second).contains("line 3: date 'nineteen'").endsWith("that: 1"),
            third -> assertThat(third).contains("what to do"));
  }

  @Test
  void noMessageHoldsAnIdentifier() {
    InputProblem refused =
        dumps.refusal(
            DumpFixture.HEADER
                + "20240910,35900000000001099,452010000000001,84901234567,\n"
                + "20240910,359000000000010,4520100000000012,84901234567,\n"
                + "20240910,359000000000010,452010000000001,84901234567890123,\n"
                + "359000000000010,20240910,452010000000001,84901234567,\n");

    assertThat(refused.getMessage().replace(folder.toString(), ""))
        .doesNotContain("35900000", "4520100", "84901234");
  }

  @Test
  void aFileWithoutAHeaderIsRefusedWithoutQuotingItsFirstRow() {
    InputProblem refused = dumps.refusal("20240910,359000000000010,84901234567,84901234567\n");

    assertThat(refused)
        .hasMessageContaining(DumpFixture.NAME + ", line 1")
        .hasMessageContaining("9{11}")
        .hasMessageNotContaining("84901234567");
  }

  @Test
  void aNumberAmongTheColumnNamesIsNotNoted() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            "date,imei,imsi,msisdn,84901234567\n20240910,359000000000010,452010000000001,1234567,\n");

    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.notes()).singleElement().asString().contains("9{11}").contains("ignored");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "date|imei|imsi|msisdn! parted by vertical bars; expected are commas",
        "date;imei;imsi;msisdn;rat! parted by semicolons; expected are commas",
        "date,imei,msisdn! required columns are missing: imsi",
        "day,imei,imsi,msisdn! required columns are missing: date",
        "date,imei,imsi,msisdn,imei! column 'imei' comes twice"
      })
  void aHeaderThatCannotBeReadIsRefused(String header, String problem) {
    assertThat(dumps.refusal(header + "\n")).hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "north_20240931_20241005.csv, is no day of the calendar",
    "north_20240915_20240909.csv, end before they begin",
    "north_20240909_20240915.txt, neither .csv nor .csv.gz"
  })
  void aNameThatCannotBeRightIsRefused(String name, String problem) {
    assertThat(dumps.refusal(dumps.good(name, 20)))
        .hasMessageContaining(name)
        .hasMessageContaining(problem);
  }

  @Test
  void caseAndOrderOfTheHeaderAreFreeAndFurtherColumnsNoted() {
    Path file =
        dumps.file(
            DumpFixture.NAME,
            "\ufeffMsiSDN, IMSI ,cell,ImeI,datE\r\n84901234567,452010000000001,7,359000000000010,"
                + "20240910\r\n");

    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.distinctTriplets()).isEqualTo(1);
      assertThat(dump.notes()).singleElement().asString().contains("'cell'").contains("ignored");
    }
  }

  @Test
  void aCompressedFileIsReadAndATruncatedOneRefused() throws IOException {
    Path file = folder.resolve(DumpFixture.NAME + ".gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((DumpFixture.HEADER + DumpFixture.rows(0, 500)).getBytes());
    }
    try (CheckedDump dump = dumps.read(file)) {
      assertThat(dump.distinctTriplets()).isEqualTo(500);
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(dumps.refusal(file)).hasMessageContaining("end too early");
  }

  @Test
  void oneBadFileRefusesTheDeliveryAndIsNamed() {
    Path good = dumps.good("a_20240909_20240915.csv", 20);
    Path bad = dumps.file("b_20240909_20240915.csv", DumpFixture.HEADER + "20240910,x,1,1,\n");

    assertThat(dumps.refusal(good, bad))
        .hasMessageContaining("b_20240909_20240915.csv, line 2")
        .hasMessageNotContaining("a_20240909_20240915.csv");
  }
}
