package org.sunset2g.report.audit;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sunset2g.disclosure.attack.Attack;
import org.sunset2g.disclosure.attack.WeekTables;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Attacks published tables as anybody could who has all of them. Reads CSV files and their JSON
 * twins below folders of reports, and nothing else.
 */
public final class DisclosureAudit {
  private DisclosureAudit() {}

  /**
   * What was read, and what came of it.
   *
   * @param files files read
   * @param weeks weeks of all phases, each once
   */
  public record Result(int files, int weeks, Attack.Outcome outcome) {
    /** Whether every figure keeps what was promised. */
    public boolean isSafe() {
      return outcome.isSafe();
    }
  }

  /** Attacks all that was published below a folder. */
  public static Result of(Path folder) {
    return of(List.of(folder), Attack.Settings.USUAL);
  }

  /**
   * Attacks all that was published below several folders, such as the week that is about to be
   * published and all weeks before. What is in two of them, or in two files, is told twice.
   *
   * @throws InputProblem where there are no tables, or they cannot be understood
   */
  public static Result of(List<Path> folders, Attack.Settings settings) {
    Map<Key, WeekTables> weeks = new LinkedHashMap<>();
    int files = 0;
    for (Path folder : tableFolders(folders)) {
      TableFolder read = new TableFolder(folder);
      files += read.files();
      WeekTables tables = read.tables();
      weeks.merge(
          new Key(tables.phase(), tables.week(), tables.revision(), tables.minimumCell()),
          tables,
          DisclosureAudit::together);
    }
    return new Result(files, weeks.size(), Attack.on(List.copyOf(weeks.values()), settings));
  }

  private record Key(String phase, IsoWeek week, int revision, int minimumCell) {}

  private static Collection<Path> tableFolders(List<Path> roots) {
    TreeSet<Path> found = new TreeSet<>();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        throw InputProblem.inFile(root, "is not a folder", "name the folder of reports");
      }
      try (Stream<Path> paths = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
        List<Path> tables =
            paths
                .filter(path -> path.getFileName() != null)
                .filter(path -> path.getFileName().toString().startsWith("area_week."))
                .map(path -> path.toAbsolutePath().normalize().getParent())
                .toList();
        found.addAll(tables);
      } catch (IOException | java.io.UncheckedIOException unreadable) {
        throw InputProblem.inFile(root, "cannot be read", "check the folder and its rights")
            .causedBy(unreadable);
      }
    }
    if (found.isEmpty()) {
      throw InputProblem.of(
          "there are no published tables below " + roots,
          "name the folder that holds <week>/tables/area_week.csv");
    }
    return found;
  }

  private static WeekTables together(WeekTables one, WeekTables other) {
    return new WeekTables(
        one.phase(),
        one.week(),
        one.revision(),
        one.minimumCell(),
        one.operators(),
        both(one.areas(), other.areas()),
        both(one.handsetSims(), other.handsetSims()),
        both(one.models(), other.models()),
        both(one.inflow(), other.inflow()),
        both(one.before(), other.before()),
        both(one.again(), other.again()));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }
}
