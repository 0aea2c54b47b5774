package org.sunset2g.feed.text;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.PlainText;
import org.sunset2g.vocabulary.Spelling;

/**
 * Header and rows of a reference file. Column names match whatever their letter case, blanks,
 * hyphens and underscores; fields are trimmed.
 */
public final class ReferenceTable {
  /** Names of columns that a message shows. */
  private static final int MOST_SHOWN = 40;

  /**
   * One row.
   *
   * @param line line in the file it begins on, counted from 1
   * @param fields as many as the header has
   */
  public record Row(long line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }

    public String field(int column) {
      return fields.get(column);
    }

    /** The field of a column that may be missing; empty text where it is. */
    public String field(OptionalInt column) {
      return column.isPresent() ? fields.get(column.getAsInt()) : "";
    }
  }

  private final Path file;
  private final List<String> header;
  private final List<Row> rows;

  private ReferenceTable(Path file, List<String> header, List<Row> rows) {
    this.file = file;
    this.header = List.copyOf(header);
    this.rows = List.copyOf(rows);
  }

  static ReferenceTable parse(Path file, String text, Layout layout) {
    long above = layout.headerLine() - 1L;
    boolean quoted = layout.quoting() == Layout.Quoting.RFC_4180;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(layout.delimiter().character())
            .setQuote(quoted ? '"' : null)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(quoted)
            .build();
    List<String> header = List.of();
    List<Row> rows = new ArrayList<>();
    long lastLine = above;
    try (CSVParser parser = CSVParser.parse(below(text, above), format)) {
      for (CSVRecord read : parser) {
        Row row = row(read, parser.getCurrentLineNumber() + above, layout.quoting());
        lastLine = parser.getCurrentLineNumber() + above;
        if (row.fields().size() == 1 && row.field(0).isEmpty()) {
          continue;
        }
        if (header.isEmpty()) {
          header = row.fields();
        } else {
          refuseUneven(file, header, row);
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      throw InputProblem.inLine(
              file,
              lastLine + 1,
              "a double quote is not closed, or text follows a closing one",
              "enclose the whole field in quotes and write a quote inside it twice")
          .causedBy(broken);
    }
    return new ReferenceTable(file, header, rows);
  }

  public Path file() {
    return file;
  }

  /** Column names as the file writes them, trimmed. */
  public List<String> header() {
    return header;
  }

  public List<Row> rows() {
    return rows;
  }

  /** Position of a column that must be there once. */
  public int column(String name) {
    List<Integer> positions = columns(name);
    if (positions.size() > 1) {
      throw InputProblem.inFile(
          file, "has the column '" + name + "' more than once", "keep one of them");
    }
    if (positions.isEmpty()) {
      throw InputProblem.inFile(
          file,
          "has no column '%s'; it has %s.%s".formatted(name, shownHeader(), meant(name)),
          "add the column to the header line, even where all its fields are empty");
    }
    return positions.get(0);
  }

  private String shownHeader() {
    return header.stream().limit(MOST_SHOWN).map(ValueShape::ofName).collect(joining(", "))
        + (header.size() > MOST_SHOWN ? " and more" : "");
  }

  private String meant(String name) {
    return Spelling.nearest(name, header)
        .map(near -> " Did you mean %s?".formatted(ValueShape.ofName(near)))
        .orElse("");
  }

  /** Position of a column that may be missing, and is there at most once. */
  public OptionalInt optionalColumn(String name) {
    return columns(name).isEmpty() ? OptionalInt.empty() : OptionalInt.of(column(name));
  }

  /** Positions of all columns with that name, from left to right. */
  public List<Integer> columns(String name) {
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < header.size(); position++) {
      if (sameName(header.get(position)).equals(sameName(name))) {
        positions.add(position);
      }
    }
    return positions;
  }

  /** Named columns that are none of the known ones. */
  public List<String> columnsBeside(Collection<String> known) {
    List<String> knownNames = known.stream().map(ReferenceTable::sameName).toList();
    return header.stream()
        .filter(name -> !name.isEmpty() && !knownNames.contains(sameName(name)))
        .toList();
  }

  /** A problem of one row. */
  public InputProblem problem(Row row, String problem, String cure) {
    return InputProblem.inLine(file, row.line(), problem, cure);
  }

  /** The form of a column name in which two spellings of it are equal. */
  public static String sameName(String name) {
    return name.replaceAll("[\\s_\"-]", "").toLowerCase(Locale.ROOT);
  }

  private static Row row(CSVRecord read, long lastLine, Layout.Quoting quoting) {
    List<String> fields = new ArrayList<>(read.size());
    long breaks = 0;
    for (String field : read) {
      breaks += field.chars().filter(character -> character == '\n').count();
      fields.add(
          quoting == Layout.Quoting.STRAY
              ? withoutStrayQuote(PlainText.line(field))
              : PlainText.line(field));
    }
    return new Row(lastLine - breaks, fields);
  }

  private static String withoutStrayQuote(String field) {
    if (!field.startsWith("\"")) {
      return field;
    }
    boolean pair = field.length() > 1 && field.endsWith("\"");
    return field.substring(1, pair ? field.length() - 1 : field.length()).strip();
  }

  private static void refuseUneven(Path file, List<String> header, Row row) {
    if (row.fields().size() != header.size()) {
      throw InputProblem.inLine(
          file,
          row.line(),
          "the row has %d fields and the header has %d"
              .formatted(row.fields().size(), header.size()),
          "give every row as many fields as the header, empty ones included");
    }
  }

  private static String below(String text, long linesAbove) {
    int start = 0;
    for (long line = 0; line < linesAbove; line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.substring(start);
  }
}
