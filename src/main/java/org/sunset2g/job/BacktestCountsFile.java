package org.sunset2g.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.job.BacktestCounts.Announced;
import org.sunset2g.report.backtest.Figures;
import org.sunset2g.vocabulary.InputProblem;

/** Reads the announced numbers of a whole country. */
final class BacktestCountsFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String DAY = "as_of";
  private static final String AREA = "area";
  private static final String OPERATOR = "operator";
  private static final String NUMBER = "two_g_only_subscribers";
  private static final List<String> COLUMNS = List.of(DAY, AREA, OPERATOR, NUMBER);
  private static final String COUNTRY = "Vietnam";
  private static final String ALL_OPERATORS = "all";

  /**
   * What a file holds.
   *
   * @param numbers oldest first
   * @param notes what is odd but not wrong, one sentence each
   */
  record Content(List<Announced> numbers, List<String> notes) {
    Content {
      numbers = List.copyOf(numbers);
      notes = List.copyOf(notes);
    }
  }

  private record Row(long line, long number) {}

  private final Path file;
  private final Map<String, Integer> places = new HashMap<>();
  private final NavigableMap<LocalDate, Row> rows = new TreeMap<>();
  private int width;

  private BacktestCountsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the rows of the whole country and all operators, and passes over others.
   *
   * @throws InputProblem where the file is no CSV, a row cannot be a number of subscribers on a
   *     day, a day is there twice, or there are fewer than three
   */
  static Content read(Path file) {
    BacktestCountsFile reading = new BacktestCountsFile(file);
    reading.parse();
    return reading.content();
  }

  private void parse() {
    long line = 1;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).build();
      try (CSVParser parser = CSVParser.parse(reader, format)) {
        for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
          add(line, records.next());
          line = parser.getCurrentLineNumber() + 1;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw unreadable(line, broken);
    }
  }

  private InputProblem unreadable(long line, Exception broken) {
    Throwable cause = broken instanceof UncheckedIOException ? broken.getCause() : broken;
    if (cause instanceof CharacterCodingException) {
      return InputProblem.inFile(file, "cannot be read: it is not UTF-8", "save it as CSV in UTF-8")
          .causedBy(broken);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return InputProblem.inFile(
              file,
              "cannot be read" + (Files.exists(file) ? "" : ": there is no such file"),
              "name a CSV file in UTF-8, such as published_counts.csv")
          .causedBy(broken);
    }
    return InputProblem.inLine(
            file,
            line,
            "is no CSV: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
            "put a text with a comma between two quotes, and double a quote within it")
        .causedBy(broken);
  }

  private void add(long line, CSVRecord row) {
    if (width == 0) {
      header(line, row.toList());
    } else if (row.size() > 1 || !row.get(0).isBlank()) {
      row(line, row);
    }
  }

  /** Other columns, whatever they are called, are passed over. */
  private void header(long line, List<String> names) {
    for (String column : COLUMNS) {
      int there = Collections.frequency(names, column);
      if (there != 1) {
        throw InputProblem.inLine(
            file,
            line,
            there == 0
                ? "the header has no column '%s', but %s".formatted(column, names)
                : "the header has the column '%s' several times".formatted(column),
            "give columns as_of, area, operator and two_g_only_subscribers, joined by commas");
      }
      places.put(column, names.indexOf(column));
    }
    width = names.size();
  }

  private void row(long line, CSVRecord row) {
    if (row.size() != width) {
      throw InputProblem.inLine(
          file,
          line,
          "has %s under a header of %s".formatted(new Quantity(row.size(), "cell"), width),
          "put a text with a comma between quotes, or add the missing commas");
    }
    if (!row.get(places.get(AREA)).equals(COUNTRY)
        || !row.get(places.get(OPERATOR)).equals(ALL_OPERATORS)) {
      return;
    }
    LocalDate day = day(line, row.get(places.get(DAY)));
    Row other = rows.put(day, new Row(line, number(line, row.get(places.get(NUMBER)))));
    if (other != null) {
      throw InputProblem.inLine(
          file,
          line,
          "%s is there twice, first in line %s".formatted(day, other.line()),
          "keep one number a day");
    }
  }

  private LocalDate day(long line, String written) {
    LocalDate day;
    try {
      day = LocalDate.parse(written);
    } catch (DateTimeParseException malformed) {
      throw InputProblem.inLine(
          file, line, "as_of is no day: '" + written + "'", "write it as 2024-10-16");
    }
    if (!BacktestCounts.isInTime(day)) {
      throw InputProblem.inLine(
          file,
          line,
          "as_of is not from 1990 to 2100: '" + written + "'",
          "write the year in full, such as 2024-10-16");
    }
    return day;
  }

  private long number(long line, String written) {
    if (!written.matches("[0-9]{1,12}") || Long.parseLong(written) == 0) {
      throw InputProblem.inLine(
          file,
          line,
          NUMBER + " is no number of subscribers from 1 on: '" + written + "'",
          "write digits only, such as 771072; leave out a day on which nobody was left");
    }
    return Long.parseLong(written);
  }

  private Content content() {
    if (width == 0) {
      throw InputProblem.inFile(
          file,
          "is empty",
          "give columns as_of, area, operator and two_g_only_subscribers, joined by commas");
    }
    if (rows.size() < 3) {
      throw InputProblem.inFile(
          file,
          "holds %s of area %s and operator %s"
              .formatted(new Quantity(rows.size(), "row"), COUNTRY, ALL_OPERATORS),
          "give three or more: two to learn from, and a later one to be held against");
    }
    List<Announced> numbers = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map.Entry<LocalDate, Row> before = null;
    for (Map.Entry<LocalDate, Row> entry : rows.entrySet()) {
      Row row = entry.getValue();
      numbers.add(new Announced(entry.getKey(), row.number()));
      if (before != null && row.number() > before.getValue().number()) {
        notes.add(
            "%s, lines %s and %s: the number rises from %s on %s to %s on %s; it is taken as it is"
                .formatted(
                    file,
                    before.getValue().line(),
                    row.line(),
                    Figures.whole(before.getValue().number()),
                    before.getKey(),
                    Figures.whole(row.number()),
                    entry.getKey()));
      }
      before = entry;
    }
    return new Content(numbers, notes);
  }
}
