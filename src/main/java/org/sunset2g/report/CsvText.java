package org.sunset2g.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The one place that writes CSV files for people: RFC 4180 with CRLF, UTF-8 with a byte order mark
 * so that a spreadsheet shows Vietnamese letters, and no cell that a spreadsheet would run as a
 * formula (OWASP, CSV injection): such a cell begins with an apostrophe instead.
 */
public final class CsvText {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvText() {}

  /**
   * Writes a file, or replaces it.
   *
   * @param rows cells in the order of the header; a null is an empty cell
   */
  public static void write(Path file, List<String> header, Iterable<List<String>> rows)
      throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(writer, header, rows);
    }
  }

  /** Writes to an open writer, which is flushed but not closed. */
  public static void write(Writer writer, List<String> header, Iterable<List<String>> rows)
      throws IOException {
    writer.write(BYTE_ORDER_MARK);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(header.stream().map(CsvText::harmless).toList());
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "a row has %d cells under a header of %d".formatted(row.size(), header.size()));
      }
      printer.printRecord(row.stream().map(CsvText::harmless).toList());
    }
    printer.flush();
  }

  /** The text as a spreadsheet may see it: whole numbers as they are, formulas disarmed. */
  static String harmless(String text) {
    if (text == null || text.isEmpty() || WHOLE_NUMBER.matcher(text).matches()) {
      return text;
    }
    return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
