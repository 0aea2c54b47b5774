package org.sunset2g.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A folder of published reports, one folder per week.
 *
 * @param folder such as {@code demo-out/output/reports}
 * @param phase sunset phase to read; empty for the first one of each week
 */
public record PublishedReports(Path folder, String phase) {

  /** Weeks whose tables are there, oldest first. */
  public List<PublishedWeek> weeks() {
    if (!Files.isDirectory(folder)) {
      throw InputProblem.inFile(
          folder.toAbsolutePath().normalize(),
          "is not a folder",
          "set SUNSET2G_REPORTS, or the first cell, to the folder of the reports");
    }
    return folders(folder).stream()
        .filter(week -> IsoWeek.isWritten(week.getFileName().toString()))
        .flatMap(week -> tables(week).stream())
        .toList();
  }

  /**
   * Weeks up to the named one, oldest first; the named one is the last of them.
   *
   * @param week such as {@code 2024-W37}; empty for the newest
   * @throws InputProblem where the week's tables are not there
   */
  public List<PublishedWeek> upTo(String week) {
    List<PublishedWeek> weeks =
        weeks().stream()
            .filter(published -> week.isEmpty() || published.week().compareTo(week) <= 0)
            .toList();
    if (weeks.isEmpty() || !week.isEmpty() && !weeks.get(weeks.size() - 1).week().equals(week)) {
      throw InputProblem.inFile(
          folder,
          "has no published tables of "
              + (week.isEmpty() ? "any week" : week)
              + (phase.isEmpty() ? "" : ", phase " + phase),
          "name a week that has a folder tables/, or run the week again");
    }
    return weeks;
  }

  private Optional<PublishedWeek> tables(Path week) {
    Stream<Path> places =
        phase.isEmpty()
            ? Stream.concat(Stream.of(week), folders(week).stream())
            : Stream.of(week.resolve(phase), week);
    String written = week.getFileName().toString();
    return places
        .map(place -> place.resolve("tables"))
        .filter(tables -> Files.isRegularFile(tables.resolve("area_week.csv")))
        .map(tables -> new PublishedWeek(written, tables))
        .filter(found -> phase.isEmpty() || found.phase().equals(phase))
        .findFirst();
  }

  private static List<Path> folders(Path in) {
    try (Stream<Path> entries = Files.list(in)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw InputProblem.inFile(in, "cannot be listed", "check the folder's rights")
          .causedBy(unreadable);
    }
  }
}
