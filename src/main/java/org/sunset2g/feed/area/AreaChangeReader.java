package org.sunset2g.feed.area;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.sunset2g.contract.AdminUnitChange;
import org.sunset2g.feed.text.Layout;
import org.sunset2g.feed.text.ReferenceFile;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.AreaChanges.Change;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Reads official successors by contract {@code admin_unit_change}: one row per old commune and
 * successor. Every fault of a file is an {@link org.sunset2g.vocabulary.InputProblem}.
 */
public final class AreaChangeReader {
  private static final String EXACT = "exact";
  private static final String SPLIT = "split";
  private static final String SYSTEM_BEFORE = "VN-2004";
  private static final String SYSTEM_AFTER = "VN-2025";

  private AreaChangeReader() {}

  /** An exact change must be the only one of its old commune; a row may not be there twice. */
  public static AreaChanges read(Path file) {
    ReferenceTable table = ReferenceFile.open(file).table(Layout.CONTRACT);
    int oldCode = table.column(AdminUnitChange.OLD_CODE);
    int newCode = table.column(AdminUnitChange.NEW_CODE);
    int kind = table.column(AdminUnitChange.KIND);
    OptionalInt oldSystem = table.optionalColumn(AdminUnitChange.OLD_CODE_SYSTEM);
    OptionalInt newSystem = table.optionalColumn(AdminUnitChange.NEW_CODE_SYSTEM);
    Map<Change, Row> changes = new TreeMap<>();
    Map<AreaCode, Row> first = new TreeMap<>();
    Map<AreaCode, Boolean> wholly = new TreeMap<>();
    for (Row row : table.rows()) {
      AreaCode before =
          AreaCodes.of(table, row, or(row.field(oldSystem), SYSTEM_BEFORE), row.field(oldCode));
      AreaCode after =
          AreaCodes.of(table, row, or(row.field(newSystem), SYSTEM_AFTER), row.field(newCode));
      Change change = new Change(before, after, isWhole(table, row, row.field(kind)));
      Row same = changes.putIfAbsent(change, row);
      if (same != null) {
        throw table.problem(
            row,
            "%s to %s is there already, on line %d".formatted(before, after, same.line()),
            "keep one row per old code and successor");
      }
      Row earlier = first.putIfAbsent(before, row);
      if (earlier != null && (change.wholly() || wholly.get(before))) {
        throw table.problem(
            row,
            "%s has another successor on line %d, so neither can be %s"
                .formatted(before, earlier.line(), EXACT),
            "write %s for every successor of a divided unit".formatted(SPLIT));
      }
      wholly.putIfAbsent(before, change.wholly());
    }
    return new AreaChanges(changes.keySet());
  }

  private static boolean isWhole(ReferenceTable table, Row row, String kind) {
    if (!kind.equalsIgnoreCase(EXACT) && !kind.equalsIgnoreCase(SPLIT)) {
      throw table.problem(
          row,
          "the %s '%s' is not known".formatted(AdminUnitChange.KIND, kind),
          "write %s where all of the old unit went there, else %s".formatted(EXACT, SPLIT));
    }
    return kind.equalsIgnoreCase(EXACT);
  }

  private static String or(String written, String otherwise) {
    return written.isEmpty() ? otherwise : written;
  }
}
