package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;

/**
 * Where an embedded Spark keeps what it exchanges, pseudonyms among it: a folder that only its
 * owner may enter. Left to itself Spark makes one in the temporary folder that everybody may read.
 * A process that is killed leaves its folder behind; the next one that makes its own deletes it.
 */
final class SparkScratch implements AutoCloseable {
  static final String SETTING = "spark.local.dir";

  private static final String NAME = "sunset2g-spark-";

  /** Locked in a folder whose process lives: process numbers mean nothing in another container. */
  private static final String IN_USE = "in-use";

  /** Between making its folder and locking it a process is left alone. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  /** Of this process: closing any channel to one of their files would give its lock up. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  /** Below Spark's own, so that it has ended when the folder goes. */
  private static final int AFTER_SPARK = 1;

  private final Path path;
  private final FileChannel inUse;
  private final Runnable atExit;

  private SparkScratch(Path path, FileChannel inUse) {
    this.path = path;
    this.inUse = inUse;
    this.atExit = () -> FileUtils.deleteQuietly(path.toFile());
  }

  /** None on a cluster, nor where somebody has named another place. */
  static Optional<SparkScratch> where(Map<String, String> settings, SparkConf submitted) {
    String master = settings.getOrDefault("spark.master", submitted.get("spark.master", ""));
    if (!master.startsWith("local")
        || settings.containsKey(SETTING)
        || submitted.contains(SETTING)
        || System.getenv("SPARK_LOCAL_DIRS") != null) {
      return Optional.empty();
    }
    try {
      // Java makes temporary folders with mode 0700, whatever the umask.
      Path path = Files.createTempDirectory(NAME);
      OURS.add(path);
      FileChannel inUse =
          FileChannel.open(
              path.resolve(IN_USE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        inUse.lock();
        deleteLeftBehind(path.getParent());
      } catch (IOException unlocked) {
        // Where files cannot be locked, others cannot lock them to delete them either.
      }
      SparkScratch made = new SparkScratch(path, inUse);
      ShutdownHookManager.get().addShutdownHook(made.atExit, AFTER_SPARK);
      return Optional.of(made);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("no temporary folder can be made", unwritable);
    }
  }

  /** Deletes what processes of this user left that were killed. */
  static void deleteLeftBehind(Path temporary) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, NAME + "*")) {
      for (Path folder : folders) {
        if (!OURS.contains(folder) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          deleteIfLeft(folder);
        }
      }
    }
  }

  private static void deleteIfLeft(Path folder) {
    Path mark = folder.resolve(IN_USE);
    try {
      Instant young = Instant.now().minus(YOUNG);
      if (Files.getLastModifiedTime(mark, LinkOption.NOFOLLOW_LINKS).toInstant().isAfter(young)) {
        return;
      }
      try (FileChannel channel =
          FileChannel.open(mark, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        if (channel.tryLock() != null) {
          FileUtils.deleteDirectory(folder.toFile());
        }
      }
    } catch (IOException anothers) {
      // Of another user, of an older version, or going at this moment: not ours to delete.
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(path.toFile());
    try {
      inUse.close();
    } catch (IOException closed) {
      // What it marked is gone already.
    }
    OURS.remove(path);
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atExit);
    }
  }
}
