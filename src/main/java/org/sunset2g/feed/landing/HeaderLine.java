package org.sunset2g.feed.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The first line of a CSV file. */
final class HeaderLine {
  // Parted by another character than the file's own, a quote within a name may look like one that
  // opens and never closes.
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setIgnoreEmptyLines(true)
          .setTrailingData(true)
          .setLenientEof(true)
          .build();

  private HeaderLine() {}

  /** The names in a header line whose columns are parted by the given character. */
  static List<String> names(String header, char delimiter) {
    try (CSVParser parser =
        CSVParser.parse(header, FORMAT.builder().setDelimiter(delimiter).build())) {
      return parser.iterator().next().toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
