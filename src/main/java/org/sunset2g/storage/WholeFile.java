package org.sunset2g.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Small files that readers see as they were or as they are, and never a part of. */
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
    if (draft instanceof StoragePath) {
      try (FSDataOutputStream out = (FSDataOutputStream) Files.newOutputStream(draft)) {
        out.write(content);
        out.hsync();
      }
    } else {
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(content));
        channel.force(true);
      }
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
