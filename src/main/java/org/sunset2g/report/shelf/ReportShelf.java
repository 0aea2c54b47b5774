package org.sunset2g.report.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.report.tables.PublishedReport;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A folder {@code reports}: one folder per published week, in it {@code tables/} of the first phase
 * and a folder of its own for each further phase.
 */
public final class ReportShelf {
  private static final String TABLES = "tables";
  private static final Pattern PHASE = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  private final Path reports;

  private ReportShelf(Path reports) {
    this.reports = reports;
  }

  /**
   * @throws InputProblem where there is no such folder, or no week in it
   */
  public static ReportShelf of(Path reports) throws IOException {
    String cure = "give the folder 'reports' of an output, which has a folder per week";
    if (!Files.isDirectory(reports)) {
      throw InputProblem.inFile(reports, "is no folder", cure);
    }
    ReportShelf shelf = new ReportShelf(reports);
    if (shelf.weeks().isEmpty()) {
      throw InputProblem.inFile(reports, "holds no folder of a week, such as 2024-W38", cure);
    }
    return shelf;
  }

  public Path place() {
    return reports;
  }

  /** The weeks that have a folder, oldest first; whether they have tables is not looked at. */
  public List<IsoWeek> weeks() throws IOException {
    try (Stream<Path> folders = Files.list(reports)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(IsoWeek::isWritten)
          .map(IsoWeek::parse)
          .sorted()
          .toList();
    }
  }

  /**
   * Reads a week, with its checksums and sums held.
   *
   * @param phase empty for the first phase of the week
   * @return empty where the week has no tables of the phase
   * @throws InputProblem where what is there cannot be trusted, or is of another week or phase than
   *     its place says
   */
  public Optional<ShelvedWeek> find(IsoWeek week, Optional<String> phase) throws IOException {
    Path folder = reports.resolve(week.toString());
    Path first = folder.resolve(TABLES);
    if (phase.isPresent()) {
      if (!PHASE.matcher(phase.get()).matches()) {
        throw InputProblem.of(
            "'" + phase.get() + "' is no name of a phase",
            "name it as the settings do, such as 2g-only");
      }
      Path own = folder.resolve(phase.get()).resolve(TABLES);
      if (Files.isDirectory(own)) {
        ShelvedWeek further = read(own, week);
        if (!further.facts().phase().equals(phase.get())) {
          throw misplaced(own, "is of the phase " + further.facts().phase());
        }
        return Optional.of(further);
      }
    }
    if (!Files.isDirectory(first)) {
      return Optional.empty();
    }
    return Optional.of(read(first, week))
        .filter(found -> phase.isEmpty() || found.facts().phase().equals(phase.get()));
  }

  private static ShelvedWeek read(Path tables, IsoWeek week) throws IOException {
    PublishedReport report = PublishedFiles.read(tables);
    if (!report.facts().week().equals(week)) {
      throw misplaced(tables, "is of the week " + report.facts().week());
    }
    return new ShelvedWeek(tables, report);
  }

  private static InputProblem misplaced(Path tables, String problem) {
    return InputProblem.inFile(
        tables,
        problem + ", which its folder does not say",
        "fetch the folder again from where it was published; do not rename it");
  }
}
