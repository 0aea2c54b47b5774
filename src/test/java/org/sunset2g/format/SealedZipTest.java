package org.sunset2g.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.vocabulary.InputProblem;

class SealedZipTest {
  private static final char[] PASSWORD = "correct horse battery".toCharArray();
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "viettel/VN-2004_180_huyen-trang-dinh.csv", "subscriber_id,hamlet\nx,Ấp Đông\n",
              "viettel/tổ công nghệ số/Thừa Thiên Huế.csv", "Nguyễn Văn Ứng\n".repeat(9_000),
              "viettel/nothing.csv", ""));

  @TempDir private Path folder;

  @Test
  void whatWasSealedComesOutTheSameAndForItsOwnerOnly() throws IOException {
    Path opened = open(sealed(FILES), PASSWORD);

    assertThat(contents(opened)).isEqualTo(FILES);
    try (Stream<Path> all = Files.walk(opened)) {
      assertThat(all)
          .allSatisfy(
              place ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                      .isEqualTo(Files.isDirectory(place) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void otherProgramsFindEveryFileEncryptedWithAes256AndTheirChecksums() throws IOException {
    Path archive = sealed(FILES);

    try (ZipFile zip = new ZipFile(archive.toFile(), PASSWORD)) {
      assertThat(zip.getFileHeaders())
          .hasSize(FILES.size() + 1)
          .allSatisfy(
              file -> {
                assertThat(file.getEncryptionMethod()).isEqualTo(EncryptionMethod.AES);
                assertThat(file.getAesExtraDataRecord().getAesKeyStrength())
                    .isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
                assertThat(file.getCrc()).as("tells nothing of the content").isZero();
                assertThat(file.isFileNameUTF8Encoded()).isTrue();
              });
      Path place = folder.resolve("other");
      zip.extractAll(place.toString());
      assertThat(contents(place)).containsAllEntriesOf(FILES).containsKey(SealedZip.CHECKSUMS);
    }
    assertThat(Files.readString(archive, StandardCharsets.ISO_8859_1))
        .doesNotContain("subscriber_id");
  }

  @Test
  void aSecondSealingGivesOtherBytes() throws IOException {
    assertThat(Files.mismatch(sealed(FILES), sealed(FILES))).isNotNegative();
  }

  @Test
  void aWrongPasswordIsSaid() throws IOException {
    Path archive = sealed(FILES);

    assertThatThrownBy(() -> open(archive, "correct horse batterz".toCharArray()))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("the password is not the one");
  }

  /**
   * Whichever byte is flipped: refused, or it was one that says nothing of the content. Of the
   * directory at the end, which is not read, some bytes will do.
   */
  @Test
  void noFlippedByteChangesWhatComesOut() throws IOException {
    Map<String, String> small = Map.of("one.csv", "one");
    byte[] whole = Files.readAllBytes(sealed(small));
    int refused = 0;
    int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    for (int at = 0; at < whole.length; at += at < directory ? 1 : 11) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x01;
      Path archive = Files.write(Files.createTempFile(folder, "flipped", ".zip"), bytes);
      try {
        assertThat(contents(open(archive, PASSWORD))).as("byte %d", at).isEqualTo(small);
      } catch (InputProblem refusal) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(150);
  }

  @Test
  void anArchiveThatWasCutOffIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(sealed(FILES));
    for (int length : new int[] {0, 10, 100, whole.length / 3, whole.length / 2}) {
      Path archive =
          Files.write(
              Files.createTempFile(folder, "cut", ".zip"), java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> open(archive, PASSWORD))
          .as("%d bytes", length)
          .isInstanceOf(InputProblem.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../out.csv",
        "a/../../out.csv",
        "/tmp/out.csv",
        "..\\out.csv",
        "C:/out.csv",
        "a//out.csv",
        "a/",
        "a/./out.csv",
        "line\nbreak.csv"
      })
  void aNameThatLeadsOutOfTheFolderIsRefused(String name) throws IOException {
    Path archive = foreign(Map.of(name, "x"), EncryptionMethod.AES);

    assertThatThrownBy(() -> open(archive, PASSWORD)).isInstanceOf(InputProblem.class);
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all).noneMatch(place -> place.getFileName().toString().startsWith("out"));
    }
    assertThatThrownBy(() -> sealed(Map.of(name, "x"))).isInstanceOf(InputProblem.class);
  }

  @Test
  void aFileThatIsNotOnTheSealedListIsRefused() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("one.csv", "x");
    files.put(SealedZip.CHECKSUMS, "");

    assertThatThrownBy(() -> open(foreign(files, EncryptionMethod.AES), PASSWORD))
        .hasMessageContaining("it is not as it was sealed");
    assertThatThrownBy(() -> open(foreign(Map.of("one.csv", "x"), EncryptionMethod.AES), PASSWORD))
        .hasMessageContaining("it is not as it was sealed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "ZIP_STANDARD"})
  void aFileThatIsNotEncryptedAsWeDoItIsRefused(EncryptionMethod method) throws IOException {
    Path archive = foreign(Map.of("one.csv", "x"), method);

    assertThatThrownBy(() -> open(archive, PASSWORD))
        .hasMessageContaining("not encrypted as 'seal' does it");
  }

  @Test
  void anArchiveThatExpandsTooFarIsRefusedByWhatComesOut() throws IOException {
    Path archive = sealed(Map.of("zeros.csv", "0".repeat(1_000_000)));
    Path opened = Files.createDirectory(folder.resolve("bomb"));

    assertThatThrownBy(() -> SealedZip.open(archive, opened, PASSWORD, 200_000))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("an archive holds at most");
    assertThat(Files.size(opened.resolve("zeros.csv"))).isLessThanOrEqualTo(200_000);
  }

  @Test
  void whatIsNoArchiveIsSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no archive at all, but long enough");

    assertThatThrownBy(() -> open(text, PASSWORD)).hasMessageContaining("no archive that 'seal'");
  }

  private Path sealed(Map<String, String> files) throws IOException {
    TreeMap<String, Path> places = new TreeMap<>();
    for (var file : files.entrySet()) {
      Path content = Files.createTempFile(folder, "content", ".csv");
      places.put(file.getKey(), Files.writeString(content, file.getValue()));
    }
    Path archive = Files.createTempFile(folder, "sealed", ".zip");
    RestrictedFile.replace(archive, out -> SealedZip.write(out, places, PASSWORD));
    return archive;
  }

  private Path foreign(Map<String, String> files, EncryptionMethod method) throws IOException {
    Path archive = Files.createTempFile(folder, "foreign", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive), PASSWORD)) {
      for (var file : files.entrySet()) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(file.getKey());
        parameters.setEncryptFiles(method != EncryptionMethod.NONE);
        parameters.setEncryptionMethod(method);
        zip.putNextEntry(parameters);
        if (!file.getKey().endsWith("/")) {
          zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return archive;
  }

  private Path open(Path archive, char[] password) throws IOException {
    Path opened = Files.createTempDirectory(folder, "opened");
    SealedZip.open(archive, opened, password);
    return opened;
  }

  private static Map<String, String> contents(Path place) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(place.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
