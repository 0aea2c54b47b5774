package org.sunset2g.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

/** Paths over a file system of Hadoop, here the machine's own under another name. */
class PlacesTest {
  @TempDir Path disk;
  private Path remote;

  /** The disk, as if it were elsewhere. */
  public static final class Elsewhere extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("elsewhere://host/");
    }

    /**
     * As other file systems list: Hadoop's for the disk asks it for rights, by the disk's names.
     */
    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path folder) throws IOException {
      return Stream.of(super.listStatus(folder))
          .map(
              file ->
                  new FileStatus(
                      file.getLen(), file.isDirectory(), 1, 1, 0, 0, null, "", "", file.getPath()))
          .toArray(FileStatus[]::new);
    }
  }

  @BeforeEach
  void open() {
    HadoopSettings.use(Map.of("spark.hadoop.fs.elsewhere.impl", Elsewhere.class.getName()));
    remote = Places.path("elsewhere://host" + disk);
  }

  @AfterEach
  void close() {
    HadoopSettings.use(Map.of());
  }

  @Test
  void textBecomesAPathAndTheSameTextAgain() {
    assertThat(Places.path("/a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(Places.path("file:/a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(Places.path("s3a://b/nhà mạng/x/").toString()).isEqualTo("s3a://b/nhà mạng/x");
    assertThat(Places.path("hdfs://h:8020").toString()).isEqualTo("hdfs://h:8020/");
    assertThat(Places.path("hdfs://h:8020/a%20b").toUri())
        .isEqualTo(URI.create("hdfs://h:8020/a%2520b"));
    Path path = Places.path("s3a://b/nhà mạng/operator=x");
    assertThat(Places.path(path.toUri())).isEqualTo(path).hasSameHashCodeAs(path);
    assertThat(Places.hadoop(path).toString()).isEqualTo(path.toString());
  }

  @Test
  void placesWithoutANameOfTheirOwnAreRefused() {
    for (String unclear : new String[] {"hdfs:///lake", "s3://b/lake", "s3a://key:word@b/lake"}) {
      assertThatExceptionOfType(InputProblem.class)
          .isThrownBy(() -> Places.path(unclear))
          .withMessageContaining("what to do")
          .withMessageNotContaining("word@");
    }
  }

  @Test
  void pathsAreTakenApartAndPutTogetherAsThoseOfTheDisk() {
    Path lake = Places.path("hdfs://h/lake");
    assertThat(lake.resolve("runs").resolve("000001.json").toString())
        .isEqualTo("hdfs://h/lake/runs/000001.json");
    assertThat(lake.resolve(Path.of("a/b")).getFileName().toString()).isEqualTo("b");
    assertThat(lake.relativize(lake.resolve("a/b")).toString()).isEqualTo("a/b");
    assertThat(lake.resolve("a/../b/./c").normalize()).isEqualTo(lake.resolve("b/c"));
    assertThat(lake.resolve("a").startsWith(lake)).isTrue();
    assertThat(lake.resolveSibling("lake2").startsWith(lake)).isFalse();
    assertThat(lake.getParent()).isEqualTo(Places.path("hdfs://h/"));
    assertThat(lake.getParent().getParent()).isNull();
    assertThat(lake).isNotEqualTo(Places.path("hdfs://other/lake"));
    assertThat(new TreeSet<>(java.util.List.of(lake.resolve("b"), lake.resolve("a"))).first())
        .isEqualTo(lake.resolve("a"));
    assertThat(lake.resolve("operator=x/f").iterator().next().toString()).isEqualTo("lake");
  }

  @Test
  void filesAreWrittenReadListedMovedAndDeleted() throws IOException {
    Path folder = Files.createDirectories(remote.resolve("a/b"));
    Files.writeString(folder.resolve("f"), "một");
    assertThat(disk.resolve("a/b/f")).hasContent("một");
    assertThat(Files.isDirectory(folder)).isTrue();
    assertThat(Files.size(folder.resolve("f"))).isEqualTo(5);
    assertThat(Files.exists(folder.resolve("g"))).isFalse();
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Files.readString(folder.resolve("g")));
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(
            () -> Files.writeString(folder.resolve("f"), "x", StandardOpenOption.CREATE_NEW));
    Files.writeString(folder.resolve("g"), "hai");
    Files.move(folder.resolve("g"), folder.resolve("f"), StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> walked = Files.walk(remote)) {
      assertThat(walked.filter(Files::isRegularFile)).containsExactly(folder.resolve("f"));
    }
    assertThat(Places.filesUnder(remote)).containsExactly(folder.resolve("f"));
    assertThat(Files.readString(folder.resolve("f"))).isEqualTo("hai");
    assertThatExceptionOfType(DirectoryNotEmptyException.class)
        .isThrownBy(() -> Files.delete(folder));
    assertThat(Files.deleteIfExists(folder.resolve("f"))).isTrue();
    assertThat(folder.toRealPath()).isEqualTo(folder);
    assertThat(Places.filesUnder(remote.resolve("nowhere"))).isEmpty();
  }

  @Test
  void aFileIsReadFromItsMiddle() throws IOException {
    Path file = Files.writeString(remote.resolve("f"), "0123456789");
    try (InputStream content = Files.newInputStream(file)) {
      content.skipNBytes(7);
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("789");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(2);
      channel.position(4).read(bytes);
      assertThat(bytes.array()).isEqualTo("45".getBytes(StandardCharsets.UTF_8));
      assertThat(channel.size()).isEqualTo(10);
    }
  }

  @Test
  void aSecretIsLookedUpWhereItIsNamed() throws IOException {
    Path file = Files.writeString(disk.resolve("secret"), "pass$word\n");
    assertThat(SecretReference.resolved(Map.of("a", "x${file:" + file + "}y", "b", "plain")))
        .isEqualTo(Map.of("a", "xpass$wordy", "b", "plain"));
    assertThatExceptionOfType(InputProblem.class)
        .isThrownBy(() -> SecretReference.resolved(Map.of("k", "${env:SUNSET2G_NOT_SET}")))
        .withMessageContaining("SUNSET2G_NOT_SET, which is not set");
    assertThat(SecretReference.variables(Map.of("a", "${env:A_B}/${env:C}", "b", "${file:/x}")))
        .containsExactly("A_B", "C");
  }

  @Test
  void aNewFolderIsForItsOwnerOnlyAndOneThatIsThereStaysAsItIs() throws IOException {
    Places.makeRestricted(remote.resolve("above/lake"));
    Path made = disk.resolve("above/lake");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-x---"));
    Places.makeRestricted(remote.resolve("above/lake"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwxr-x---");
  }

  /** A catalogue's journal comes and goes while its folder is listed. */
  @Test
  void whatGoesMeanwhileIsPassedOver() throws Exception {
    Path stays = Files.writeString(disk.resolve("stays"), "x");
    AtomicBoolean isDone = new AtomicBoolean();
    Future<?> others =
        ForkJoinPool.commonPool()
            .submit(
                () -> {
                  while (!isDone.get()) {
                    Files.deleteIfExists(Files.writeString(disk.resolve("journal"), ""));
                  }
                  return null;
                });
    for (int time = 0; time < 20_000; time++) {
      assertThat(Places.filesUnder(disk)).contains(stays);
    }
    isDone.set(true);
    others.get();
  }

  @Test
  void whatCannotBeLookedAtIsNotTakenForNothing() throws IOException {
    Path odd = Files.createSymbolicLink(disk.resolve("odd"), disk.resolve("odd"));
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Places.filesUnder(odd));
    assertThat(Places.filesUnder(disk.resolve("nowhere"))).isEmpty();
  }
}
