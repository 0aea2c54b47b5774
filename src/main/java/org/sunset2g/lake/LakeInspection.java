package org.sunset2g.lake;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;
import org.sunset2g.lake.TableFiles.Held;

/**
 * Looks for the file because of which a lake cannot be read. It goes through the snapshots that
 * published runs name, newest first, and stops at the first damage: sizes and checksums of pages
 * tell a file that is not what was written. It is asked after a fault that nothing else explains.
 */
public final class LakeInspection {
  private static final Pattern FILE = Pattern.compile("(?:file:)?(/[^\\s,;]+)");

  private final Lake lake;
  private final List<RunRecord> published;

  public LakeInspection(Lake lake, RunRecords records) {
    this.lake = lake;
    this.published =
        records.all().stream()
            .filter(RunRecord::isPublished)
            .sorted(Comparator.comparing(RunRecord::runId).reversed())
            .toList();
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

  private Optional<LakeDamage> first(RuntimeException fault) {
    Set<String> seen = new HashSet<>();
    for (RunRecord run : published) {
      for (Map.Entry<String, Long> named : run.snapshots().entrySet()) {
        Optional<LakeDamage> damage = first(run, named.getKey(), named.getValue(), seen, fault);
        if (damage.isPresent()) {
          return damage;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<LakeDamage> first(
      RunRecord run, String name, long snapshotId, Set<String> seen, RuntimeException fault) {
    TableFiles files;
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
      files = new TableFiles(table);
      held = files.of(snapshot);
    } catch (RuntimeException unreadable) {
      return Optional.of(
          new LakeDamage(
              "table %s, of which run %s of %s names a snapshot: its bookkeeping cannot be read: %s"
                  .formatted(name, run.runId(), run.week(), fileIn(unreadable)),
              "restore this file from a backup; without one, move the lake away and run all weeks"
                  + " again (sunset2g backfill --from FIRST --to LAST)",
              unreadable));
    }
    for (Held file : held) {
      if (seen.add(file.place())) {
        Optional<String> wrong = wrong(table, file);
        if (wrong.isPresent()) {
          String week = file.week().isEmpty() ? run.week() : file.week();
          return Optional.of(
              new LakeDamage(
                  "table %s: %s %s".formatted(name, file.place(), wrong.get()),
                  again(week),
                  fault));
        }
      }
    }
    return Optional.empty();
  }

  private static String again(String week) {
    return "restore the file from a backup; or, while its landing files are there, run the week"
        + " again that wrote it (sunset2g weekly --week "
        + week
        + "), then those that build upon it (sunset2g backfill --stale)";
  }

  private static Optional<String> wrong(Table table, Held held) {
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
      if (held.isData()) {
        read(table, file);
      }
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.of("is not what was written");
    }
  }

  private static void read(Table table, InputFile file) throws IOException {
    try (CloseableIterable<Record> rows =
        Parquet.read(file)
            .project(table.schema())
            .createReaderFunc(columns -> GenericParquetReaders.buildReader(table.schema(), columns))
            .build()) {
      rows.forEach(row -> {});
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
