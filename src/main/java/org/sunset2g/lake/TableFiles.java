package org.sunset2g.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The files of a table: as its snapshots know them, and as they lie in its folder. */
final class TableFiles {
  private final Table table;

  TableFiles(Table table) {
    this.table = table;
  }

  /**
   * A data or delete file that a snapshot holds.
   *
   * @param place path, in one spelling
   * @param operator operator of its rows; empty where the table is not parted by it
   * @param week week of its rows; empty where the table is not parted by it
   */
  record Held(String place, String operator, String week, ContentFile<?> file) {
    boolean isData() {
      return file.content() == FileContent.DATA;
    }
  }

  /** A file in the table's folder. */
  record Lying(String path, String place, long bytes) {}

  /** Files that a snapshot holds. */
  List<Held> of(Snapshot snapshot) {
    List<Held> held = new ArrayList<>();
    try {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        try (CloseableIterable<DataFile> files =
            ManifestFiles.read(manifest, table.io(), table.specs())) {
          files.forEach(file -> held.add(held(file)));
        }
      }
      for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
        try (CloseableIterable<DeleteFile> files =
            ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
          files.forEach(file -> held.add(held(file)));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return held;
  }

  /** Data and delete files of all snapshots, by place. */
  Map<String, Held> ofAllSnapshots() {
    Map<String, Held> all = new TreeMap<>();
    table.snapshots().forEach(snapshot -> of(snapshot).forEach(held -> all.put(held.place, held)));
    return all;
  }

  /** Everything in the table's folder; nothing where its storage cannot list. */
  List<Lying> lying() {
    List<Lying> lying = new ArrayList<>();
    if (table.io() instanceof SupportsPrefixOperations storage) {
      storage
          .listPrefix(table.location())
          .forEach(
              file -> lying.add(new Lying(file.location(), place(file.location()), file.size())));
    }
    return lying;
  }

  /** Whether it is bookkeeping of the table rather than rows. */
  boolean isMetadata(Lying file) {
    return file.place.startsWith(place(table.location()) + "/metadata/");
  }

  /** Deletes what no snapshot and no metadata of the table names, and answers with it. */
  List<Lying> sweep() {
    Set<String> known = new TreeSet<>(ofAllSnapshots().keySet());
    ReachableFileUtil.metadataFileLocations(table, false).forEach(path -> known.add(place(path)));
    ReachableFileUtil.manifestListLocations(table).forEach(path -> known.add(place(path)));
    ReachableFileUtil.statisticsFilesLocations(table).forEach(path -> known.add(place(path)));
    for (Snapshot snapshot : table.snapshots()) {
      snapshot.allManifests(table.io()).forEach(manifest -> known.add(place(manifest.path())));
    }
    List<Lying> all = lying();
    List<Lying> unknown = all.stream().filter(file -> !known.contains(file.place)).toList();
    if (!known.isEmpty() && !all.isEmpty() && unknown.size() == all.size()) {
      // The storage lists its files under other names than the table knows them by.
      throw new IllegalStateException(
          "no file of " + table.name() + " is where the table says; nothing was deleted");
    }
    unknown.forEach(file -> table.io().deleteFile(file.path));
    return unknown;
  }

  private <F extends ContentFile<F>> Held held(F file) {
    F kept = file.copyWithoutStats();
    return new Held(
        place(file.location()), partition(kept, "operator"), partition(kept, "week"), kept);
  }

  private String partition(ContentFile<?> file, String name) {
    PartitionSpec spec = table.specs().get(file.specId());
    List<PartitionField> fields = spec.fields();
    for (int at = 0; at < fields.size(); at++) {
      if (fields.get(at).name().equals(name)) {
        return String.valueOf(file.partition().get(at, Object.class));
      }
    }
    return "";
  }

  /** The same file is written file:/a, file:///a or /a, depending on who writes it. */
  static String place(String path) {
    return path.replaceFirst("^file:/*", "/").replaceFirst("/$", "");
  }
}
