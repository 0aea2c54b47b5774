package org.sunset2g.report.tables;

import java.nio.file.Path;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.PlainText;

/**
 * A row of a table that was published.
 *
 * @param line line of the file, from 1, the header included
 */
record CsvRow(Path file, long line, Contract contract, CSVRecord cells) {
  private static final int MOST_DIGITS = 15;
  private static final String CURE =
      "have the week published again, or fetch its folder again; the files are not for editing";

  /** The text, as it was before it was guarded; empty where the cell is. */
  String text(String column) {
    String text = PlainText.line(CsvText.original(cells.get(column)));
    Column known = contract.column(column).orElseThrow();
    if (text.isEmpty() && known.required()) {
      throw problem(column + " is empty");
    }
    if (!text.isEmpty() && !known.validValues().isEmpty() && !known.validValues().contains(text)) {
      throw problem(
          "%s is '%s', not one of %s"
              .formatted(column, text, String.join(", ", known.validValues())));
    }
    return text;
  }

  /** The text, as something that can be made of it. */
  <T> T parsed(String column, Function<String, T> parse) {
    String text = text(column);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw problem("%s is '%s', which is not known".formatted(column, text)).causedBy(wrong);
    }
  }

  /** The text must be that: a table holds one week of one phase. */
  void expect(String column, String expected) {
    String text = text(column);
    if (!text.equals(expected)) {
      throw problem("%s is '%s', %s says '%s'".formatted(column, text, FactsFile.NAME, expected));
    }
  }

  AreaCode area(String systemColumn, String codeColumn) {
    return new AreaCode(text(systemColumn), text(codeColumn));
  }

  /** A whole number from 0 that is a multiple of the minimum cell. */
  long figure(String column, int minimumCell) {
    String text = cells.get(column);
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || text.chars().anyMatch(digit -> digit < '0' || digit > '9')) {
      throw problem("%s is '%s', not a whole number".formatted(column, text));
    }
    long figure = Long.parseLong(text);
    if (figure % minimumCell != 0) {
      throw problem("%s is %d, not a multiple of %d".formatted(column, figure, minimumCell));
    }
    return figure;
  }

  InputProblem problem(String what) {
    return InputProblem.inLine(file, line, what, CURE);
  }
}
