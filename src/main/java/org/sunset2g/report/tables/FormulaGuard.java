package org.sunset2g.report.tables;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would run as a formula begins with an apostrophe in cells (OWASP, CSV
 * injection), as {@link org.sunset2g.report.CsvText} writes it; and how it is read back.
 */
final class FormulaGuard {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  private FormulaGuard() {}

  static String guarded(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** What was guarded. A text that had its own apostrophe before a formula loses it. */
  static String unguarded(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        && !WHOLE_NUMBER.matcher(text).matches();
  }
}
