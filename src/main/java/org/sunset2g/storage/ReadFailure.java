package org.sunset2g.storage;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.security.AccessControlException;

/**
 * A disk or a network failed while a file was read. Nothing is wrong with the file as far as
 * anybody knows, so whoever delivered it has nothing to mend: the same may go well a minute later.
 */
public final class ReadFailure extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  /** Faults of content, place or rights: they stay until somebody mends them. */
  private static final List<Class<? extends IOException>> OF_THE_FILE =
      List.of(
          EOFException.class,
          ZipException.class,
          CharacterCodingException.class,
          ChecksumException.class,
          NoSuchFileException.class,
          FileNotFoundException.class,
          NotDirectoryException.class,
          FileSystemLoopException.class,
          AccessDeniedException.class,
          AccessControlException.class);

  private static final Pattern SAID_OF_THE_FILE =
      Pattern.compile(
          "Permission denied|Operation not permitted|Not a directory|Is a directory"
              + "|Too many levels of symbolic links|File name too long|No such file");

  /** How disks and networks fail, where a reader of a format may have failed as well. */
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile(
          "Input/output error|Stale file handle|Remote I/O error|endpoint is not connected"
              + "|Connection (reset|refused|closed|timed out)|Host is down|No route to host"
              + "|Network is (down|unreachable)"
              + "|(org\\.sunset2g\\.storage\\.ReadFailure|java\\.net\\.\\w+Exception"
              + "|org\\.apache\\.hadoop\\.(hdfs|ipc|net|fs\\.s3a)\\.[\\w.]*Exception)(:|\\s|$)");

  private ReadFailure(Path file, Throwable cause) {
    super(
        file + ": " + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
        cause instanceof IOException own ? own : new IOException(cause));
  }

  /**
   * For bytes, folders and attributes that are read as they are: raises everything but what the
   * file's content, place or rights are to blame for.
   */
  public static void raiseUnlessOfTheFile(Path file, IOException fault) {
    String said = String.valueOf(fault.getMessage());
    if (OF_THE_FILE.stream().noneMatch(kind -> kind.isInstance(fault))
        && !SAID_OF_THE_FILE.matcher(said).find()) {
      throw new ReadFailure(file, fault);
    }
  }

  /**
   * For files that a reader of their format read, whose own faults are of many kinds: raises only
   * what a disk or a network is known to say.
   */
  public static void raiseIfOfTheMachine(Path file, Throwable fault) {
    // A cause may lead back to itself: no chain of ours is as long as that.
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < 50; depth++) {
      if (cause instanceof ReadFailure known) {
        throw known;
      }
      if (OF_THE_MACHINE.matcher(cause.toString()).find()) {
        throw new ReadFailure(file, cause);
      }
      cause = cause.getCause();
    }
  }
}
