package org.sunset2g.feed.results;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Result files come from outside: what they can do to the machine that reads them. */
class HostileResultsTest {
  private static final ResultRules RULES =
      new ResultRules(Optional.of(new IsoWeek(2024, 37)), "VN-2004");
  private static final byte[] WORKBOOK =
      "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void aLinkShowsNothingOfWhatItLeadsTo() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "root:x:0:0\n");
    Path results = Files.createDirectory(folder.resolve("results"));
    Files.createSymbolicLink(results.resolve("a.csv"), elsewhere);
    refused(results, "it is a link");
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), results);
    refused(linked, "it is a link");
  }

  @Test
  void aPipeOrADeviceIsNotWaitedFor() {
    assertThatThrownBy(() -> ResultFiles.readFile(Path.of("/dev/zero"), RULES))
        .isInstanceOf(InputProblem.class);
    assertThatThrownBy(() -> org.sunset2g.feed.text.ReferenceFile.open(Path.of("/dev/zero")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is a pipe or a device");
  }

  @Test
  void aWorkbookThatUnfoldsIsRefusedWhateverSizeItNames() throws IOException {
    Path file = folder.resolve("a.xlsx");
    byte[] zip = zipped(51);
    // The sizes that the directory names are made up: 100 bytes each.
    for (int at = 0; at + 28 < zip.length; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
        zip[at + 24] = 100;
        zip[at + 25] = zip[at + 26] = zip[at + 27] = 0;
      }
    }
    Files.write(file, zip);
    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("a.xlsx");
  }

  @Test
  void aWorkbookOfEndlessRepetitionIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("b.xlsx"), zipped(51));
    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("expands to more than 50 MB");
  }

  @Test
  void textThatUnfoldsIsRefused() throws IOException {
    Path file = folder.resolve("a.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int megabyte = 0; megabyte < 33; megabyte++) {
        out.write(blanks);
      }
    }
    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("has more than 32 MB of text");
  }

  @Test
  void aCellFarToTheRightIsNoReasonToHoldAllBeforeIt() throws IOException {
    for (String reference : List.of("ZZZZZZ1", "XFD1")) {
      Path file = workbook(reference, "");
      assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("has more than 500 columns or 100000 rows");
    }
  }

  @Test
  void anEntityShowsNoFileOfTheMachine() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "canary-0815");
    Path file = workbook("A1", "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>");
    assertThatThrownBy(() -> ResultFiles.readFile(file, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageNotContaining("canary");
  }

  /** A real workbook with one cell of our choice. */
  private Path workbook(String reference, String before) throws IOException {
    var written = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(written, "test", null)) {
      workbook.newWorksheet("a").value(0, 0, 4711);
    }
    Path file = folder.resolve("w" + reference + ".xlsx");
    Path plain = Files.write(folder.resolve("plain.zip"), written.toByteArray());
    try (ZipFile in = new ZipFile(plain.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          bytes =
              (before
                      + "<worksheet"
                      + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                      + "<sheetData><row r=\"1\"><c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                          .formatted(reference, before.isEmpty() ? "x" : "&e;")
                      + "</sheetData></worksheet>")
                  .getBytes(StandardCharsets.UTF_8);
        }
        out.write(bytes);
        out.closeEntry();
      }
    }
    return file;
  }

  private void refused(Path results, String cause) {
    assertThatThrownBy(() -> ResultFiles.read(results, RULES))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(cause)
        .hasMessageNotContaining("root");
  }

  private static byte[] zipped(int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(WORKBOOK);
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      for (int megabyte = 0; megabyte < megabytes; megabyte++) {
        zip.write(new byte[1 << 20]);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
