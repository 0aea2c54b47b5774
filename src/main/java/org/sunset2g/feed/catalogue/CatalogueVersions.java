package org.sunset2g.feed.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The catalogue versions of a folder, by effective date. A file with another name refuses the
 * folder, for a version that is passed over unseen would classify handsets by an old one. Hidden
 * files ({@code .} or {@code _} first) do not count.
 */
record CatalogueVersions(Path folder, NavigableMap<LocalDate, Path> files) {
  private static final int DATE_LENGTH = 10;

  static CatalogueVersions in(Path folder) {
    NavigableMap<LocalDate, Path> files = new TreeMap<>();
    for (Path file : listed(folder)) {
      Path other = files.put(effective(file), file);
      if (other != null) {
        throw InputProblem.inFile(
            folder,
            "has two versions of one day: %s and %s"
                .formatted(other.getFileName(), file.getFileName()),
            "keep one of them");
      }
    }
    return new CatalogueVersions(folder, files);
  }

  Path inForceIn(IsoWeek week) {
    Map.Entry<LocalDate, Path> version = files.floorEntry(week.sunday());
    if (version == null) {
      throw InputProblem.inFile(
          folder,
          "has no catalogue in force in %s, that is until %s; it has %s"
              .formatted(week, week.sunday(), inIt()),
          "add the version that was in force, named by its effective date like "
              + week.monday()
              + ".csv");
    }
    return version.getValue();
  }

  /** The version with exactly that date. */
  Path effectiveOn(LocalDate date) {
    Path version = files.get(date);
    if (version == null) {
      throw InputProblem.inFile(
          folder,
          "has no catalogue version of %s; it has %s".formatted(date, inIt()),
          "name one of them by its date, or a week to have the version in force");
    }
    return version;
  }

  private String inIt() {
    return files.isEmpty()
        ? "none at all"
        : files.values().stream().map(Path::getFileName).toList().toString();
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !isHidden(file)).sorted().toList();
    } catch (IOException unreadable) {
      throw InputProblem.inFile(
              folder, "cannot be listed: " + unreadable.getMessage(), "check its permissions")
          .causedBy(unreadable);
    }
  }

  private static boolean isHidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("_");
  }

  private static LocalDate effective(Path file) {
    String name = file.getFileName().toString();
    try {
      if (name.length() > DATE_LENGTH && name.charAt(DATE_LENGTH) == '.') {
        return LocalDate.parse(name.substring(0, DATE_LENGTH));
      }
    } catch (DateTimeParseException notADate) {
      throw misnamed(file).causedBy(notADate);
    }
    throw misnamed(file);
  }

  private static InputProblem misnamed(Path file) {
    return InputProblem.inFile(
        file,
        "is not named by an effective date",
        "name catalogue versions like 2024-01-01.csv, and keep other files elsewhere");
  }
}
