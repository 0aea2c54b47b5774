package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sunset2g.quality.LandingRows;

/**
 * The records of a chunk as {@link LandingRows}. What counts as the end of a line, a blank line or
 * a closed quote is what {@link CsvScan} takes for it: the number of records they see is compared.
 */
final class CsvRows implements Iterator<Row>, AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrailingData(true).build();

  private final CsvChunk chunk;
  private final int[] positions;
  private final int width;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long linesRead;

  CsvRows(CsvChunk chunk, int[] positions, int width) throws IOException {
    this.chunk = chunk;
    this.positions = positions;
    this.width = width;
    this.parser = FORMAT.parse(new InputStreamReader(chunk.open(), StandardCharsets.UTF_8));
    this.records = parser.iterator();
  }

  /** The names in a header line whose columns are parted by the given character. */
  static List<String> names(String header, char delimiter) {
    try (CSVParser parser =
        CSVParser.parse(header, FORMAT.builder().setDelimiter(delimiter).build())) {
      return parser.iterator().next().toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public boolean hasNext() {
    boolean more = records.hasNext();
    if (!more) {
      close();
    }
    return more;
  }

  @Override
  public Row next() {
    if (!records.hasNext()) {
      throw new NoSuchElementException();
    }
    CSVRecord record = records.next();
    long lastLine = parser.getCurrentLineNumber();
    // Blank lines are passed over without a word: only the end of a record has a sure line.
    long firstLine = lastLine == linesRead + 1 ? lastLine : lastLine - lineEndsWithin(record);
    linesRead = lastLine;

    Object[] row = new Object[positions.length + 2];
    row[0] = chunk.firstLine() + firstLine - 1;
    if (record.size() != width) {
      row[1] = record.size();
    } else {
      for (int at = 0; at < positions.length; at++) {
        row[at + 2] = positions[at] < 0 ? null : trimmed(record.get(positions[at]));
      }
    }
    return RowFactory.create(row);
  }

  private static String trimmed(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isBlank(value.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(value.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : value.substring(from, to);
  }

  private static boolean isBlank(char character) {
    return (character <= ' ' || character > '~') && LandingRows.BLANKS.indexOf(character) >= 0;
  }

  private static long lineEndsWithin(CSVRecord record) {
    long ends = 0;
    for (String value : record) {
      for (int at = 0; at < value.length(); at++) {
        char character = value.charAt(at);
        boolean afterReturn = at > 0 && value.charAt(at - 1) == '\r';
        if (character == '\r' || character == '\n' && !afterReturn) {
          ends++;
        }
      }
    }
    return ends;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
