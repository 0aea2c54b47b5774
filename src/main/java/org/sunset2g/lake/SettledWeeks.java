package org.sunset2g.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sunset2g.contract.Contracts;
import org.sunset2g.lake.TableFiles.Held;

/**
 * A table of weeks. One snapshot takes the place of all: it holds the published rows of every
 * operator and week that stays. What a run left that nobody published is not among them.
 */
final class SettledWeeks extends SettledTable {
  private final Map<Long, Map<Part, Set<Held>>> read = new HashMap<>();

  SettledWeeks(Lake lake, String name, List<PublishedPart> kept, Erased erased) {
    super(lake, name, kept, erased);
  }

  private record Part(String operator, String week) {
    static Part of(PublishedPart part) {
      return new Part(part.operator(), part.week().toString());
    }
  }

  @Override
  Set<String> staying() {
    Set<String> staying = new TreeSet<>();
    kept.forEach(
        part -> held(source(part), Part.of(part)).forEach(file -> staying.add(file.place())));
    return staying;
  }

  @Override
  SortedMap<String, Long> settle() {
    SortedMap<String, Long> snapshots = new TreeMap<>();
    if (table.currentSnapshot() == null) {
      return snapshots;
    }
    for (PublishedPart part : changed()) {
      String week = part.week().toString();
      Dataset<Row> rows =
          lake.read(simpleName(), source(part).snapshotId())
              .filter(col("operator").equalTo(part.operator()).and(col("week").equalTo(week)));
      lake.replace(Contracts.of(simpleName()), without(part, rows), List.of(part.operator()), week);
    }
    table.refresh();
    dropOthers();
    kept.forEach(part -> snapshots.put(part.run().runId(), table.currentSnapshot().snapshotId()));
    return snapshots;
  }

  private Dataset<Row> without(PublishedPart part, Dataset<Row> rows) {
    Column isErased = erased.of(simpleName(), part.operator()).orElse(lit(false));
    return rows.filter(not(isErased));
  }

  /**
   * Weeks that the newest snapshot does not hold as they were published, or not as they shall be.
   */
  private List<PublishedPart> changed() {
    Set<Held> all = new HashSet<>();
    kept.forEach(part -> all.addAll(held(source(part), Part.of(part))));
    Set<String> holding = holding(all);
    return kept.stream()
        .filter(
            part -> {
              Set<String> published = places(held(source(part), Part.of(part)));
              Set<String> newest = places(held(table.currentSnapshot(), Part.of(part)));
              return !published.equals(newest) || published.stream().anyMatch(holding::contains);
            })
        .toList();
  }

  private void dropOthers() {
    Set<Part> staying = kept.stream().map(Part::of).collect(Collectors.toSet());
    Set<Part> there = new HashSet<>();
    files
        .of(table.currentSnapshot())
        .forEach(file -> there.add(new Part(file.operator(), file.week())));
    there.removeAll(staying);
    there.stream()
        .map(SettledWeeks::rowsOf)
        .reduce(Expressions::or)
        .ifPresent(others -> table.newDelete().deleteFromRowFilter(others).commit());
    table.refresh();
  }

  private static Expression rowsOf(Part part) {
    return Expressions.and(
        Expressions.equal("operator", part.operator), Expressions.equal("week", part.week));
  }

  private Set<Held> held(Snapshot snapshot, Part part) {
    return read.computeIfAbsent(
            snapshot.snapshotId(),
            none ->
                files.of(snapshot).stream()
                    .collect(
                        Collectors.groupingBy(
                            file -> new Part(file.operator(), file.week()), Collectors.toSet())))
        .getOrDefault(part, Set.of());
  }

  private static Set<String> places(Set<Held> held) {
    return held.stream().map(Held::place).collect(Collectors.toSet());
  }
}
