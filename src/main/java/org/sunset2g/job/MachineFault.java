package org.sunset2g.job;

import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunset2g.lake.LakeDamage;
import org.sunset2g.storage.ReadFailure;

/** What a machine does to a run, recognised in what was thrown, with its cause and its cure. */
enum MachineFault {
  DISK_FULL(
      said(
          "No space left on device|Disk quota exceeded|database or disk is full|SQLITE_FULL"
              + "|not enough space on the disk"),
      "the disk is full",
      "make room under paths.lake, paths.output and the temporary folder (java.io.tmpdir), then run"
          + " it again"),
  FILE_TOO_LARGE(
      said("File too large"),
      "a file may not become as large as it has to",
      "raise the limit of the process (ulimit -f) or of the file system, then run it again"),
  READ_ONLY(
      said("Read-only file system|readonly database|SQLITE_READONLY")
          .or(ReadOnlyFileSystemException.class::isInstance),
      "a folder that is written to is read-only",
      "make paths.lake, paths.output and the temporary folder writable; a disk that became read-only"
          + " by itself has a fault, so look at its log first"),
  DENIED(
      said("Permission denied|Operation not permitted").or(AccessDeniedException.class::isInstance),
      "a file or folder may not be opened",
      "check the rights of paths.lake, paths.output and the temporary folder, then run it again"),
  UNREAD(
      ReadFailure.class::isInstance,
      "a delivered file could not be read, though nothing is known to be wrong with it",
      "look at the disk, the network or the store that it lies on, then run it again; where it stays"
          + " so, have the file delivered again"),
  OUT_OF_MEMORY(
      ((Predicate<Throwable>) OutOfMemoryError.class::isInstance)
          .or(said("OutOfMemoryError|Java heap space|GC overhead limit")),
      "the memory is not enough",
      "give the process more with SUNSET2G_HEAP, such as 4g; on a cluster spark.executor.memory"),
  LIBRARY_NOT_LOADED(
      UnsatisfiedLinkError.class::isInstance,
      "a library that comes with the engine could not be unpacked or loaded",
      "make room in the temporary folder (java.io.tmpdir) and see that programs may be run from it"
          + " (no noexec), then run it again"),
  LIBRARY_TOO_OLD(
      fault -> fault instanceof OldLibrary || fault instanceof NoSuchMethodError,
      "the class path brings a library in a version that is too old",
      "start it with jobs/submit or in the image of jobs/Containerfile; where that was done, put"
          + " commons-compress and commons-io of target/lib first with spark.driver.extraClassPath"),
  CATALOGUE_DAMAGED(
      said("file is not a database|database disk image is malformed|SQLITE_(CORRUPT|NOTADB)"),
      "the lake's catalogue, catalogue.db, is damaged",
      "restore the lake from a backup; without one, move it away and run all weeks again"
          + " (sunset2g backfill --from FIRST --to LAST)"),
  LAKE_DAMAGED(LakeDamage.class::isInstance, "the lake is damaged", ""),
  CLUSTER_LOST(
      said(
          "ExecutorLostFailure|Master removed our application|All masters are unresponsive"
              + "|SparkContext was shut down|Initial job has not accepted any resources"),
      "the cluster lost its workers, or the master",
      "look at the cluster's logs, then run it again; on lost executors give them more memory"
          + " (spark.executor.memory, spark.executor.memoryOverhead)");

  private final Predicate<Throwable> isThis;
  private final String problem;
  private final String cure;

  MachineFault(Predicate<Throwable> isThis, String problem, String cure) {
    this.isThis = isThis;
    this.problem = problem;
    this.cure = cure;
  }

  /** What is behind it, where it is the machine's doing. */
  static Optional<MachineFault> behind(Throwable fault) {
    return Stream.of(values()).filter(kind -> chain(fault).anyMatch(kind.isThis)).findFirst();
  }

  /** The fault in words, of several lines: what happened, its cause, what to do. */
  String words(Throwable fault) {
    Optional<LakeDamage> damage =
        chain(fault).filter(LakeDamage.class::isInstance).map(LakeDamage.class::cast).findFirst();
    return "%s; %s: %s%n  what to do: %s"
        .formatted(
            problem,
            publishedOrNot(fault),
            damage
                .map(Throwable::getMessage)
                .or(() -> unread(fault).map(Throwable::getMessage))
                .orElseGet(() -> root(fault)),
            damage.map(LakeDamage::cure).orElse(cure));
  }

  private static Optional<Throwable> unread(Throwable fault) {
    return chain(fault).filter(ReadFailure.class::isInstance).findFirst();
  }

  /** What a fault means for what readers see. */
  static String publishedOrNot(Throwable fault) {
    return chain(fault).anyMatch(StagedOutputs.Unmoved.class::isInstance)
        ? "the run is published, its outputs are moved by the next run"
        : "nothing was published";
  }

  /** The first line of what caused it all. */
  static String root(Throwable fault) {
    Throwable root = chain(fault).reduce((outer, inner) -> inner).orElse(fault);
    return root.toString().lines().findFirst().orElse(root.getClass().getName());
  }

  private static Stream<Throwable> chain(Throwable fault) {
    // A cause may lead back to itself: no chain of ours is as long as that.
    return Stream.iterate(fault, each -> each != null, Throwable::getCause).limit(50);
  }

  private static Predicate<Throwable> said(String pattern) {
    Predicate<String> found = Pattern.compile(pattern).asPredicate();
    return fault -> fault.getMessage() != null && found.test(fault.getMessage());
  }
}
