package org.sunset2g.feed.landing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.sunset2g.feed.landing.ExtractFixture.bomb;
import static org.sunset2g.feed.landing.ExtractFixture.gzip;
import static org.sunset2g.feed.landing.ExtractFixture.isRefused;
import static org.sunset2g.feed.landing.ExtractFixture.refusal;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION;
import static org.sunset2g.feed.landing.LandingFixture.OBSERVATION_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT;
import static org.sunset2g.feed.landing.LandingFixture.SNAPSHOT_HEADER;
import static org.sunset2g.feed.landing.LandingFixture.id;
import static org.sunset2g.feed.landing.LandingFixture.lines;
import static org.sunset2g.feed.landing.LandingFixture.subscriber;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.contract.Contracts;

/** Files that are refused as a whole: each says which file, where, why and what to do. */
class RefusedExtractTest {
  private static final String CSV = "subscriber_snapshot.csv";
  private static final String GZ = "subscriber_snapshot.csv.gz";
  private static final String GOOD = lines(SNAPSHOT_HEADER, subscriber(1, "Thôn Đông"));
  private static final byte[] PACKED = gzip(GOOD.getBytes(UTF_8));

  @TempDir Path folder;

  private record Refused(String name, String file, byte[] content, String... saying) {}

  private final List<Refused> cases = new ArrayList<>();

  private void refuse(String name, String file, byte[] content, String... saying) {
    cases.add(new Refused(name, file, content, saying));
  }

  private void refuse(String name, String content, String... saying) {
    refuse(name, CSV, content.getBytes(UTF_8), saying);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private Stream<DynamicTest> tests() {
    return cases.stream()
        .map(
            each ->
                dynamicTest(
                    each.name(),
                    () -> {
                      Path ofCase = Files.createTempDirectory(folder, "case");
                      Path file = new ExtractFixture(ofCase).with(each.file(), each.content());
                      isRefused(file, ExtractFixture.tableOf(each.file()), each.saying());
                      assertThat(ExtractFixture.entries(ofCase)).containsExactly(file);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> filesWithoutRows() {
    refuse("an empty file", "", "it is empty");
    refuse("a byte order mark alone", "\ufeff", "nothing but blank lines");
    refuse("blank lines alone", "\n\r\n\r\n", "nothing but blank lines");
    refuse("blanks alone", "   \n", "nothing but blank lines");
    refuse("a header alone", SNAPSHOT_HEADER, "holds no subscriber", "full snapshot");
    refuse("a header and blank lines", SNAPSHOT_HEADER + "\n\n\n\r\n", "holds no subscriber");
    refuse("gzip of nothing", GZ, gzip(new byte[0]), "it is empty");
    refuse("no byte under a gzip name", GZ, new byte[0], "gzip");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> damagedGzip() {
    for (int left : new int[] {1, 5, 10, 30, PACKED.length - 9, PACKED.length - 8}) {
      refuse("gzip cut after byte " + left, GZ, Arrays.copyOf(PACKED, left), "gzip");
    }
    refuse("gzip without its last byte", GZ, Arrays.copyOf(PACKED, PACKED.length - 1), "too early");
    byte[] wrongSum = PACKED.clone();
    wrongSum[wrongSum.length - 6] ^= 0x55;
    refuse("gzip with a wrong checksum", GZ, wrongSum, "gzip data are damaged");
    refuse(
        "a second gzip member cut short",
        GZ,
        joined(PACKED, Arrays.copyOf(PACKED, PACKED.length / 2)),
        "gzip data");
    refuse("rubbish after gzip", GZ, joined(PACKED, new byte[40]), "gzip data are damaged");
    refuse(
        "text under a gzip name", GZ, GOOD.getBytes(UTF_8), "compressed with gzip, but it is not");
    refuse("gzip within gzip", GZ, gzip(PACKED), "compressed with gzip", "compressed once");
    refuse("gzip under a plain name", CSV, PACKED, "compressed with gzip", "name it .csv.gz");
    return tests();
  }

  @TestFactory
  @Timeout(30)
  Stream<DynamicTest> gzipBombs() {
    byte[] header = (SNAPSHOT_HEADER + "\n").getBytes(UTF_8);
    refuse("a bomb of zeros", GZ, bomb(new byte[0], '\0', 100), "NUL byte");
    refuse(
        "a bomb of zeros after rows", GZ, bomb(GOOD.getBytes(UTF_8), '\0', 100), "line 3", "NUL");
    refuse("a bomb of one line", GZ, bomb(header, 'x', 100), "line 2", "longer than 1 MiB");
    refuse("a bomb of a header", GZ, bomb(new byte[0], 'x', 100), "line 1", "longer than 1 MiB");
    refuse("a bomb of blank lines", GZ, bomb(header, '\n', 100), "more than 200 times its size");
    refuse("a bomb of returns", GZ, bomb(header, '\r', 100), "more than 200 times its size");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> linesThatNeverEnd() {
    String start = GOOD + id(2) + ",VN-2004,06007,";
    refuse("a NUL in a row", GOOD + "abc\0\n", "line 3", "NUL byte");
    refuse("a NUL in the header", "subscriber_id\0" + GOOD, "line 1", "NUL byte");
    refuse("a line of 10 MB", start + "x".repeat(10_000_000), "line 3", "longer than 1 MiB");
    refuse(
        "a quoted cell of 10 MB",
        start + "\"" + "x\n".repeat(5_000_000) + "\"",
        "line 3",
        "not closed within 1 MiB");
    refuse("a quote that never closes", start + "\"Thôn\n" + GOOD, "line 3", "never closed");
    refuse(
        "a quote in the header that never closes",
        "\"" + GOOD,
        "line 1",
        "a quote opens here and is never closed");
    refuse("a quote at the very end", GOOD + "\"", "line 3", "never closed");
    refuse("a header of 2 MB", "x".repeat(2_000_000) + "," + GOOD, "line 1", "longer than 1 MiB");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> headers() {
    refuse("two columns of one name", GOOD.replace("hamlet", "Status "), "'status' comes twice");
    refuse("a misspelt column", GOOD.replace("segment", "segmnt"), "missing: segment", "'segmnt'");
    refuse(
        "a header in Vietnamese",
        GOOD.replace(SNAPSHOT_HEADER, "mã_thuê_bao,hệ_mã,xã,thôn,trạng_thái"),
        "line 1",
        "required columns are missing: subscriber_id, ");
    refuse("a header in Chinese", "用户,代码,乡\n" + id(1) + ",a,b\n", "required columns are missing");
    refuse("a header in right-to-left script", "مشترك,رمز\n1,2\n", "required columns are missing");
    refuse("no header", subscriber(1, "") + "\n", "line 1", "required columns are missing");
    refuse(
        "no header and the same number twice",
        "84912345678,84912345678,x\n",
        "line 1",
        "column like 9{11} comes twice");
    refuse(
        "ten thousand columns of other names",
        IntStream.range(0, 10_000).mapToObj(each -> "c" + each).collect(Collectors.joining(","))
            + "\n1\n",
        "required columns are missing");
    refuse("a title above the header", "Báo cáo tuần 37\n" + GOOD, "line 1", "missing");
    refuse("a sep= line above the header", "sep=,\n" + GOOD, "line 1", "missing");
    refuse("semicolons", GOOD.replace(',', ';'), "line 1", "parted by semicolons");
    refuse("tabs", GOOD.replace(',', '\t'), "line 1", "parted by tabs");
    refuse("vertical bars", GOOD.replace(',', '|'), "line 1", "parted by vertical bars");
    refuse(
        "a byte order mark and semicolons",
        "\ufeff" + GOOD.replace(',', ';'),
        "parted by semicolons");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> otherEncodings() {
    String name = "not UTF-8";
    String latin = GOOD.replace("Đ", "D");
    refuse("Latin-1", CSV, latin.getBytes(ISO_8859_1), "line 2", name);
    refuse("Windows-1258", CSV, GOOD.getBytes(Charset.forName("windows-1258")), "line 2", name);
    refuse("Windows-1252 quotes", CSV, joined(GOOD.getBytes(UTF_8), bytes(0x93)), "line 3", name);
    byte[] mixed = joined(GOOD.getBytes(UTF_8), latin.getBytes(ISO_8859_1));
    refuse("UTF-8, then Latin-1", CSV, mixed, "line 4", name);
    refuse("UTF-16 LE with mark", CSV, ("\ufeff" + GOOD).getBytes(UTF_16LE), "UTF-16");
    refuse("UTF-16 BE with mark", CSV, ("\ufeff" + GOOD).getBytes(UTF_16BE), "UTF-16");
    refuse("UTF-16 LE without mark", CSV, GOOD.getBytes(UTF_16LE), "UTF-16");
    refuse("UTF-16 BE without mark", CSV, GOOD.getBytes(UTF_16BE), "UTF-16");
    for (String order : new String[] {"LE", "BE"}) {
      Charset wide = Charset.forName("UTF-32" + order);
      refuse("UTF-32 " + order + " with mark", CSV, ("\ufeff" + GOOD).getBytes(wide), "UTF-32");
      refuse("UTF-32 " + order + " without mark", CSV, GOOD.getBytes(wide), "line 1", "NUL byte");
    }
    byte[] good = GOOD.getBytes(UTF_8);
    refuse("an overlong character", CSV, joined(good, bytes(0xC0, 0x80)), "line 3", name);
    refuse("half a surrogate pair", CSV, joined(good, bytes(0xED, 0xA0, 0x80)), "line 3", name);
    refuse("beyond Unicode", CSV, joined(good, bytes(0xF4, 0x90, 0x80, 0x80)), "line 3", name);
    refuse("a character cut short", CSV, joined(good, bytes(0xE1, 0xBB)), "line 3", "within");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> otherFormatsUnderACsvName() {
    refuse("a workbook", "PK\u0003\u0004\u0014xl/workbook.xml", "Excel workbook (.xlsx)", "as CSV");
    refuse("a zip archive", "PK\u0003\u0004\u0014a.csv", "a zip archive");
    refuse("a Parquet file", "PAR1\u0015\u0004", "a Parquet file", "name it .parquet");
    refuse("a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj", "a PDF document");
    refuse("a web page", "<!DOCTYPE html>\n<html><body>502", "a web page");
    refuse("XML", "<?xml version=\"1.0\"?>\n<a/>", "it is XML");
    refuse("bzip2", "BZh91AY&SY", "compressed with bzip2");
    refuse("Zstandard", CSV, bytes(0x28, 0xB5, 0x2F, 0xFD, 4, 0), "compressed with Zstandard");
    refuse("an old workbook", CSV, bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1), "Excel workbook (.xls)");
    refuse("JSON", "{\"subscriber_id\": 1}\n", "line 1", "required columns are missing");
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> identifiersInClear() {
    for (String number :
        List.of(
            "84912345678",
            "+84912345678",
            "0912345678",
            "00849123456789",
            " 0912345678 ",
            "+84 912 345 678",
            "0912-345-678",
            "(0912) 345.678",
            "'0912345678",
            "=0912345678",
            "452041234567890",
            "356789012345678",
            "35-678901-234567-8",
            "84912345678.0")) {
      refuse(
          "a subscriber in clear: " + number,
          GOOD + number + subscriber(2, "").substring(id(2).length()) + "\n",
          "line 3",
          "in clear",
          "rows like that: 1",
          "keyed hash");
    }
    refuse(
        "an IMEI as the device",
        "device_observation.csv",
        lines(OBSERVATION_HEADER, id(1) + ",356789012345678,35678901,2024-09-09,2024-09-09,1,1,2G")
            .getBytes(UTF_8),
        "line 2",
        "in clear");
    refuse(
        "a formula around a number",
        GOOD + "\"=\"\"0912345678\"\"\"" + subscriber(2, "").substring(id(2).length()),
        "line 3",
        "in clear");
    return tests();
  }

  @Test
  void whatIsNotThereIsRefused() {
    isRefused(folder.resolve(CSV), SNAPSHOT, "it is not there");
  }

  @Test
  void aFolderInPlaceOfAFileIsRefused() throws IOException {
    isRefused(Files.createDirectory(folder.resolve(CSV)), SNAPSHOT, "it is not a file");
  }

  @Test
  void aLinkToNothingIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve(CSV), folder.resolve("gone"));
    isRefused(link, SNAPSHOT, "it is not there");
  }

  @Test
  void aDeviceThatNeverEndsIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve(CSV), Path.of("/dev/zero"));
    isRefused(link, SNAPSHOT, "it is not a file");
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    for (String name : List.of(CSV, "subscriber_snapshot.parquet")) {
      Path pipe = folder.resolve(name);
      Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
      assertThat(made.waitFor(5, TimeUnit.SECONDS)).isTrue();
      LandingFolder.Located located = ExtractFixture.extract(pipe, SNAPSHOT).located();
      Throwable thrown =
          located.format() == LandingFormat.PARQUET
              ? catchThrowable(() -> ParquetPreflight.of(folder, located))
              : catchThrowable(() -> ExtractFixture.check(pipe, SNAPSHOT));
      refusal(thrown, pipe, "it is not a file");
    }
  }

  @Test
  void aFileThatMayNotBeReadIsRefused() throws IOException {
    Path file = new ExtractFixture(folder).with(CSV, GOOD.getBytes(UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(file)) {
      // This user may read any file, but nobody a setting of the system that is only written.
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/proc/sys/vm/drop_caches"));
    }
    isRefused(file, SNAPSHOT, "it cannot be read");
  }

  @Test
  void aFileThatVanishesOrShrinksMeanwhileIsRefused() throws IOException {
    Path file = new ExtractFixture(folder).with(CSV, GOOD.getBytes(UTF_8));
    Extract extract = ExtractFixture.extract(file, SNAPSHOT);
    CsvPreflight csv = CsvPreflight.of(extract.located(), Contracts.of(SNAPSHOT), 1 << 20);
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Files.writeString(file, SNAPSHOT_HEADER + "\n");
    refusal(
        catchThrowable(() -> ExtractCheck.of(extract, csv, scratch, 5)),
        file,
        "written to meanwhile");
    Files.delete(file);
    refusal(
        catchThrowable(() -> ExtractCheck.of(extract, csv, scratch, 5)),
        file,
        "written to meanwhile");
  }

  @Test
  void anUnknownSuffixIsRefused() {
    for (String name : List.of("a.CSV", "a.csv.zip", "a.txt", "csv")) {
      Path file = new ExtractFixture(folder).with(name, GOOD.getBytes(UTF_8));
      isRefused(file, SNAPSHOT, "by its name it is neither");
    }
  }

  @Test
  void aNameInTheWrongCaseIsPointedAt() throws IOException {
    LandingFixture landing = new LandingFixture(folder).with("Subscriber_Snapshot.CSV", GOOD);
    refusal(
        catchThrowable(
            () ->
                LandingFolder.locate(
                    folder, LandingFixture.OPERATOR, LandingFixture.WEEK, SNAPSHOT)),
        landing.folder(),
        "there is no subscriber_snapshot.csv",
        "Is 'Subscriber_Snapshot.CSV' meant to be 'subscriber_snapshot.csv'?");
  }

  @Test
  void observationsOfAHeaderAloneAreNone() {
    Path file =
        new ExtractFixture(folder)
            .with("device_observation.csv", OBSERVATION_HEADER.getBytes(UTF_8));
    assertThat(ExtractFixture.check(file, OBSERVATION).counts().rowsIn()).isZero();
  }

  @Test
  void aBombIsRefusedBeforeMuchOfItIsExpanded() {
    byte[] bomb = bomb((SNAPSHOT_HEADER + "\n").getBytes(UTF_8), '\n', 1000);
    assertThat(ByteBuffer.wrap(bomb).remaining()).isLessThan(2 << 20);
    Path file = new ExtractFixture(folder).with(GZ, bomb);
    long start = System.nanoTime();
    isRefused(file, SNAPSHOT, "more than 200 times");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }
}
