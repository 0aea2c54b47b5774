package org.sunset2g.feed.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunset2g.feed.text.ReferenceTable;
import org.sunset2g.feed.text.ReferenceTable.Row;
import org.sunset2g.vocabulary.InputProblem;
import org.sunset2g.vocabulary.Tac;

/** The rows of a catalogue whose maker answers for it: one per TAC, or the file is refused. */
final class CatalogueRows {
  private CatalogueRows() {}

  /**
   * One row per TAC, in the file's order. Rows that repeat another field by field collapse into a
   * note; rows that give a TAC different data refuse the file, counted.
   */
  static Map<Tac, Row> byTac(ReferenceTable table, int tacColumn, List<String> notes) {
    Map<Tac, List<Row>> different = differentByTac(table, tacColumn, notes);
    List<List<Row>> conflicting =
        different.values().stream().filter(rows -> rows.size() > 1).toList();
    if (!conflicting.isEmpty()) {
      throw conflict(table, tacColumn, conflicting);
    }
    Map<Tac, Row> first = new LinkedHashMap<>();
    different.forEach((tac, rows) -> first.put(tac, rows.get(0)));
    return first;
  }

  /**
   * The different rows of each TAC, in the file's order; one where the file does not contradict
   * itself. Rows that repeat another field by field collapse into a note.
   */
  static Map<Tac, List<Row>> differentByTac(
      ReferenceTable table, int tacColumn, List<String> notes) {
    Map<Tac, List<Row>> different = new LinkedHashMap<>();
    long repeated = 0;
    for (Row row : table.rows()) {
      List<Row> others =
          different.computeIfAbsent(
              tac(table, row, row.field(tacColumn)), tac -> new ArrayList<>(1));
      if (others.stream().anyMatch(other -> other.fields().equals(row.fields()))) {
        repeated++;
      } else {
        others.add(row);
      }
    }
    if (repeated > 0) {
      notes.add("rows that repeat another exactly, collapsed: " + repeated);
    }
    return different;
  }

  /** The TAC of a row; anything but eight digits refuses the file. */
  static Tac tac(ReferenceTable table, Row row, String written) {
    if (Tac.isTac(written)) {
      return new Tac(written);
    }
    boolean digits = written.matches("[0-9]+");
    throw table.problem(
        row,
        digits
            ? "TAC '%s' has %d digits, not 8".formatted(written, written.length())
            : "TAC '%s' is not a number of 8 digits".formatted(written),
        digits && written.length() < 8
            ? "write the TAC as text of 8 digits; spreadsheets drop leading zeros"
            : "write the TAC as 8 digits");
  }

  private static InputProblem conflict(
      ReferenceTable table, int tacColumn, List<List<Row>> conflicting) {
    long rows = conflicting.stream().mapToLong(different -> different.size() - 1).sum();
    List<Row> first =
        conflicting.stream()
            .min(Comparator.comparingLong(different -> different.get(1).line()))
            .orElseThrow();
    Row here = first.get(0);
    Row there = first.get(1);
    int column = 0;
    while (here.field(column).equals(there.field(column))) {
      column++;
    }
    return table.problem(
        there,
        "%d conflicting rows give a TAC other data than an earlier row (TACs concerned: %d); the first is TAC %s, whose %s is '%s' on line %d and '%s' here"
            .formatted(
                rows,
                conflicting.size(),
                here.field(tacColumn),
                table.header().get(column),
                here.field(column),
                here.line(),
                there.field(column)),
        "keep one row per TAC");
  }
}
