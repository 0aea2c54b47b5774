package org.sunset2g.feed.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.gzip;
import static org.sunset2g.feed.landing.LandingFixture.lines;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class RefusedFileTest {
  private static final String GOOD = lines(SNAPSHOT_HEADER, subscriber(1, ""));

  @TempDir Path landing;
  private LandingFixture fixture;

  @BeforeEach
  void anEmptyLanding() {
    fixture = new LandingFixture(landing);
  }

  private void isRefused(String... saying) {
    assertThatThrownBy(() -> fixture.read(SNAPSHOT))
        .isInstanceOf(InputProblem.class)
        .message()
        .contains("what to do: ")
        .contains(saying);
  }

  private void csvIsRefused(String content, String... saying) {
    fixture.with("subscriber_snapshot.csv", content);
    isRefused(saying);
  }

  private void csvIsRefused(byte[] content, String... saying) {
    fixture.with("subscriber_snapshot.csv", content);
    isRefused(saying);
  }

  @Test
  void aMissingFileIsRefused() {
    isRefused("there is no subscriber_snapshot.csv");
  }

  @Test
  void twoFilesForOneTableAreRefusedByName() {
    fixture.with("subscriber_snapshot.csv.gz", gzip(GOOD));
    csvIsRefused(GOOD, "2 files", "subscriber_snapshot.csv,", "subscriber_snapshot.csv.gz");
  }

  @Test
  void anEmptyFileIsRefused() {
    csvIsRefused("", "it is empty");
  }

  @Test
  void aSnapshotOfAHeaderAloneIsRefused() {
    csvIsRefused(SNAPSHOT_HEADER + "\n", "holds no subscriber");
  }

  @Test
  void observationsOfAHeaderAloneAreNone() {
    fixture.with("device_observation.csv", OBSERVATION_HEADER);
    CheckedTable table = fixture.read(OBSERVATION);
    assertThat(table.counts().rowsIn()).isZero();
    assertThat(LandingFixture.accepted(table).count()).isZero();
  }

  @Test
  void aTruncatedGzipIsRefused() {
    byte[] whole = gzip(GOOD);
    fixture.with("subscriber_snapshot.csv.gz", Arrays.copyOf(whole, whole.length - 9));
    isRefused("end too early");
  }

  @Test
  void rubbishAfterAGzipMemberIsRefused() {
    byte[] whole = gzip(GOOD);
    fixture.with("subscriber_snapshot.csv.gz", Arrays.copyOf(whole, whole.length + 20));
    isRefused("gzip data are damaged");
  }

  @Test
  void textUnderAGzipNameIsRefused() {
    fixture.with("subscriber_snapshot.csv.gz", GOOD);
    isRefused("compressed with gzip, but it is not");
  }

  @Test
  void otherFormatsUnderACsvNameAreRefused() {
    csvIsRefused(gzip(GOOD), "compressed with gzip", "name it .csv.gz");
    csvIsRefused("PK\u0003\u0004....[Content_Types].xml", "Excel workbook");
    csvIsRefused("PK\u0003\u0004....a.csv", "a zip archive");
    csvIsRefused("PAR1....", "a Parquet file");
    csvIsRefused(GOOD.getBytes(StandardCharsets.UTF_16), "UTF-16");
    csvIsRefused(GOOD.getBytes(StandardCharsets.UTF_16LE), "UTF-16");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
    byte[] content = lines(SNAPSHOT_HEADER, subscriber(1, ""), subscriber(2, "Th?n")).getBytes();
    content[new String(content, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xF4;
    csvIsRefused(content, "line 3", "offset", "not UTF-8");
  }

  @Test
  void aFileThatEndsWithinACharacterIsRefused() {
    byte[] content = (GOOD + "Thô").getBytes(StandardCharsets.UTF_8);
    csvIsRefused(Arrays.copyOf(content, content.length - 1), "line 3", "ends within a character");
  }

  @Test
  void aNulByteIsRefusedWithItsLine() {
    csvIsRefused(GOOD + "abc\0", "line 3", "NUL");
  }

  @Test
  void anotherDelimiterIsNamed() {
    csvIsRefused(GOOD.replace(',', ';'), "parted by semicolons", "commas");
    csvIsRefused(GOOD.replace(',', '\t'), "parted by tabs");
    csvIsRefused(GOOD.replace(',', '|'), "parted by vertical bars");
  }

  @Test
  void aMissingRequiredColumnIsNamedWithWhatItMayBeCalled() {
    csvIsRefused(GOOD.replace("status", "statuss"), "missing: status", "'statuss'");
  }

  @Test
  void aColumnThatComesTwiceIsRefused() {
    csvIsRefused(GOOD.replace("hamlet", " STATUS "), "'status' comes twice", "number 4 and 5");
  }

  @Test
  void anUnclosedQuoteIsRefusedWhereItOpens() {
    csvIsRefused(GOOD + subscriber(2, "\"x") + "\n" + subscriber(3, ""), "line 3", "never closed");
  }

  @Test
  void aRecordOfMoreThanAMebibyteIsRefused() {
    csvIsRefused(GOOD + "x".repeat(1 << 20) + "yz\n", "line 3", "longer than 1 MiB");
    csvIsRefused(GOOD + "\n\"" + "x\n".repeat(1 << 20) + "\"", "line 4", "not closed within 1 MiB");
  }

  @Test
  void aDamagedParquetFileIsRefused() {
    fixture.with("subscriber_snapshot.parquet", "PAR1 and nothing else PAR1");
    isRefused("not a Parquet file");
  }

  @Test
  void aLinkOutOfTheLandingFolderIsRefused(@TempDir Path elsewhere) throws IOException {
    Path file = Files.writeString(elsewhere.resolve("x.csv"), GOOD);
    Files.createDirectories(fixture.folder());
    Files.createSymbolicLink(fixture.folder().resolve("subscriber_snapshot.csv"), file);
    isRefused("leads out of the landing folder");
  }

  @Test
  void rawNumbersRefuseTheWholeFileWithoutBeingNamed() {
    String raw = subscriber(2, "").replace(LandingFixture.id(2), " +84912345678 ");
    String content = GOOD + raw + "\n" + raw.replace("+84", "0") + "\n";
    csvIsRefused(content, "line 3", "rows like that: 2", "keyed hash");
    assertThatThrownBy(() -> fixture.read(SNAPSHOT))
        .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("912345678"));
  }

  @Test
  void operatorsAreTheFoldersThatHoldAnything() throws IOException {
    fixture.with("subscriber_snapshot.csv", GOOD);
    Files.createDirectories(landing.resolve("empty/2024-W37"));
    Files.createDirectories(landing.resolve("other week/2024-W36"));
    assertThat(LandingFolder.operators(landing, LandingFixture.WEEK)).containsExactly("north");

    Files.createDirectories(landing.resolve("a b/2024-W37/x"));
    assertThatThrownBy(() -> LandingFolder.operators(landing, LandingFixture.WEEK))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("'a b' cannot be an operator's folder");
  }
}
