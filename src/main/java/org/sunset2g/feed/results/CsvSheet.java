package org.sunset2g.feed.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.feed.text.Delimiter;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.vocabulary.InputProblem;

/** Rows of a CSV file in UTF-8, of whatever delimiter a spreadsheet writes. */
final class CsvSheet {
  private static final List<Delimiter> DELIMITERS =
      List.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB);

  /** Hundreds of rows; what comes from outside must not fill the memory. */
  private static final int MOST_BYTES = 32 << 20;

  private CsvSheet() {}

  static List<SheetRow> read(Path file) {
    ReferenceFile opened = ReferenceFile.open(file, MOST_BYTES);
    Delimiter delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingLong(each -> columnsKnown(opened, each)))
            .orElseThrow();
    return rows(file, String.join("\n", opened.firstLines(Integer.MAX_VALUE)), delimiter);
  }

  private static long columnsKnown(ReferenceFile file, Delimiter delimiter) {
    return file.firstLines(SheetHeader.LINES_SEARCHED).stream()
        .mapToLong(
            line ->
                delimiter.cut(line).stream()
                    .filter(cell -> ResultColumn.named(cell).isPresent())
                    .count())
        .max()
        .orElse(0);
  }

  private static List<SheetRow> rows(Path file, String text, Delimiter delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter.character())
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(delimiter != Delimiter.TAB)
            .build();
    List<SheetRow> rows = new ArrayList<>();
    long lastLine = 0;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord read : parser) {
        lastLine = parser.getCurrentLineNumber();
        rows.add(row(read, lastLine));
      }
    } catch (IOException | UncheckedIOException broken) {
      throw InputProblem.inLine(
              file,
              lastLine + 1,
              "a double quote is not closed, or text follows a closing one",
              "enclose the whole field in quotes and write a quote inside it twice")
          .causedBy(broken);
    }
    return rows;
  }

  private static SheetRow row(CSVRecord read, long lastLine) {
    long breaks = 0;
    List<SheetRow.Cell> cells = new ArrayList<>(read.size());
    for (String field : read) {
      breaks += field.chars().filter(character -> character == '\n').count();
      cells.add(SheetRow.Cell.of(field));
    }
    return new SheetRow(lastLine - breaks, cells);
  }
}
