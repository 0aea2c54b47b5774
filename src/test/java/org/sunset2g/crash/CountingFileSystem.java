package org.sunset2g.crash;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.sunset2g.lake.QuickLocalFileSystem;

/** The local file system, which tells of every file that is made, renamed or deleted. */
public final class CountingFileSystem extends FilterFileSystem {
  public CountingFileSystem() {
    super(new QuickLocalFileSystem());
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    MortalCommand.seen(Moment.Kind.FILE);
    if (file.getName().endsWith(".metadata.json")) {
      MortalCommand.seen(Moment.Kind.COMMIT);
    }
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    MortalCommand.seen(Moment.Kind.FILE);
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path file, boolean recursive) throws IOException {
    MortalCommand.seen(Moment.Kind.FILE);
    return super.delete(file, recursive);
  }
}
