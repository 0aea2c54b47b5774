package org.sunset2g.zone;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.sunset2g.vocabulary.InputProblem;

/** Files that only their owner may read: mode 0600, from the moment they exist. */
public final class RestrictedFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private RestrictedFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Refuses a file that others than its owner may read or write.
   *
   * @param what what the file is, for the message
   */
  static void refuseOpen(Path file, String what) {
    if (!Files.isRegularFile(file)) {
      throw InputProblem.inFile(file, what + " is not there", "check the path");
    }
    try {
      if (!isPosix(file)) {
        return;
      }
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
        throw InputProblem.inFile(
            file,
            "%s has mode %s (%s): others than its owner may open it"
                .formatted(what, octal(mode), PosixFilePermissions.toString(mode)),
            "chmod 600 " + file + "; if others could read it, treat it as known to them");
      }
    } catch (IOException unreadable) {
      throw unreadable(file);
    }
  }

  /** Makes a new file; one that is there already is never replaced. */
  static void create(Path file, Content content) {
    try (FileChannel channel = open(file, StandardOpenOption.CREATE_NEW)) {
      fill(channel, content);
    } catch (FileAlreadyExistsException there) {
      throw InputProblem.inFile(
          file, "it is there already and is not replaced", "name another file");
    } catch (IOException unwritable) {
      throw unwritable(file).causedBy(unwritable);
    }
  }

  /** Replaces a file whole: readers see the old one or the new one, never a part. */
  public static void replace(Path file, Content content) {
    Path draft = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.deleteIfExists(draft);
      try (FileChannel channel = open(draft, StandardOpenOption.CREATE_NEW)) {
        fill(channel, content);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw unwritable(file).causedBy(unwritable);
    } finally {
      delete(draft);
    }
  }

  /** Adds to the end of a file, which is on the disk when this returns. */
  static void append(Path file, Content content) {
    if (Files.exists(file)) {
      refuseOpen(file, "the file");
    }
    try (FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      fill(channel, content);
    } catch (IOException unwritable) {
      throw unwritable(file).causedBy(unwritable);
    }
  }

  /** The right to replace a file, until it is closed. */
  record Turn(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException unclosed) {
        throw new java.io.UncheckedIOException(unclosed);
      }
    }
  }

  /** Waits until no other process is replacing the file. */
  static Turn turn(Path file) {
    Path mark = file.resolveSibling("." + file.getFileName() + ".lock");
    try {
      FileChannel channel = open(mark, StandardOpenOption.CREATE);
      channel.lock();
      return new Turn(channel);
    } catch (IOException unwritable) {
      throw unwritable(file).causedBy(unwritable);
    }
  }

  private static void fill(FileChannel channel, Content content) throws IOException {
    OutputStream open =
        new FilterOutputStream(Channels.newOutputStream(channel)) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    try (OutputStream out = new BufferedOutputStream(open, 1 << 16)) {
      content.write(out);
    }
    channel.force(true);
  }

  private static FileChannel open(Path file, OpenOption... options) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw InputProblem.inFile(folder, "there is no such folder", "make it first, with mode 700");
    }
    Set<OpenOption> all = new java.util.HashSet<>(Set.of(options));
    all.add(StandardOpenOption.WRITE);
    FileAttribute<?>[] mode =
        isPosix(folder)
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    return FileChannel.open(file, all, mode);
  }

  private static boolean isPosix(Path place) throws IOException {
    return Files.getFileStore(place).supportsFileAttributeView("posix");
  }

  private static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException left) {
      // A draft that cannot be deleted is deleted before the next one is written.
    }
  }

  private static String octal(Set<PosixFilePermission> mode) {
    int bits = 0;
    for (PosixFilePermission right : mode) {
      bits |= 0400 >> right.ordinal();
    }
    return "%04o".formatted(bits);
  }

  private static InputProblem unreadable(Path file) {
    return InputProblem.inFile(file, "it cannot be read", "check its rights");
  }

  private static InputProblem unwritable(Path file) {
    return InputProblem.inFile(
        file, "it cannot be written", "check the folder's rights and the space left");
  }
}
