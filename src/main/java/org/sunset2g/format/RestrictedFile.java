package org.sunset2g.format;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Files that only their owner may read, mode 0600, and folders of such, mode 0700: from the moment
 * they exist, whatever the umask. What speaks of single persons is written here and nowhere else. A
 * link is never written or closed through. Where the disk knows no such modes nothing is changed.
 */
public final class RestrictedFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER_OF_OWNER =
      PosixFilePermissions.fromString("rwx------");

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
  public static void refuseOpen(Path file, String what) {
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
  public static void create(Path file, Content content) {
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
    replace(file, file.resolveSibling("." + file.getFileName() + ".part"), content);
  }

  /** The same by way of a draft of that name, in the same folder. */
  public static void replace(Path file, Path draft, Content content) {
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

  /** A writer to a new file; one that is there, or a link in its place, is deleted first. */
  public static BufferedWriter writer(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new BufferedWriter(
        Channels.newWriter(
            open(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8.newEncoder(), -1));
  }

  /**
   * Makes a folder, or closes one that is there. Those above it that are missing are made as the
   * umask has it: others may have business there.
   *
   * @throws InputProblem where a link stands in its place
   */
  public static void folder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (Files.isSymbolicLink(folder)) {
      throw isLink(folder);
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(parent);
      try {
        Files.createDirectory(folder, mode(parent, FOLDER_OF_OWNER));
      } catch (FileAlreadyExistsException another) {
        // Another process made it: it is closed below like one that was there.
      }
    }
    close(folder);
  }

  /** Closes a file or a folder with all that lies in it; links are passed over. */
  public static void closeAll(Path place) throws IOException {
    try (Stream<Path> below = Files.walk(place)) {
      for (Path each : below.filter(each -> !Files.isSymbolicLink(each)).toList()) {
        close(each);
      }
    }
  }

  /**
   * Refuses a link in a place of ours: through it files would be written or deleted elsewhere.
   *
   * @param place folder or file, which need not be there
   */
  public static void refuseLink(Path place) {
    if (Files.isSymbolicLink(place)) {
      throw isLink(place);
    }
  }

  private static InputProblem isLink(Path place) {
    return InputProblem.inFile(
        place,
        "it is a link, and nothing is written or deleted through one",
        "take the link away; to keep such files on another disk, name a folder there in the"
            + " settings");
  }

  private static void close(Path place) throws IOException {
    if (isPosix(place)) {
      Set<PosixFilePermission> mode =
          Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) ? FOLDER_OF_OWNER : OWNER_ONLY;
      if (!Files.getPosixFilePermissions(place, LinkOption.NOFOLLOW_LINKS).equals(mode)) {
        Files.setPosixFilePermissions(place, mode);
      }
    }
  }

  /** Adds to the end of a file, which is on the disk when this returns. */
  public static void append(Path file, Content content) {
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
  public record Turn(FileChannel channel) implements AutoCloseable {
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
  public static Turn turn(Path file) {
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
    all.add(LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(file, all, mode(folder, OWNER_ONLY));
    if (all.contains(StandardOpenOption.CREATE_NEW)) {
      close(file); // an odd umask may have taken rights from the owner too
    }
    return channel;
  }

  private static FileAttribute<?>[] mode(Path folder, Set<PosixFilePermission> mode)
      throws IOException {
    return isPosix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
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
