package org.sunset2g.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its two costs: without the native library it starts a {@code
 * chmod} process for every file it makes, and it writes a checksum file beside each one although
 * Parquet and Avro files carry their own.
 */
public final class QuickLocalFileSystem extends LocalFileSystem {
  public QuickLocalFileSystem() {
    super(new Raw());
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(org.apache.hadoop.fs.Path file, FsPermission permission)
        throws IOException {
      Path local = pathToFile(file).toPath();
      if (Files.getFileStore(local).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(
            local,
            PosixFilePermissions.fromString(
                permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL));
      }
    }
  }
}
