package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunset2g.sheet.Classification;
import org.sunset2g.sheet.ManifestFolder;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Sealing and opening as a user meets them; no Spark is started. */
class SealCommandTest {
  private static final String PASSWORD = "Xq7+kfPz02Lm";

  @TempDir private Path folder;
  private Path lists;
  private Path password;
  private Path archive;
  private String err;

  @BeforeEach
  void aWeekOfLists() throws IOException {
    lists = Files.createDirectories(folder.resolve("output/lists/2024-W37/viettel"));
    Files.createDirectory(lists.resolve("team-sheets"));
    Files.writeString(lists.resolve("VN-2004_180_huyen-trang-dinh.csv"), "Xã Gia Lộc\n");
    Files.writeString(lists.resolve("team-sheets/tổ 3.html"), "Tổ công nghệ số cộng đồng\n");
    manifest();
    password = password(PASSWORD + "\n");
    archive = folder.resolve("w37.zip");
  }

  @Test
  void listsComeBackWholeAndClosed() throws IOException {
    assertThat(seal(lists)).as(err).isZero();
    assertThat(mode(archive)).isEqualTo("rw-------");
    assertThat(unseal("back")).as(err).isZero();

    assertThat(err).contains("opened 4 files", "1 folders of lists agree");
    assertThat(mode(folder.resolve("back"))).isEqualTo("rwx------");
    for (String file : new String[] {"VN-2004_180_huyen-trang-dinh.csv", "team-sheets/tổ 3.html"}) {
      assertThat(folder.resolve("back/viettel").resolve(file))
          .hasSameBinaryContentAs(lists.resolve(file));
      assertThat(mode(folder.resolve("back/viettel").resolve(file))).isEqualTo("rw-------");
    }
    assertThat(names(folder)).noneMatch(name -> name.startsWith("."));
  }

  @Test
  void severalPlacesGoIntoOneArchive() throws IOException {
    Path export = Files.writeString(folder.resolve("ledger.csv"), "week,operator\n");

    assertThat(seal(lists, export)).as(err).isZero();
    assertThat(unseal("back")).as(err).isZero();

    assertThat(names(folder.resolve("back"))).containsExactly("ledger.csv", "viettel");
  }

  @Test
  void anArchiveThatIsThereIsNeverReplaced() throws IOException {
    Files.writeString(archive, "theirs");

    assertThat(seal(lists)).isEqualTo(2);
    assertThat(err).contains("is not replaced");
    assertThat(archive).hasContent("theirs");
  }

  @Test
  void aWrongPasswordEndsWithTwoAndLeavesNothing() throws IOException {
    seal(lists);
    password = password("another password\n");

    assertThat(unseal("back")).isEqualTo(2);
    assertThat(err).contains("the password is not the one it was sealed with");
    assertThat(names(folder)).noneMatch(name -> name.contains("back"));
  }

  @Test
  void aChangedArchiveEndsWithTwoAndLeavesNothing() throws IOException {
    seal(lists);
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 3] ^= 0x10;
    Files.write(archive, bytes);

    assertThat(unseal("back")).isEqualTo(2);
    assertThat(err).doesNotContain("\tat ");
    assertThat(names(folder)).noneMatch(name -> name.contains("back"));
  }

  @Test
  void listsThatDifferFromTheirManifestAreNotSealed() throws IOException {
    Files.writeString(lists.resolve("VN-2004_180_huyen-trang-dinh.csv"), "changed\n");

    assertThat(seal(lists)).isEqualTo(2);
    assertThat(err).contains("differs from its manifest", "VN-2004_180_huyen-trang-dinh.csv");
    assertThat(names(folder)).noneMatch(name -> name.contains("w37"));
  }

  @Test
  void aFolderThatHoldsSomethingIsNotOpenedInto() throws IOException {
    seal(lists);
    Files.createDirectory(folder.resolve("back"));
    assertThat(unseal("back")).as("an empty one is").isZero();

    assertThat(unseal("back")).isEqualTo(2);
    assertThat(err).contains("it is not empty");
  }

  @Test
  void linksAndHiddenFilesAreNotSealed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), lists);
    assertThat(seal(link)).isEqualTo(2);
    Path plain = Files.createDirectory(folder.resolve("deltas"));
    Files.createSymbolicLink(plain.resolve("inside.csv"), password);
    assertThat(seal(plain)).isEqualTo(2);
    Files.delete(plain.resolve("inside.csv"));
    Files.writeString(plain.resolve(".draft.part"), "half");
    assertThat(seal(plain)).isEqualTo(2);
    assertThat(err).contains("it is hidden");
  }

  @Test
  void nothingEmptyOfOneNameOrWithTheArchiveInsideIsSealed() throws IOException {
    assertThat(seal(Files.createDirectory(folder.resolve("empty")))).isEqualTo(2);
    assertThat(seal(folder.resolve("absent"))).isEqualTo(2);
    assertThat(seal(lists, Files.createDirectories(folder.resolve("other/viettel")))).isEqualTo(2);
    archive = lists.resolve("inside.zip");
    assertThat(seal(lists)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short\n", "eleven char\n", "mật khẩu rất dài\n", "ends with blank \n"})
  void aPasswordThatWouldNotDoIsRefusedAndNotRepeated(String content) throws IOException {
    password = password(content);

    assertThat(seal(lists)).isEqualTo(2);
    assertThat(err).contains("the password has");
    if (!content.isBlank()) {
      assertThat(err).doesNotContain(content.strip());
    }
  }

  @Test
  void aPasswordFileThatOthersMayReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(seal(lists)).isEqualTo(2);
    assertThat(err).contains("the password file has mode 0644");
  }

  @Test
  void aPasswordIsNeverAnArgument() {
    for (String[] way : new String[][] {{"--password=" + PASSWORD}, {"--password", PASSWORD}}) {
      int code =
          run(
              Stream.concat(
                      Stream.of("seal", lists.toString(), "--to", archive.toString()),
                      Stream.of(way))
                  .toArray(String[]::new));
      assertThat(code).isEqualTo(1);
      assertThat(err).contains("never an argument").doesNotContain(PASSWORD);
    }
  }

  @Test
  void theEnvironmentGivesThePasswordWhereNoFileIsNamed() {
    Map<String, String> environment = Map.of(SealPassword.VARIABLE, "from the environment");

    assertThat(SealPassword.read(Optional.empty(), environment))
        .containsExactly("from the environment".toCharArray());
    assertThat(SealPassword.read(Optional.of(password), environment))
        .containsExactly(PASSWORD.toCharArray());
    assertThatThrownBy(() -> SealPassword.read(Optional.empty(), Map.of()))
        .isInstanceOf(ConfigurationProblem.class);
    assertThatThrownBy(
            () -> SealPassword.read(Optional.empty(), Map.of(SealPassword.VARIABLE, "short")))
        .isInstanceOf(InputProblem.class);
  }

  private void manifest() throws IOException {
    ManifestFolder.write(
        lists,
        "viettel",
        IsoWeek.parse("2024-W38"),
        "2024-W37",
        "care desk and teams of viettel",
        LocalDate.of(2024, 9, 22),
        path -> Classification.RESTRICTED);
  }

  private Path password(String content) throws IOException {
    Path file = Files.createTempFile(folder, "password", "");
    return Files.writeString(file, content);
  }

  private int seal(Path... places) {
    return run(
        Stream.concat(
                Stream.concat(Stream.of("seal"), Stream.of(places).map(Path::toString)),
                Stream.of("--to", archive.toString(), "--password-file", password.toString()))
            .toArray(String[]::new));
  }

  private int unseal(String to) {
    return run(
        "unseal",
        archive.toString(),
        "--to",
        folder.resolve(to).toString(),
        "--password-file",
        password.toString());
  }

  private int run(String... arguments) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return Sunset2g.run(arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      Log.begin();
      err = said.toString(StandardCharsets.UTF_8);
    }
  }

  private static java.util.List<String> names(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path place) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
  }
}
