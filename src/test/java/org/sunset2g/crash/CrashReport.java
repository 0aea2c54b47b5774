package org.sunset2g.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was killed, where, how often, and what came of it: a table for people. */
final class CrashReport {
  private final SortedMap<String, Line> lines = new TreeMap<>();
  private final SortedMap<Command, String> undisturbed = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final long start = System.nanoTime();
  private int randomKills;

  private static final class Line {
    private int kills;
    private int tooLate;
    private int differences;
    private double secondsToDeath;
  }

  /** What is counted once for a row of kills. */
  private static final class Recovery {
    private int rows;
    private double seconds;
    private long orphansBefore;
    private long orphansAfter;
  }

  private final SortedMap<Command, Recovery> recoveries = new TreeMap<>();

  synchronized void undisturbed(Command command, double seconds, Map<Moment.Kind, Long> moments) {
    undisturbed.put(
        command,
        String.format(
            Locale.ROOT,
            "%-9s %5.1f s, %d announced steps, %d commits, %d files, %d changes of records",
            command.words(),
            seconds,
            moments.get(Moment.Kind.STEP),
            moments.get(Moment.Kind.COMMIT),
            moments.get(Moment.Kind.FILE),
            moments.get(Moment.Kind.RECORD)));
  }

  private Line of(KilledAnywhereTest.Row row, Moment death) {
    return lines.computeIfAbsent(
        "%-9s %-24s".formatted(row.command().words(), death.kind().words), none -> new Line());
  }

  synchronized void killed(KilledAnywhereTest.Row row, Moment death, double seconds) {
    Line line = of(row, death);
    line.kills++;
    randomKills += row.isRandom() ? 1 : 0;
    line.secondsToDeath += seconds;
  }

  /** The moment did not come before the end. */
  synchronized void survived(KilledAnywhereTest.Row row, Moment death) {
    of(row, death).tooLate++;
  }

  private Recovery recovery(KilledAnywhereTest.Row row) {
    return recoveries.computeIfAbsent(row.command(), none -> new Recovery());
  }

  synchronized void ranAgain(KilledAnywhereTest.Row row, double seconds) {
    recovery(row).rows++;
    recovery(row).seconds += seconds;
  }

  synchronized void orphansBefore(KilledAnywhereTest.Row row, int orphans) {
    recovery(row).orphansBefore += orphans;
  }

  synchronized void orphansAfter(KilledAnywhereTest.Row row, Set<String> orphans) {
    recovery(row).orphansAfter += orphans.size();
    differ(row, "orphans after retain", List.copyOf(orphans));
    System.out.printf(
        Locale.ROOT,
        "%5.0f s: %d kills, %d differences, after %s at %s%n",
        (System.nanoTime() - start) / 1e9,
        kills(),
        differences.size(),
        row.command().words(),
        moments(row));
  }

  synchronized void differ(KilledAnywhereTest.Row row, String when, List<String> found) {
    if (!found.isEmpty()) {
      row.deaths().forEach(death -> of(row, death).differences++);
      differences.add(
          "%s killed at %s, %s: %d differences%n    %s"
              .formatted(
                  row.command().words(),
                  moments(row),
                  when,
                  found.size(),
                  String.join("\n    ", found.subList(0, Math.min(8, found.size())))));
    }
  }

  private static String moments(KilledAnywhereTest.Row row) {
    return String.join(" ", row.deaths().stream().map(Moment::written).toList());
  }

  synchronized List<String> differences() {
    return List.copyOf(differences);
  }

  synchronized int kills() {
    return lines.values().stream().mapToInt(line -> line.kills).sum();
  }

  synchronized int randomKills() {
    return randomKills;
  }

  /** Prints the table and keeps it. */
  synchronized void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("undisturbed:\n");
    undisturbed.values().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append(
        String.format(
            "%n%-9s %-24s %6s %9s %12s %14s%n",
            "command", "killed", "kills", "too late", "differences", "seconds until"));
    lines.forEach(
        (name, line) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s %6d %9d %12d %14.1f%n",
                    name,
                    line.kills,
                    line.tooLate,
                    line.differences,
                    line.kills == 0 ? 0 : line.secondsToDeath / line.kills)));
    text.append(
        String.format(
            "%n%-9s %14s %12s %14s %13s%n",
            "command", "ran again", "seconds", "orphan files", "after retain"));
    recoveries.forEach(
        (command, recovery) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-9s %14d %12.1f %14d %13d%n",
                    command.words(),
                    recovery.rows,
                    recovery.seconds / Math.max(1, recovery.rows),
                    recovery.orphansBefore,
                    recovery.orphansAfter)));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d kills, %d differences, %.0f s in all%n",
            lines.values().stream().mapToInt(line -> line.kills).sum(),
            differences.size(),
            (System.nanoTime() - start) / 1e9));
    differences.forEach(line -> text.append(line).append('\n'));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    System.out.println(text);
  }
}
