package org.sunset2g.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class RestrictedFileTest {
  @TempDir private Path folder;

  @Test
  void aFileIsItsOwnersWhileItIsStillBeingWritten() throws IOException {
    Path file = folder.resolve("list.csv");
    try (Writer writer = RestrictedFile.writer(file)) {
      assertThat(mode(file)).isEqualTo("rw-------");
      writer.write("token");
    }
    assertThat(file).hasContent("token");
  }

  @Test
  void whatStoodOpenIsClosedWhenItIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    RestrictedFile.replace(file, out -> out.write('n'));
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("n");
  }

  @Test
  void aFolderIsMadeClosedAndOneThatIsThereIsClosedButNotThoseAbove() throws IOException {
    Path week = folder.resolve("lists/2024-W29");
    RestrictedFile.folder(week);
    assertThat(mode(week)).isEqualTo("rwx------");
    assertThat(mode(week.getParent())).startsWith("rwxr-");
    Files.setPosixFilePermissions(week, PosixFilePermissions.fromString("rwxrwxrwx"));
    RestrictedFile.folder(week);
    assertThat(mode(week)).isEqualTo("rwx------");
  }

  @Test
  void aLinkIsNeitherWrittenThroughNorClosedThrough() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "theirs");
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r--r--"));
    Path lists = Files.createDirectory(folder.resolve("lists"));
    Path link = Files.createSymbolicLink(lists.resolve("list.csv"), elsewhere);
    RestrictedFile.closeAll(lists);
    assertThat(mode(elsewhere)).isEqualTo("rw-r--r--");
    try (Writer writer = RestrictedFile.writer(link)) {
      writer.write("ours");
    }
    assertThat(elsewhere).hasContent("theirs");
    assertThat(link).hasContent("ours");
    Path planted = Files.createSymbolicLink(folder.resolve("planted"), lists);
    assertThatThrownBy(() -> RestrictedFile.folder(planted))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("it is a link");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
