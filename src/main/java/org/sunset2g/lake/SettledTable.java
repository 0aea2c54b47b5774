package org.sunset2g.lake;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.sunset2g.lake.TableFiles.Held;
import org.sunset2g.storage.Places;

/**
 * One table with rows of single persons, brought to hold what stays of it and nothing else. Until
 * {@link #expire} every snapshot that a run record names is there, before and after.
 */
abstract sealed class SettledTable permits SettledWeeks, SettledState {
  final Lake lake;
  final Table table;
  final TableFiles files;
  final List<PublishedPart> kept;
  final Erased erased;

  SettledTable(Lake lake, String name, List<PublishedPart> kept, Erased erased) {
    this.lake = lake;
    this.table = lake.table(name);
    this.files = new TableFiles(table);
    this.kept =
        kept.stream().filter(part -> part.run().snapshots().containsKey(simpleName())).toList();
    this.erased = erased;
    table.refresh();
  }

  final String simpleName() {
    return table.name().substring(table.name().lastIndexOf('.') + 1);
  }

  /** Places of the data and delete files that stay as they are. */
  abstract Set<String> staying();

  /** Makes the snapshots of what stays: one for each of the runs that readers read it from. */
  abstract SortedMap<String, Long> settle();

  /** Lets go of all snapshots but those. */
  final void expire(Collection<Long> snapshots) {
    table.refresh();
    Set<Long> staying = new HashSet<>(snapshots);
    Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId).ifPresent(staying::add);
    ExpireSnapshots expiry = table.expireSnapshots().cleanExpiredFiles(false);
    boolean isAny = false;
    for (Snapshot snapshot : table.snapshots()) {
      if (!staying.contains(snapshot.snapshotId())) {
        expiry.expireSnapshotId(snapshot.snapshotId());
        isAny = true;
      }
    }
    if (isAny) {
      // Files are swept afterwards, by what is still named: a file may have left one snapshot and
      // come back in another.
      expiry.commit();
    }
  }

  final Snapshot source(PublishedPart part) {
    long id = part.run().snapshots().get(simpleName());
    Snapshot snapshot = table.snapshot(id);
    if (snapshot == null) {
      throw new IllegalStateException(
          "%s has no snapshot %d, which run %s names"
              .formatted(simpleName(), id, part.run().runId()));
    }
    return snapshot;
  }

  /** Places of the data files, of those, in which somebody is who is to be erased. */
  final Set<String> holding(Collection<Held> among) {
    Set<String> holding = new TreeSet<>();
    among.stream()
        .filter(Held::isData)
        .collect(Collectors.groupingBy(Held::operator))
        .forEach(
            (operator, ofOperator) ->
                erased
                    .of(simpleName(), operator)
                    .ifPresent(condition -> holding.addAll(holding(ofOperator, condition))));
    return holding;
  }

  /** Looks into the files themselves: rows that a delete file hides are in them all the same. */
  private Set<String> holding(List<Held> among, Column condition) {
    String[] paths =
        among.stream().map(held -> held.file().location()).distinct().toArray(String[]::new);
    return lake
        .spark()
        .read()
        .parquet(paths)
        .filter(condition)
        .select(functions.col("_metadata.file_path"))
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> Places.path(URI.create(row.getString(0))).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
