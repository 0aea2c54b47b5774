package org.sunset2g.feed.dump;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.OperatorDump;
import org.sunset2g.feed.landing.CsvFile;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.InputProblem;

/**
 * One dump, looked through and not read yet.
 *
 * @param csv the file and its records
 * @param range the days its rows must lie in, both included
 * @param notes what a careful reader should know of the file
 */
record DumpFile(CsvFile csv, Range range, List<String> notes) {
  private static final Pattern NAME =
      Pattern.compile(".*_([0-9]{8})_([0-9]{8})\\.csv(\\.gz)?", Pattern.CASE_INSENSITIVE);

  /** So many digits that it may be an identifier, and is no day. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{9,}");

  /** Days since 1970-01-01, both included. */
  record Range(int first, int last) {
    static final Range ANY = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

    @Override
    public String toString() {
      return LocalDate.ofEpochDay(first) + " to " + LocalDate.ofEpochDay(last);
    }
  }

  /** Looks the file through; what cannot be read as a dump is an {@link InputProblem}. */
  static DumpFile open(Path path) {
    List<String> notes = new ArrayList<>();
    Matcher name = NAME.matcher(path.getFileName().toString());
    Range range = Range.ANY;
    if (name.matches()) {
      range = new Range(day(path, name.group(1)), day(path, name.group(2)));
      if (range.first() > range.last()) {
        throw InputProblem.inFile(
            path,
            "by its name the days end before they begin",
            "name it <name>_<first day>_<last day>.csv, days as yyyyMMdd");
      }
    } else {
      notes.add(
          path.getFileName()
              + ": the name says no range of days (<name>_<yyyyMMdd>_<yyyyMMdd>.csv): any day was"
              + " accepted");
    }
    CsvFile csv = lookThrough(path);
    csv.notes().stream()
        .filter(note -> !note.startsWith("column '" + OperatorDump.RAT + "' is not in the file"))
        .forEach(note -> notes.add(csv.file().name() + ": " + withoutNumbers(note)));
    if (csv.rows() == 0) {
      notes.add(csv.file().name() + ": it has a header and no rows");
    }
    return new DumpFile(csv, range, List.copyOf(notes));
  }

  /** A file without a header has identifiers where column names should be: none is quoted. */
  private static CsvFile lookThrough(Path path) {
    try {
      return CsvFile.lookThrough(path, Contracts.of(OperatorDump.TABLE));
    } catch (InputProblem refused) {
      throw refused.withProblem(
          message ->
              message.startsWith(path.toString())
                  ? path + withoutNumbers(message.substring(path.toString().length()))
                  : withoutNumbers(message));
    }
  }

  private static String withoutNumbers(String text) {
    return NUMBER.matcher(text).replaceAll(number -> ValueShape.of(number.group()));
  }

  private static int day(Path path, String written) {
    int day = DumpDay.epochDay(written);
    if (day == DumpDay.NONE) {
      throw InputProblem.inFile(
          path,
          "'" + written + "' in its name is no day of the calendar",
          "name it <name>_<first day>_<last day>.csv, days as yyyyMMdd");
    }
    return day;
  }

  String name() {
    return csv.file().name();
  }
}
