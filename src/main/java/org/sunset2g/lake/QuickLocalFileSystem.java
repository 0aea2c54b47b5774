package org.sunset2g.lake;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its costs: without the native library it starts a {@code
 * chmod} process for every file it makes and an {@code ls} process for every file it lists, and it
 * writes a checksum file beside each one although Parquet and Avro files carry their own. What it
 * writes is on the disk when it is closed: catalogue and run record, which are, must not outlive a
 * power cut that the files they name do not.
 */
public final class QuickLocalFileSystem extends LocalFileSystem {
  public QuickLocalFileSystem() {
    super(new Raw());
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStreamWithMode(
        org.apache.hadoop.fs.Path file, boolean append, FsPermission permission)
        throws IOException {
      return new Synced(super.createOutputStreamWithMode(file, append, permission));
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path file) throws IOException {
      return withRights(super.getFileStatus(file));
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path folder) throws IOException {
      FileStatus[] files = super.listStatus(folder);
      for (int at = 0; at < files.length; at++) {
        files[at] = withRights(files[at]);
      }
      return files;
    }

    /**
     * The same with owner and rights as Java sees them; where it sees none, Hadoop looks itself.
     */
    private FileStatus withRights(FileStatus file) throws IOException {
      if (file.isSymlink()) {
        return file;
      }
      try {
        PosixFileAttributes rights =
            Files.readAttributes(pathToFile(file.getPath()).toPath(), PosixFileAttributes.class);
        return new FileStatus(
            file.getLen(),
            file.isDirectory(),
            file.getReplication(),
            file.getBlockSize(),
            file.getModificationTime(),
            file.getAccessTime(),
            FsPermission.valueOf("-" + PosixFilePermissions.toString(rights.permissions())),
            rights.owner().getName(),
            rights.group().getName(),
            file.getPath());
      } catch (UnsupportedOperationException | NoSuchFileException notToBeSeen) {
        return file;
      }
    }

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

  /** Closes only what is on the disk. */
  private static final class Synced extends FilterOutputStream {
    private boolean isClosed;

    Synced(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (isClosed) {
        return;
      }
      isClosed = true;
      try (OutputStream file = out) {
        file.flush();
        if (file instanceof Syncable synced) {
          synced.hsync();
        }
      }
    }
  }
}
