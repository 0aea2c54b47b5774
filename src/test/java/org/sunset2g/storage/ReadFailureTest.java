package org.sunset2g.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.vocabulary.InputProblem;

class ReadFailureTest {
  private static final Path FILE = Path.of("landing/op/2024-W37/x.csv");

  @TempDir private Path folder;

  @Test
  void whatDisksAndNetworksDoIsNotLaidToTheFile() {
    for (IOException fault :
        List.of(
            new IOException("Input/output error"),
            new FileSystemException(FILE.toString(), null, "Stale file handle"),
            new SocketTimeoutException("Read timed out"))) {
      assertThatThrownBy(() -> ReadFailure.raiseUnlessOfTheFile(FILE, fault))
          .isInstanceOf(ReadFailure.class)
          .hasMessageContaining(FILE.toString())
          .hasCause(fault);
    }
  }

  @Test
  void contentPlaceAndRightsAreOfTheFile() {
    for (IOException fault :
        List.of(
            new EOFException(),
            new ZipException("invalid block type"),
            new MalformedInputException(1),
            new NoSuchFileException(FILE.toString()),
            new AccessDeniedException(FILE.toString()),
            new FileSystemException(FILE.toString(), null, "Not a directory"),
            new IOException("Is a directory"))) {
      assertThatCode(() -> ReadFailure.raiseUnlessOfTheFile(FILE, fault))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void ofAReaderOfAFormatOnlyWhatMachinesSayCounts() {
    Throwable ofTask =
        new IllegalStateException(
            "Job aborted: Lost task 0.0 (TID 1): java.net.SocketException: Connection reset\n\tat x");
    assertThatThrownBy(
            () -> ReadFailure.raiseIfOfTheMachine(FILE, new IllegalStateException("x", ofTask)))
        .isInstanceOf(ReadFailure.class)
        .hasMessageStartingWith(FILE + ": Job aborted")
        .message()
        .hasLineCount(1);
    Throwable damaged =
        new IllegalStateException(
            "java.io.IOException: can not read class org.apache.parquet.format.FileMetaData\n"
                + "\tat org.sunset2g.storage.ReadFailure$Source.read(ReadFailure.java:12)\n"
                + "\tat org.apache.hadoop.hdfs.DFSInputStream.read(DFSInputStream.java:1)",
            new EOFException());
    assertThatCode(() -> ReadFailure.raiseIfOfTheMachine(FILE, damaged)).doesNotThrowAnyException();
  }

  @Test
  void aFileOfALinkThatLeadsNowhereIsThereAndNotReached() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertThat(Reading.isThere(link)).isTrue();
    assertThat(Reading.isReached(link)).isFalse();
    assertThat(Reading.isFolder(link)).isFalse();
    assertThat(Reading.isFolder(Files.writeString(folder.resolve("f"), "").resolve("below")))
        .isFalse();
  }

  @Test
  void aFolderThatCannotBeLookedAtIsNotTakenForNone() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> Reading.isFolder(loop))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("loop: it cannot be opened");
  }
}
