package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.sunset2g.lake.TableFiles.Held;
import org.sunset2g.storage.Places;
import org.sunset2g.storage.ReadFailure;

/**
 * Looks for the file because of which a lake cannot be read. It goes through the snapshots that
 * published runs name, newest first, and stops at the first damage: sizes and checksums of pages
 * tell a file that is not what was written. It is asked after a fault that nothing else explains,
 * and before a reader that does not look at checksums.
 */
public final class LakeInspection {
  private static final Pattern OF_RIGHTS =
      Pattern.compile(
          "AccessDenied|AccessControl|Permission denied|Operation not permitted"
              + "|Too many open files");

  private static final Pattern FILE = Pattern.compile("(?:file:)?(/[^\\s,;]+)");

  private final Lake lake;
  private final List<RunRecord> published;
  private final Configuration hadoop;

  public LakeInspection(Lake lake, RunRecords records) {
    this(
        lake,
        records.all().stream()
            .filter(RunRecord::isPublished)
            .sorted(Comparator.comparing(RunRecord::runId).reversed())
            .toList());
  }

  private LakeInspection(Lake lake, List<RunRecord> published) {
    this.lake = lake;
    this.published = published;
    this.hadoop = lake.spark().sessionState().newHadoopConf();
  }

  /** The fault, or the damage behind it where there is one. */
  public RuntimeException behind(RuntimeException fault) {
    try {
      return first(fault).map(RuntimeException.class::cast).orElse(fault);
    } catch (RuntimeException notEvenThat) {
      fault.addSuppressed(notEvenThat);
      return fault;
    }
  }

  /**
   * Holds the rows of a published run against their checksums, before they are read by a reader
   * that does not: Comet's. Files that were looked at before are not looked at again.
   *
   * @param operators whose rows of the run's week are read
   * @throws LakeDamage where a file is not what was written
   */
  public static void require(Lake lake, RunRecord run, String table, Collection<String> operators) {
    Long snapshot = run.snapshots().get(table);
    if (snapshot == null || !lake.isReadUnchecked()) {
      return;
    }
    new LakeInspection(lake, List.of())
        .first(
            run,
            table,
            snapshot,
            file ->
                (file.operator().isEmpty() || operators.contains(file.operator()))
                    && (file.week().isEmpty() || file.week().equals(run.week()))
                    && lake.isNewlySeen(file.place()),
            null)
        .ifPresent(
            damage -> {
              throw damage;
            });
  }

  private Optional<LakeDamage> first(RuntimeException fault) {
    Set<String> seen = new HashSet<>();
    for (RunRecord run : published) {
      for (Map.Entry<String, Long> named : run.snapshots().entrySet()) {
        Optional<LakeDamage> damage =
            first(run, named.getKey(), named.getValue(), file -> seen.add(file.place()), fault);
        if (damage.isPresent()) {
          return damage;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<LakeDamage> first(
      RunRecord run,
      String name,
      long snapshotId,
      Predicate<Held> isAsked,
      RuntimeException fault) {
    List<Held> held;
    Table table;
    try {
      table = lake.table(name);
      Snapshot snapshot = table.snapshot(snapshotId);
      if (snapshot == null) {
        return Optional.of(
            new LakeDamage(
                "table %s has no snapshot %d, which run %s of %s names"
                    .formatted(name, snapshotId, run.runId(), run.week()),
                again(run.week()),
                fault));
      }
      held = fault == null ? lake.held(table, snapshot) : new TableFiles(table).of(snapshot);
    } catch (RuntimeException unreadable) {
      raiseUnlessOfTheFile(Path.of(name), unreadable);
      return Optional.of(
          new LakeDamage(
              "table %s, of which run %s of %s names a snapshot: its bookkeeping cannot be read: %s"
                  .formatted(name, run.runId(), run.week(), fileIn(unreadable)),
              "restore this file from a backup; without one, move the lake away and run all weeks"
                  + " again (sunset2g backfill --from FIRST --to LAST)",
              unreadable));
    }
    return held.stream().filter(isAsked).toList().parallelStream()
        .map(file -> damage(run, name, table, file, fault))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<LakeDamage> damage(
      RunRecord run, String name, Table table, Held file, RuntimeException fault) {
    String week = file.week().isEmpty() ? run.week() : file.week();
    return wrong(table, file)
        .map(
            wrong ->
                new LakeDamage(
                    "table %s: %s %s".formatted(name, file.place(), wrong), again(week), fault));
  }

  private static String again(String week) {
    return "restore the file from a backup; or, while its landing files are there, run the week"
        + " again that wrote it (sunset2g weekly --week "
        + week
        + "), then those that build upon it (sunset2g backfill --stale)";
  }

  private Optional<String> wrong(Table table, Held held) {
    try {
      InputFile file = table.io().newInputFile(held.file().location());
      if (!file.exists()) {
        return Optional.of("is gone");
      }
      if (file.getLength() != held.file().fileSizeInBytes()) {
        return Optional.of(
            "has %d bytes, was written with %d"
                .formatted(file.getLength(), held.file().fileSizeInBytes()));
      }
      PageChecksums.verify(held.file().location(), hadoop);
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      raiseUnlessOfTheFile(Places.path(held.place()), unreadable);
      return Optional.of("is not what was written");
    }
  }

  /**
   * A disk, a network or a catalogue that fails says nothing of the file, nor do its rights: nobody
   * must restore it for that.
   */
  private static void raiseUnlessOfTheFile(Path file, Throwable fault) {
    ReadFailure.raiseIfOfTheMachine(file, fault);
    // A cause may lead back to itself: no chain of ours is as long as that.
    if (Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .limit(50)
        .anyMatch(
            cause -> cause instanceof SQLException || OF_RIGHTS.matcher(cause.toString()).find())) {
      throw fault instanceof IOException bare
          ? new UncheckedIOException(bare)
          : (RuntimeException) fault;
    }
  }

  /** The file that a fault of Iceberg names, without the words of the fault. */
  private static String fileIn(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      Matcher named = FILE.matcher(String.valueOf(each.getMessage()));
      if (named.find()) {
        return named.group(1);
      }
    }
    return fault.toString().lines().findFirst().orElse("");
  }
}
