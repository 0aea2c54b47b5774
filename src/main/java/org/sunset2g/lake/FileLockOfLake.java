package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sunset2g.format.RestrictedFile;
import org.sunset2g.vocabulary.InputProblem;

/**
 * The operating system's lock of a file in the lake's folder. What the file says of its holder is
 * for messages only: that of a process that was killed is overwritten by the next one.
 *
 * <p>POSIX takes a process's locks of a file away as soon as the process closes any channel or
 * stream of that file. So nobody in the process that holds the lock may open the file again, were
 * it only to read it.
 */
final class FileLockOfLake implements LakeLock.Held {
  static final String FILE = ".lock";

  /** Who holds which lakes in this process, for those who may therefore not open their files. */
  private static final Map<Path, LockHolder> OURS = new ConcurrentHashMap<>();

  private final Path real;
  private final FileChannel channel;
  private final FileLock lock;

  private FileLockOfLake(Path real, FileChannel channel, FileLock lock) {
    this.real = real;
    this.channel = channel;
    this.lock = lock;
  }

  static FileLockOfLake take(Path lake, LockHolder holder) {
    try {
      RestrictedFile.folder(Files.isSymbolicLink(lake) ? lake.toRealPath() : lake);
      Path real = lake.toRealPath();
      LockHolder ours = OURS.putIfAbsent(real, holder);
      if (ours != null) {
        throw ours.refusal(lake);
      }
      FileLockOfLake taken = null;
      try {
        taken = open(lake, real);
      } finally {
        if (taken == null) {
          OURS.remove(real);
        }
      }
      taken.tell(holder);
      return taken;
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake, "the lake's folder cannot be written", "check paths.lake and its rights")
          .causedBy(unwritable);
    }
  }

  private static FileLockOfLake open(Path lake, Path real) throws IOException {
    Path file = real.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw LockHolder.of(Files.readString(file))
          .map(other -> other.refusal(lake))
          .orElseGet(
              () ->
                  InputProblem.inFile(
                          lake,
                          "another run is writing to this lake",
                          "wait for it to end; './sunset2g runs' shows which one it is")
                      .onlyForNow());
    }
    return new FileLockOfLake(real, channel, lock);
  }

  /** Whether somebody holds it at this moment; takes nothing and makes no file. */
  static boolean isTaken(Path lake) {
    Path file = lake.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      if (OURS.containsKey(lake.toRealPath())) {
        return true;
      }
    } catch (IOException unreadable) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      return lock == null;
    } catch (IOException unreadable) {
      return false;
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
  public void tell(LockHolder holder) {
    OURS.put(real, holder);
    write(holder.asJson() + "\n");
  }

  private void write(String text) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException full) {
      // Only a message to others would be poorer for it.
    }
  }

  @Override
  public void confirm() {
    if (!lock.isValid()) {
      throw new IllegalStateException("the lake's lock was released");
    }
  }

  @Override
  public void close() {
    try {
      write("");
      lock.release();
      channel.close();
    } catch (IOException unlikely) {
      throw new UncheckedIOException("cannot release the lake's lock", unlikely);
    } finally {
      OURS.remove(real);
    }
  }
}
