package org.sunset2g.feed.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sunset2g.storage.ReadFailure;
import org.sunset2g.storage.Reading;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Result files of contract {@code outreach_result}, {@code landing/<operator>/<week>/results/*.csv}
 * or {@code *.xlsx}, as people fill them in. A file that has no header, or is none of the two, is
 * an {@link InputProblem}; a row that says nothing usable is rejected by itself.
 */
public final class ResultFiles {
  private static final String CSV = ".csv";
  private static final String XLSX = ".xlsx";

  private ResultFiles() {}

  /** All files of a folder in the order of their names; none where there is no such folder. */
  public static ReadResults read(Path folder, ResultRules rules) {
    ReadResults results = ReadResults.NONE;
    for (Path file : files(folder)) {
      results = results.and(readFile(file, rules));
    }
    return results;
  }

  /** What others put into the folder must not show what lies elsewhere on the machine. */
  static void refuseLink(Path path) {
    if (Files.isSymbolicLink(path)) {
      throw InputProblem.inFile(path, "it is a link", "put the file itself there");
    }
  }

  /** One file. */
  public static ReadResults readFile(Path file, ResultRules rules) {
    refuseLink(file);
    if (!Reading.isFile(file)) {
      throw InputProblem.inFile(
          file, "it is a folder, a pipe or a device and not a file", "put the file itself there");
    }
    String name = file.getFileName().toString();
    List<SheetRow> sheet =
        name.toLowerCase(Locale.ROOT).endsWith(XLSX) ? XlsxSheet.read(file) : csv(file);
    SheetHeader header = SheetHeader.find(file, sheet);
    List<ResultRow> rows = new ArrayList<>();
    List<ResultFault> faults = new ArrayList<>();
    List<EmptiedText> emptied = new ArrayList<>();
    long skipped = 0;
    for (SheetRow row : sheet.subList(header.row() + 1, sheet.size())) {
      RowReader reader = new RowReader(name, header, rules, row);
      if (row.isEmpty()) {
        continue;
      }
      if (reader.isUnfilled()) {
        skipped++;
        continue;
      }
      reader.read().ifPresent(rows::add);
      faults.addAll(reader.faults());
      emptied.addAll(reader.emptied());
    }
    return new ReadResults(rows, faults, emptied, skipped);
  }

  /** The files of a folder that are read, in the order of their names; the rest is refused. */
  public static List<Path> files(Path folder) {
    if (!Reading.isFolder(folder)) {
      return List.of();
    }
    refuseLink(folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !isHidden(file))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException unreadable) {
      ReadFailure.raiseUnlessOfTheFile(folder, unreadable);
      throw InputProblem.inFile(folder, "cannot be listed", "check the folder's rights")
          .causedBy(unreadable);
    }
  }

  /** Spreadsheet programmes leave {@code ~$name.xlsx} beside a file that is open. */
  private static boolean isHidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("~$");
  }

  private static List<SheetRow> csv(Path file) {
    if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(CSV)) {
      throw InputProblem.inFile(
          file, "is neither .csv nor .xlsx", "save it as .xlsx, or as CSV text in UTF-8");
    }
    return CsvSheet.read(file);
  }
}
