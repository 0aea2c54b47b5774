package org.sunset2g.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.sunset2g.format.RestrictedFile;

/**
 * Small files that readers see as they were or as they are, and never a part of. On a disk only
 * their owner may read them.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes or replaces the file. It is on the disks when this returns.
   *
   * @param draft where it is written first, in the same folder, where a move is one step
   */
  public static void write(Path file, Path draft, byte[] content) throws IOException {
    if (file instanceof StoragePath remote && !remote.getFileSystem().isRenameAtomic()) {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(content);
      }
      return;
    }
    if (!(draft instanceof StoragePath)) {
      RestrictedFile.replace(file, draft, out -> out.write(content));
      return;
    }
    try (FSDataOutputStream out = (FSDataOutputStream) Files.newOutputStream(draft)) {
      out.write(content);
      out.hsync();
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Adds a line. One that was cut short by a kill before it stays, on a line of its own. A store
   * that cannot append gets the whole file anew, so only one process may do so at a time.
   */
  public static void append(Path file, Path draft, String line) throws IOException {
    byte[] before = Files.notExists(file) ? new byte[0] : Files.readAllBytes(file);
    boolean isCut = before.length > 0 && before[before.length - 1] != '\n';
    byte[] added = ((isCut ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
    if (file instanceof StoragePath) {
      byte[] all = Arrays.copyOf(before, before.length + added.length);
      System.arraycopy(added, 0, all, before.length, added.length);
      write(file, draft, all);
      return;
    }
    RestrictedFile.append(file, out -> out.write(added));
  }
}
