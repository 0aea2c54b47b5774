package org.sunset2g.lake;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contracts;
import org.sunset2g.lake.TableFiles.Held;

/**
 * The state: it has no week in it, so that each week that stays has a snapshot of its own, named by
 * a tag for every operator. A snapshot that also holds an operator's state of a week that does not
 * stay is made anew from the files of the others.
 */
final class SettledState extends SettledTable {
  /** The operators that are read from each snapshot, by its id, in order of their weeks. */
  private final SortedMap<String, Shown> shown = new TreeMap<>();

  SettledState(Lake lake, String name, List<PublishedPart> kept, Erased erased) {
    super(lake, name, kept, erased);
    for (PublishedPart part : this.kept) {
      shown
          .computeIfAbsent(
              part.week() + " " + part.run().runId(),
              none -> new Shown(source(part).snapshotId(), new ArrayList<>()))
          .parts
          .add(part);
    }
  }

  private record Shown(long snapshotId, List<PublishedPart> parts) {
    boolean shows(Held file) {
      return parts.stream().anyMatch(part -> part.operator().equals(file.operator()));
    }
  }

  @Override
  Set<String> staying() {
    Set<String> staying = new TreeSet<>();
    shown.values().forEach(each -> shownBy(each).forEach(file -> staying.add(file.place())));
    return staying;
  }

  @Override
  SortedMap<String, Long> settle() {
    SortedMap<String, Long> snapshots = new TreeMap<>();
    if (table.currentSnapshot() == null) {
      return snapshots;
    }
    Set<String> staying = staying();
    List<Held> all = new ArrayList<>();
    shown.values().forEach(each -> all.addAll(shownBy(each)));
    Set<String> holding = holding(all);
    Map<String, Long> tags = new TreeMap<>();
    for (Shown each : shown.values()) {
      long made = settled(each, staying, holding);
      for (PublishedPart part : each.parts) {
        snapshots.put(part.run().runId(), made);
        tags.put(part.operator() + "_" + part.week(), made);
      }
    }
    table.refresh();
    if (shown.isEmpty()) {
      table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
    } else {
      long newest = snapshots.get(shown.get(shown.lastKey()).parts.get(0).run().runId());
      if (table.currentSnapshot().snapshotId() != newest) {
        table.manageSnapshots().setCurrentSnapshot(newest).commit();
      }
    }
    name(tags);
    return snapshots;
  }

  private long settled(Shown of, Set<String> staying, Set<String> holding) {
    List<Held> shownFiles = shownBy(of);
    if (shownFiles.stream().anyMatch(file -> holding.contains(file.place()))) {
      long made = lake.replaceAll(Contracts.of(simpleName()), remaining(of)).snapshotId();
      table.refresh();
      return made;
    }
    List<Held> inIt = files.of(table.snapshot(of.snapshotId));
    if (inIt.stream()
        .allMatch(file -> staying.contains(file.place()) && !holding.contains(file.place()))) {
      return of.snapshotId;
    }
    OverwriteFiles change = table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
    shownFiles.forEach(file -> change.addFile((DataFile) file.file()));
    change.commit();
    table.refresh();
    return table.currentSnapshot().snapshotId();
  }

  private Dataset<Row> remaining(Shown of) {
    Object[] operators = of.parts.stream().map(PublishedPart::operator).toArray();
    return erased
        .fromState()
        .apply(lake.read(simpleName(), of.snapshotId).filter(col("operator").isin(operators)));
  }

  private List<Held> shownBy(Shown each) {
    return files.of(table.snapshot(each.snapshotId)).stream().filter(each::shows).toList();
  }

  /** Gives the tags to those snapshots, and takes away all others. */
  private void name(Map<String, Long> tags) {
    ManageSnapshots change = table.manageSnapshots();
    boolean isAny = false;
    for (String there : table.refs().keySet()) {
      if (table.refs().get(there).isTag() && !tags.containsKey(there)) {
        change.removeTag(there);
        isAny = true;
      }
    }
    for (Map.Entry<String, Long> tag : tags.entrySet()) {
      if (!table.refs().containsKey(tag.getKey())) {
        change.createTag(tag.getKey(), tag.getValue());
        isAny = true;
      } else if (table.refs().get(tag.getKey()).snapshotId() != tag.getValue()) {
        change.replaceTag(tag.getKey(), tag.getValue());
        isAny = true;
      }
    }
    if (isAny) {
      change.commit();
    }
  }
}
