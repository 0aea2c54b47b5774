package org.sunset2g.feed.area;

import java.util.regex.Pattern;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.vocabulary.AreaCode;

/** Reads keys of administrative units. */
public final class AreaCodes {
  /** What may stand in a code: it becomes part of keys and of file names. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]+");

  private AreaCodes() {}

  /** The key, or an {@link org.sunset2g.vocabulary.InputProblem} that names the row. */
  public static AreaCode of(ReferenceTable table, Row row, String system, String code) {
    return new AreaCode(
        checked(table, row, "code system", system), checked(table, row, "code", code));
  }

  private static String checked(ReferenceTable table, Row row, String what, String written) {
    if (!CODE.matcher(written).matches()) {
      throw table.problem(
          row,
          "the %s '%s' is %s"
              .formatted(
                  what,
                  written,
                  written.isEmpty() ? "empty" : "not made of letters, digits, '.', '_' and '-'"),
          "write the " + what + " as the official list has it");
    }
    return written;
  }
}
