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

  /**
   * The text as a spreadsheet may see it: whole numbers as they are, formulas disarmed by an
   * apostrophe. A text that has apostrophes of its own before a formula gets one more, so that
   * every text can be read back.
   */
  public static String harmless(String text) {
    return text != null && isFormula(text) ? "'" + text : text;
  }

  /** The text that {@link #harmless} made this cell of. */
  public static String original(String cell) {
    return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\'') {
      start++;
    }
    return start < text.length()
        && FORMULA_STARTS.indexOf(text.charAt(start)) >= 0
        && !WHOLE_NUMBER.matcher(text.substring(start)).matches();
  }
}
