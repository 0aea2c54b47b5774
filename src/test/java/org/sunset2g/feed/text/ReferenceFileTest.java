package org.sunset2g.feed.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class ReferenceFileTest {
  private static final String TEXT = "code,name\n01,Hà Nội\n02,Hà Giang\n";

  @TempDir private Path folder;

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
    assertThat(table("\ufeff" + TEXT).column("code")).isZero();
  }

  @Test
  void aCompressedFileReadsLikeThePlainOne() throws IOException {
    Path file = write("units.csv.gz", compressed(TEXT));
    assertThat(ReferenceFile.open(file).table(Layout.CONTRACT).rows())
        .isEqualTo(table(TEXT).rows());
  }

  @Test
  void aTruncatedGzipIsRefused() throws IOException {
    byte[] whole = compressed(TEXT);
    assertRefused(write("cut.csv.gz", Arrays.copyOf(whole, whole.length - 12)))
        .hasMessageContaining("cut.csv.gz: the gzip data stops in the middle");
  }

  @Test
  void aGzipWithAWrongChecksumIsRefused() throws IOException {
    byte[] broken = compressed(TEXT);
    broken[broken.length - 6] ^= 1;
    assertRefused(write("broken.csv.gz", broken)).hasMessageContaining("is broken");
  }

  @Test
  void aNameThatPromisesGzipMustKeepIt() throws IOException {
    assertRefused(write("units.csv.gz", bytes(TEXT))).hasMessageContaining("is not gzip");
  }

  @Test
  void anotherEncodingIsRefusedWithItsLine() throws IOException {
    assertRefused(write("latin.csv", "code,name\n01,Hà\n".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("latin.csv, line 2: the text is not UTF-8 (byte 0xe0)");
  }

  @Test
  void aTextCutInsideALetterIsRefused() throws IOException {
    byte[] whole = bytes("code,name\n01,Hà");
    assertRefused(write("cut.csv", Arrays.copyOf(whole, whole.length - 1)))
        .hasMessageContaining("line 2: the text is not UTF-8");
  }

  @Test
  void utf16IsRefusedByName() throws IOException {
    assertRefused(write("wide.csv", TEXT.getBytes(StandardCharsets.UTF_16)))
        .hasMessageContaining("is UTF-16");
  }

  @Test
  void binaryDataIsRefused() throws IOException {
    assertRefused(write("data.csv", new byte[] {65, 10, 0, 66}))
        .hasMessageContaining("line 2: holds a zero byte");
    assertRefused(write("book.csv", bytes("PK\u0003\u0004rest")))
        .hasMessageContaining("spreadsheet");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused(write("empty.csv", new byte[0])).hasMessageContaining("is empty");
    assertRefused(write("blank.csv", bytes("\n \n"))).hasMessageContaining("blank lines");
  }

  @Test
  void aFolderAndAMissingFileAreRefused() {
    assertRefused(folder).hasMessageContaining("is a folder");
    assertRefused(folder.resolve("none.csv")).hasMessageContaining("is not there");
  }

  @Test
  void columnNamesMatchInAnyCaseAndWithAnyBlanks() throws IOException {
    ReferenceTable table = table(" Parent Code ,NAME\n1,2\n");
    assertThat(table.column("parent_code")).isZero();
    assertThat(table.column("name")).isEqualTo(1);
  }

  @Test
  void aMissingColumnIsNamedWithTheNearestOne() throws IOException {
    ReferenceTable table = table("code,nmae\n1,2\n");
    assertThatThrownBy(() -> table.column("name"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no column 'name'")
        .hasMessageContaining("Did you mean 'nmae'?");
  }

  @Test
  void aRepeatedColumnIsRefusedWhereOneIsMeant() throws IOException {
    ReferenceTable table = table("code,code\n1,2\n");
    assertThatThrownBy(() -> table.column("code")).hasMessageContaining("more than once");
  }

  @Test
  void rowsKnowTheirLineBelowBlankLinesAndBrokenFields() throws IOException {
    ReferenceTable table = table("code,name\r\n\r\n1,\"two\nlines\"\n2, b \n");
    assertThat(table.rows())
        .containsExactly(
            new ReferenceTable.Row(3, List.of("1", "two lines")),
            new ReferenceTable.Row(5, List.of("2", "b")));
  }

  @Test
  void anUnevenRowIsRefusedWithItsLine() throws IOException {
    Path file = write("uneven.csv", bytes("code,name\n1,2\n1,2,3\n"));
    assertThatThrownBy(() -> ReferenceFile.open(file).table(Layout.CONTRACT))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 3: the row has 3 fields and the header has 2");
  }

  @Test
  void anUnclosedQuoteIsRefusedWithItsLine() throws IOException {
    Path file = write("quote.csv", bytes("code,name\n1,a\n2,\"b\n3,c\n"));
    assertThatThrownBy(() -> ReferenceFile.open(file).table(Layout.CONTRACT))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("line 3: a double quote is not closed");
  }

  private ReferenceTable table(String text) throws IOException {
    return ReferenceFile.open(write("table.csv", bytes(text))).table(Layout.CONTRACT);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
    return assertThatThrownBy(() -> ReferenceFile.open(file)).isInstanceOf(InputProblem.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(text));
    }
    return bytes.toByteArray();
  }
}
