package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sunset2g.report.ReportContent;
import org.sunset2g.report.site.ReportSite;
import org.sunset2g.report.tables.PublishedFiles;
import org.sunset2g.vocabulary.InputProblem;

/** The folder of a merged report: made aside, then moved into place whole. */
final class MergedReportFiles {
  private static final String TABLES = "tables";

  private MergedReportFiles() {}

  /**
   * Refuses a folder that must not be replaced: one that holds anything but an earlier report, or
   * that an input lies in or around.
   */
  static void check(Path output, List<Path> inputs) throws IOException {
    Path place = real(output);
    for (Path input : inputs) {
      Path real = input.toRealPath();
      if (real.startsWith(place) || place.startsWith(real)) {
        throw InputProblem.inFile(
            output,
            "lies in or around the input " + input,
            "name a folder elsewhere for the merged report");
      }
    }
    if (Files.exists(output) && !isReport(output)) {
      throw InputProblem.inFile(
          output,
          "is there and is no published report, and would be replaced",
          "name a new folder, an empty one, or that of an earlier merged report");
    }
  }

  private static boolean isReport(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty()
          || Files.isRegularFile(folder.resolve(TABLES).resolve("manifest.json"));
    }
  }

  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (NoSuchFileException notYetThere) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }

  /**
   * Puts a report in place of an earlier one: whole, or not at all.
   *
   * @throws InputProblem where the folder cannot be written
   */
  static void replace(Path output, ReportContent content) {
    try {
      Path place = real(output);
      Path draft = place.resolveSibling("." + place.getFileName() + ".draft");
      Files.createDirectories(place.getParent());
      StagedOutputs.delete(draft);
      try {
        write(draft, content);
        moveInto(place, draft);
      } finally {
        StagedOutputs.delete(draft);
      }
    } catch (IOException unwritable) {
      throw InputProblem.inFile(
              output, "cannot be written", "check the folder, its rights and the space left")
          .causedBy(unwritable);
    }
  }

  /** The earlier report stands aside for a moment; one that a killed run left there goes back. */
  private static void moveInto(Path place, Path draft) throws IOException {
    Path old = place.resolveSibling("." + place.getFileName() + ".old");
    if (Files.exists(old) && !Files.exists(place)) {
      Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
    }
    StagedOutputs.delete(old);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    StagedOutputs.delete(old);
  }

  /** Writes all files of a report into a new folder. */
  static void write(Path folder, ReportContent content) throws IOException {
    ReportSite.write(folder, content, Optional.empty());
    PublishedFiles.write(folder.resolve(TABLES), content);
  }
}
