package org.sunset2g.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.RewriteTablePathUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;
import org.sunset2g.lake.TableFiles.Held;
import org.sunset2g.lake.TablePointers.Pointer;
import org.sunset2g.vocabulary.InputProblem;

/**
 * One table whose files were copied, given metadata that names the new place. Snapshots keep their
 * ids, their times and the order of their changes, so that run records go on naming them.
 *
 * <p>All bookkeeping is written beside the old, under new names. Only delete files, which hold
 * paths of data files, are replaced, each by one whole file; they can be read here before and
 * after.
 */
final class MovedTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final String from;
  private final String to;
  private final CopiedFiles files;
  private final TableMetadata metadata;
  private final String bookkeeping;

  /**
   * @param pointer what the catalogue says of it
   * @param to folder of the table at the new place
   */
  MovedTable(Pointer pointer, String to, FileIO storage) {
    this.name = pointer.table();
    this.to = to;
    CopiedFiles copied = new CopiedFiles(storage, pointer.location(), to);
    if (!copied.isThere(pointer.metadata())) {
      throw missing(copied.here(pointer.metadata()), 1);
    }
    this.metadata = TableMetadataParser.read(copied, pointer.metadata());
    this.from = metadata.location().replaceFirst("/+$", "");
    this.files = new CopiedFiles(storage, from, to);
    // Two moves never write files of the same name.
    this.bookkeeping = to + "/metadata/moved-" + Integer.toHexString((from + " " + to).hashCode());
  }

  /** What is to be done: bookkeeping and delete files are to be written anew. */
  LakeMove.Step step() {
    long deleteFiles = held().values().stream().filter(held -> !held.isData()).count();
    int all = manifests().size() + (int) deleteFiles + metadata.snapshots().size() + 1;
    return new LakeMove.Step(name, from, to, all);
  }

  /** Refuses a copy that is not whole. */
  void check() {
    Set<String> lying = files.lying();
    if (lying.isEmpty()) {
      return; // a storage that cannot list; reading will tell
    }
    List<String> missing =
        held().values().stream()
            .map(held -> TableFiles.place(files.here(held.file().location())))
            .filter(place -> !lying.contains(place) && !lying.contains(staged(place)))
            .toList();
    if (!missing.isEmpty()) {
      throw missing(missing.get(0), missing.size());
    }
  }

  private InputProblem missing(String place, int count) {
    return InputProblem.inFile(
        TableFiles.place(place),
        "is missing here, and %d file(s) of the table %s in all: the lake was not copied whole"
            .formatted(count, name),
        "copy the lake again while nothing is writing to it, or restore all of it from one backup;"
            + " nothing was changed here");
  }

  /**
   * Writes everything that names places anew.
   *
   * @return place of the new metadata file, for the catalogue
   */
  String write() {
    try {
      Map<String, Long> deleteFiles = deleteFiles();
      Map<String, Long> lengths = manifests(deleteFiles);
      Map<Long, String> lists = new HashMap<>();
      for (Snapshot snapshot : metadata.snapshots()) {
        String list = bookkeeping + "/snap-" + snapshot.snapshotId() + ".avro";
        remove(list);
        RewriteTablePathUtil.rewriteManifestList(
            snapshot, files, metadata, lengths, from + "/metadata", bookkeeping, to, list);
        lists.put(snapshot.snapshotId(), list);
      }
      return metadata(lists);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Map<String, Long> deleteFiles() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    CopiedDeletes deletes = new CopiedDeletes(from, to);
    for (Held held : held().values()) {
      if (held.isData()) {
        continue;
      }
      DeleteFile file = (DeleteFile) held.file();
      String whole = files.canRename() ? staged(file.location()) : file.location();
      if (!files.isThere(file.location()) && files.isThere(whole)) {
        files.replace(whole, file.location()); // a move was killed just there
      }
      // In place only where a storage shows a written file at once or not at all.
      long size =
          RewriteTablePathUtil.rewritePositionDelete(
              file,
              files.newOutputFile(whole),
              files,
              metadata.spec(file.specId()),
              from,
              to,
              deletes);
      if (files.canRename()) {
        files.replace(whole, file.location());
      }
      sizes.put(file.location(), size);
    }
    return sizes;
  }

  private static String staged(String deleteFile) {
    return deleteFile + ".moved";
  }

  private Map<String, Long> manifests(Map<String, Long> deleteFiles) throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (ManifestFile manifest : manifests().values()) {
      String target =
          RewriteTablePathUtil.newPath(manifest.path(), from + "/metadata", bookkeeping);
      remove(target);
      var written =
          manifest.content() == ManifestContent.DATA
              ? RewriteTablePathUtil.rewriteDataManifest(
                  manifest,
                  Set.of(),
                  files.newOutputFile(target),
                  files,
                  metadata.formatVersion(),
                  metadata.specsById(),
                  from,
                  to)
              : RewriteTablePathUtil.rewriteDeleteManifest(
                  manifest,
                  Set.of(),
                  files.newOutputFile(target),
                  files,
                  metadata.formatVersion(),
                  metadata.specsById(),
                  from,
                  to,
                  to,
                  deleteFiles);
      lengths.putAll(written.rewrittenManifestLengths());
    }
    return lengths;
  }

  private String metadata(Map<Long, String> lists) throws JsonProcessingException {
    TableMetadata moved = RewriteTablePathUtil.replacePaths(metadata, from, to);
    ObjectNode document = (ObjectNode) JSON.readTree(TableMetadataParser.toJson(moved));
    document
        .path("snapshots")
        .forEach(
            snapshot ->
                ((ObjectNode) snapshot)
                    .put("manifest-list", lists.get(snapshot.get("snapshot-id").asLong())));
    // Earlier metadata files name the old place, and nobody reads them.
    document.putArray("metadata-log");
    String place = bookkeeping + "/00000-" + UUID.randomUUID() + ".metadata.json";
    TableMetadataParser.write(
        TableMetadataParser.fromJson(document.toString()), files.newOutputFile(place));
    return place;
  }

  private void remove(String path) {
    if (files.isThere(path)) {
      files.deleteFile(path); // a move was killed after it
    }
  }

  private Map<String, ManifestFile> manifests() {
    Map<String, ManifestFile> manifests = new LinkedHashMap<>();
    for (Snapshot snapshot : metadata.snapshots()) {
      snapshot.allManifests(files).forEach(file -> manifests.put(file.path(), file));
    }
    return manifests;
  }

  private Map<String, Held> held() {
    return new TableFiles(table(metadata)).ofAllSnapshots();
  }

  private Table table(TableMetadata of) {
    return new BaseTable(new StaticTableOperations(of, files), name);
  }

  /**
   * Deletes the bookkeeping that the metadata file does not name: all of it names the old place.
   */
  void sweep(String newMetadata) {
    Table moved = table(TableMetadataParser.read(files, newMetadata));
    Set<String> known = new TreeSet<>();
    known.add(TableFiles.place(newMetadata));
    moved
        .snapshots()
        .forEach(
            snapshot -> {
              known.add(TableFiles.place(snapshot.manifestListLocation()));
              snapshot
                  .allManifests(files)
                  .forEach(manifest -> known.add(TableFiles.place(manifest.path())));
            });
    String folder = TableFiles.place(to) + "/metadata/";
    String scheme = to.substring(0, to.length() - TableFiles.place(to).length());
    files.lying().stream()
        .filter(place -> place.startsWith(folder) && !known.contains(place))
        .forEach(place -> files.deleteFile(scheme + place));
  }
}
