package org.sunset2g.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunset2g.disclosure.AreaLevel;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.report.CsvText;
import org.sunset2g.report.compare.AreaText;
import org.sunset2g.report.shelf.ReportShelf;
import org.sunset2g.report.tables.PublishedReport;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/** Published weeks in a folder, as the commands ask for them that read nothing else. */
record ShelvedReports(ReportShelf shelf) {
  /** How areas are named, for manual pages. */
  static final String AREAS =
      "An area is written VN-2004/25; the country is 'country', subscribers without a place are"
          + " 'unplaced'.";

  /**
   * @throws InputProblem where there is no such folder, or no week in it
   */
  static ShelvedReports of(Path reports) throws IOException {
    return new ShelvedReports(ReportShelf.of(reports));
  }

  /** The weeks that have a folder, oldest first. */
  List<IsoWeek> weeks() throws IOException {
    return shelf.weeks();
  }

  /**
   * The tables of a week; empty where it has none of the phase.
   *
   * @param phase empty for the first phase of the week
   */
  Optional<PublishedReport> find(IsoWeek week, Optional<String> phase) {
    try {
      return shelf.find(week, phase).map(found -> found.report());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The tables of a week that has to be there. */
  PublishedReport published(IsoWeek week, Optional<String> phase) {
    return find(week, phase)
        .orElseThrow(
            () ->
                InputProblem.inFile(
                    shelf.place(),
                    "has no published tables of %s%s"
                        .formatted(week, phase.map(name -> ", phase " + name).orElse("")),
                    "publish the week, or name another one"));
  }

  /** An area of the table, as a command line names it. */
  PublishedArea area(ProtectedWeek table, String written) {
    return AreaText.find(table.areas(), written)
        .orElseThrow(() -> unknownArea(written, table.week().toString()));
  }

  /**
   * An area of the table that is forecast.
   *
   * @throws InputProblem where it is not there, or is a former district: those are added up beside
   *     the areas of today, and a forecast knows the areas of today alone
   */
  PublishedArea forecastArea(ProtectedWeek table, String written) {
    PublishedArea area = area(table, written);
    if (area.level().isFormer()) {
      throw InputProblem.inFile(
          shelf.place(),
          "%s (%s) is %s, which is counted but not forecast"
              .formatted(
                  written,
                  area.name(),
                  area.level() == AreaLevel.FORMER_DISTRICT
                      ? "a former district"
                      : "what is outside the former districts"),
          "name its province, or the communes that it became, as area_week.csv has them");
    }
    return area;
  }

  InputProblem unknownArea(String written, String where) {
    return InputProblem.inFile(
        shelf.place(),
        "the reports of %s have no area %s".formatted(where, written),
        "write it as VN-2004/25, with code_system and code of area_week.csv, or 'country'");
  }

  /**
   * Refuses a file for CSV that is not named like one, or cannot be one.
   *
   * @throws InputProblem where a folder has the name
   */
  static void requireCsv(String option, Optional<Path> csv) {
    csv.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
        .ifPresent(
            file -> {
              throw new ConfigurationProblem(
                  "%s takes a file ending in .csv, was '%s'".formatted(option, file));
            });
    csv.filter(Files::isDirectory)
        .ifPresent(
            file -> {
              throw InputProblem.inFile(
                  file,
                  "is a folder, and a file of this name is to be written",
                  "remove the folder, or name another file with " + option);
            });
  }

  /** Writes a file for a spreadsheet, or replaces it, as a whole. */
  static void write(Path file, List<String> header, List<List<String>> rows) {
    Path place = file.toAbsolutePath();
    Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
    try {
      Files.createDirectories(place.getParent());
      CsvText.write(draft, header, rows);
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      discard(draft);
      throw InputProblem.inFile(
              file, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
    System.err.printf("%s in %s%n", new Quantity(rows.size(), "row"), file);
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException stays) {
      // Where a file cannot be removed either, what is told of the folder says enough.
    }
  }
}
