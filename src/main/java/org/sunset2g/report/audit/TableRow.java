package org.sunset2g.report.audit;

import java.util.Optional;
import org.sunset2g.disclosure.attack.PublishedFigure;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.InputProblem;

/** One row of a published file, whatever its form. */
abstract class TableRow {
  private final String file;
  private final long line;

  TableRow(String file, long line) {
    this.file = file;
    this.line = line;
  }

  /** The cell as text; empty where it is empty or not there. */
  abstract String text(String column);

  String file() {
    return file;
  }

  /**
   * The cell as a number; {@link PublishedFigure#WITHHELD} where it is empty.
   *
   * @throws InputProblem where it is no whole number
   */
  long number(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return PublishedFigure.WITHHELD;
    }
    try {
      long number = Long.parseLong(text);
      if (Math.abs(number) < 1L << 40) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // Said below, with the place.
    }
    throw InputProblem.inLine(
        file,
        line,
        "%s is '%s', no whole number of subscribers".formatted(column, text),
        "publish the tables anew: figures are whole numbers");
  }

  AreaCode area(String systemColumn, String codeColumn) {
    return new AreaCode(text(systemColumn), text(codeColumn));
  }

  /** The area above; empty where none is named. */
  Optional<AreaCode> above(String systemColumn, String codeColumn) {
    return Optional.of(area(systemColumn, codeColumn)).filter(area -> !area.code().isEmpty());
  }

  InputProblem problem(String problem, String cure) {
    return InputProblem.inLine(file, line, problem, cure);
  }
}
