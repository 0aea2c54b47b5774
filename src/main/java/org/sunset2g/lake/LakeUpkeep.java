package org.sunset2g.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunset2g.contract.SubscriberState;
import org.sunset2g.lake.TableFiles.Held;
import org.sunset2g.lake.TableFiles.Lying;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Deletes rows of single persons for good: from the tables, from every snapshot and from the disk.
 *
 * <p>The order makes it safe to be killed anywhere, and to be run again. First each table gets
 * snapshots of what stays; then every run record names them, in one rename each; only then are the
 * old snapshots let go, and the files that nothing names any more deleted, those included that
 * killed runs left. Tables of aggregates keep all of their snapshots. The caller holds the lake's
 * lock.
 */
public final class LakeUpkeep {
  private final Lake lake;
  private final RunRecords records;
  private final SortedMap<String, IsoWeek> firstWeeks;
  private final Erased erased;

  /** The steps of {@link #carryOut}, in order: being killed between any two does no harm. */
  public static final List<String> STEPS = List.of("settle", "records", "expire", "sweep");

  /** Who is told which step is at work. */
  public interface Announcer {
    void step(String name, Runnable work);
  }

  /**
   * @param firstWeeks the first week that stays, by table with rows of single persons; all such
   *     tables of the lake are to be named
   * @param erased rows that do not stay although their week does
   */
  public LakeUpkeep(
      Lake lake, RunRecords records, SortedMap<String, IsoWeek> firstWeeks, Erased erased) {
    this.lake = lake;
    this.records = records;
    this.firstWeeks = firstWeeks;
    this.erased = erased;
  }

  /** What {@link #carryOut} would remove; changes nothing. */
  public List<Removal> look() {
    List<Removal> removals = new ArrayList<>();
    for (String name : lake.tables()) {
      TableFiles files = new TableFiles(lake.table(name));
      Map<String, Held> known = files.ofAllSnapshots();
      Set<String> staying = firstWeeks.containsKey(name) ? open(name).staying() : known.keySet();
      removals.add(
          removal(
              name,
              files.lying().stream()
                  .filter(file -> !files.isMetadata(file) && !staying.contains(file.place()))
                  .toList(),
              known));
    }
    return removals;
  }

  /**
   * Removes it, and says what, table by table.
   *
   * @param stillOurs fails where the lake's lock is lost; asked before records change and again
   *     before anything is deleted
   */
  public List<Removal> carryOut(Announcer announcer, Runnable stillOurs) {
    List<String> names = lake.tables();
    Map<String, Map<String, Held>> known = new TreeMap<>();
    names.forEach(name -> known.put(name, new TableFiles(lake.table(name)).ofAllSnapshots()));
    SortedMap<String, SettledTable> tables = new TreeMap<>();
    names.stream().filter(firstWeeks::containsKey).forEach(name -> tables.put(name, open(name)));
    SortedMap<String, SortedMap<String, Long>> snapshots = new TreeMap<>();
    List<Removal> removals = new ArrayList<>();
    announcer.step(
        "settle", () -> tables.forEach((name, table) -> snapshots.put(name, table.settle())));
    announcer.step(
        "records",
        () -> {
          stillOurs.run();
          records.all().stream()
              .filter(RunRecord::isPublished)
              .forEach(run -> move(run, snapshots));
        });
    announcer.step(
        "expire",
        () -> {
          stillOurs.run();
          tables.forEach((name, table) -> table.expire(snapshots.get(name).values()));
        });
    announcer.step(
        "sweep",
        () -> {
          stillOurs.run();
          names.forEach(name -> removals.add(swept(name, known.get(name))));
        });
    return removals;
  }

  /**
   * Deletes what killed runs left in the tables' folders: files that no snapshot and no metadata
   * names, and of which some were cut short.
   *
   * @param stillOurs fails where the lake's lock is lost
   */
  public static void sweepLeftovers(Lake lake, Runnable stillOurs) {
    stillOurs.run();
    lake.tables().forEach(name -> new TableFiles(lake.table(name)).sweep());
  }

  private Removal swept(String name, Map<String, Held> known) {
    TableFiles files = new TableFiles(lake.table(name));
    return removal(
        name, files.sweep().stream().filter(file -> !files.isMetadata(file)).toList(), known);
  }

  private SettledTable open(String name) {
    List<PublishedPart> kept =
        PublishedPart.of(records.all()).stream()
            .filter(part -> part.week().compareTo(firstWeeks.get(name)) >= 0)
            .toList();
    return name.equals(SubscriberState.TABLE)
        ? new SettledState(lake, name, kept, erased)
        : new SettledWeeks(lake, name, kept, erased);
  }

  /** Lets a run record name the snapshots that there are now. */
  private void move(RunRecord run, SortedMap<String, SortedMap<String, Long>> snapshots) {
    SortedMap<String, Long> named = new TreeMap<>(run.snapshots());
    SortedMap<String, String> deleted = new TreeMap<>(run.deleted());
    snapshots.forEach(
        (table, byRun) -> {
          if (byRun.containsKey(run.runId())) {
            named.put(table, byRun.get(run.runId()));
          } else if (named.remove(table) != null) {
            boolean isOld = IsoWeek.parse(run.week()).compareTo(firstWeeks.get(table)) < 0;
            deleted.put(
                table,
                isOld ? "weeks are kept from " + firstWeeks.get(table) : "a later run replaced it");
          }
        });
    if (!named.equals(run.snapshots())) {
      records.write(run.moved(named, deleted));
    }
  }

  private static Removal removal(String name, List<Lying> removed, Map<String, Held> known) {
    return new Removal(
        name,
        removed.stream()
            .map(file -> known.get(file.place()))
            .filter(held -> held != null && held.isData())
            .mapToLong(held -> held.file().recordCount())
            .sum(),
        removed.size(),
        removed.stream().mapToLong(Lying::bytes).sum());
  }
}
