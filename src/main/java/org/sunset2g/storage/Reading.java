package org.sunset2g.storage;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Looks at files of others so that a failing disk or network is never taken for a file that is
 * damaged, or not there: it is a {@link ReadFailure}.
 */
public final class Reading {
  private Reading() {}

  /** The bytes of a file; what goes wrong with reading them is told apart where it happens. */
  public static InputStream open(Path file) throws IOException {
    try {
      return new Source(file, Files.newInputStream(file));
    } catch (IOException fault) {
      ReadFailure.raiseUnlessOfTheFile(file, fault);
      throw fault;
    }
  }

  /** Whether a folder is there under that name, which may be a link to it. */
  public static boolean isFolder(Path folder) {
    return attributes(folder).filter(BasicFileAttributes::isDirectory).isPresent();
  }

  /** Whether a file is there under that name, or where the link of that name leads. */
  public static boolean isFile(Path file) {
    return attributes(file).filter(BasicFileAttributes::isRegularFile).isPresent();
  }

  /** Whether anything is there under that name, or where the link of that name leads. */
  public static boolean isReached(Path file) {
    return attributes(file).isPresent();
  }

  /** Whether anything is there under that name, be it a link that leads nowhere. */
  public static boolean isThere(Path file) {
    return attributes(file, LinkOption.NOFOLLOW_LINKS).isPresent();
  }

  private static Optional<BasicFileAttributes> attributes(Path file, LinkOption... options) {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, options));
    } catch (NoSuchFileException | FileNotFoundException absent) {
      return Optional.empty();
    } catch (IOException fault) {
      ReadFailure.raiseUnlessOfTheFile(file, fault);
      if (String.valueOf(fault.getMessage()).contains("Not a directory")) {
        return Optional.empty();
      }
      throw InputProblem.inFile(file, "it cannot be opened", "check the link and its rights")
          .causedBy(fault);
    }
  }

  /** Bytes as they lie on the disk; formats are read from them, and have faults of their own. */
  private static final class Source extends FilterInputStream {
    private final Path file;

    Source(Path file, InputStream bytes) {
      super(bytes);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException fault) {
        ReadFailure.raiseUnlessOfTheFile(file, fault);
        throw fault;
      }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      try {
        return super.read(buffer, from, length);
      } catch (IOException fault) {
        ReadFailure.raiseUnlessOfTheFile(file, fault);
        throw fault;
      }
    }

    @Override
    public long skip(long bytes) throws IOException {
      try {
        return super.skip(bytes);
      } catch (IOException fault) {
        ReadFailure.raiseUnlessOfTheFile(file, fault);
        throw fault;
      }
    }
  }
}
