package org.sunset2g.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.InputProblem;

/**
 * One writer per lake. On a disk with the embedded catalogue the lock is the operating system's,
 * gone when its process is, however that ends. Where machines share a catalogue it stands there,
 * and its holder must show again and again that it is alive.
 */
public final class LakeLock implements AutoCloseable {
  private final Held held;
  private LockHolder holder;

  private LakeLock(Held held, LockHolder holder) {
    this.held = held;
    this.holder = holder;
  }

  /** A lock that is ours. */
  interface Held extends AutoCloseable {
    /** Says to those who are refused who we are. */
    void tell(LockHolder holder);

    /**
     * Makes sure that it still is.
     *
     * @throws IllegalStateException where another process has taken it
     */
    void confirm();

    @Override
    void close();
  }

  /** Takes the lock of a lake on a disk, or says that another run is at work. */
  public static LakeLock take(Path lake) {
    return take(lake, Map.of(), "a command");
  }

  /**
   * Whether somebody of this machine holds it at this moment; takes nothing and makes no file.
   *
   * @param catalogue what the settings say of the lake's catalogue
   * @return nothing where the lock stands in that catalogue, which is not asked
   */
  public static Optional<Boolean> isTaken(Path lake, Map<String, String> catalogue) {
    return isOnDisk(lake, catalogue) ? Optional.of(FileLockOfLake.isTaken(lake)) : Optional.empty();
  }

  private static boolean isOnDisk(Path lake, Map<String, String> catalogue) {
    return catalogue.isEmpty() && !Places.isRemote(lake);
  }

  /**
   * Whether the file is the one that is locked on a disk. The process that holds the lock may not
   * open it: closing it again would let the lock go. It names nobody but a process.
   */
  public static boolean isFileOf(Path lake, Path file) {
    try {
      return !Places.isRemote(file)
          && file.endsWith(FileLockOfLake.FILE)
          && Files.isSameFile(file, lake.resolve(FileLockOfLake.FILE));
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Takes the lock, or says which other run is at work.
   *
   * @param catalogue what the settings say of the lake's catalogue
   * @param command what it is taken for, such as {@code weekly 2024-W37}
   */
  public static LakeLock take(Path lake, Map<String, String> catalogue, String command) {
    LockHolder holder = LockHolder.here(command);
    if (isOnDisk(lake, catalogue)) {
      return new LakeLock(FileLockOfLake.take(lake, holder), holder);
    }
    LakeCatalogue known = LakeCatalogue.of(lake.toAbsolutePath().normalize(), catalogue);
    if (Places.isRemote(lake)) {
      makeOwn(lake);
    }
    return new LakeLock(CatalogueLock.take(lake, known, holder, CatalogueLock.USUAL), holder);
  }

  /** The lock's own table, and the first run's record, are the first to lie in the folder. */
  private static void makeOwn(Path lake) {
    try {
      Places.makeRestricted(lake);
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              lake, "the lake's folder cannot be made", "check paths.lake and its rights")
          .causedBy(unwritable);
    }
  }

  /** Says which run it is held for. */
  public void tell(String runId) {
    holder = holder.with(runId);
    held.tell(holder);
  }

  /**
   * To be called before anything is published or deleted.
   *
   * @throws IllegalStateException where the lock was lost to another process meanwhile
   */
  public void confirm() {
    held.confirm();
  }

  @Override
  public void close() {
    held.close();
  }
}
