package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sunset2g.vocabulary.InputProblem;

/**
 * One writer per lake. The lock is the operating system's, held by the process: it is gone when the
 * process is, however it ends, so there is never a stale one to clear.
 */
public final class LakeLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private LakeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the lock, or says that another run is at work. */
  public static LakeLock take(Path lake) {
    try {
      Files.createDirectories(lake);
      FileChannel channel =
          FileChannel.open(
              lake.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw InputProblem.inFile(
                lake,
                "another run is writing to this lake",
                "wait for it to end; './sunset2g runs' shows which one it is")
            .onlyForNow();
      }
      return new LakeLock(channel, lock);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake, "the lake's folder cannot be written", "check paths.lake and its rights")
          .causedBy(unwritable);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException unlikely) {
      throw new UncheckedIOException("cannot release the lake's lock", unlikely);
    }
  }
}
