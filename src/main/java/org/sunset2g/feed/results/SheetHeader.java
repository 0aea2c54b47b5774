package org.sunset2g.feed.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sunset2g.quality.ValueShape;
import org.sunset2g.vocabulary.InputProblem;

/**
 * Where the columns of a file stand.
 *
 * @param row position of the header among the rows of the file
 * @param columns position by column
 */
record SheetHeader(int row, Map<ResultColumn, Integer> columns) {
  /** A title may stand above the header, in so many lines at most. */
  static final int LINES_SEARCHED = 10;

  private static final int MOST_SHOWN = 20;

  boolean has(ResultColumn column) {
    return columns.containsKey(column);
  }

  SheetRow.Cell cell(SheetRow row, ResultColumn column) {
    return row.cell(columns.getOrDefault(column, Integer.MAX_VALUE));
  }

  /**
   * Finds the header: of the first lines the one that names most columns, and the upper one of two
   * that name as many.
   */
  static SheetHeader find(Path file, List<SheetRow> rows) {
    int best = 0;
    long most = -1;
    for (int at = 0; at < rows.size() && rows.get(at).line() <= LINES_SEARCHED; at++) {
      long known = known(rows.get(at));
      if (known > most) {
        best = at;
        most = known;
      }
    }
    if (most < 2) {
      throw problem(
          file,
          "none of the first %d lines is a header%s"
              .formatted(LINES_SEARCHED, rows.isEmpty() ? "" : "; line " + shown(rows.get(best))));
    }
    SheetHeader header = new SheetHeader(best, columns(file, rows.get(best)));
    List<ResultColumn> missing = new ArrayList<>();
    for (ResultColumn needed : List.of(ResultColumn.DONE_ON, ResultColumn.CHANNEL)) {
      if (!header.has(needed)) {
        missing.add(needed);
      }
    }
    boolean ofSubscribers = header.has(ResultColumn.TOKEN) && header.has(ResultColumn.OUTCOME);
    if (!ofSubscribers && !header.has(ResultColumn.RUNS)) {
      missing.add(ResultColumn.RUNS);
    }
    if (!missing.isEmpty()) {
      throw problem(
          file,
          "the header lacks %s; line %s"
              .formatted(
                  missing.stream()
                      .map(column -> "'" + column.vietnamese() + "'")
                      .collect(Collectors.joining(", ")),
                  shown(rows.get(best))));
    }
    return header;
  }

  private static long known(SheetRow row) {
    return row.cells().stream().filter(cell -> ResultColumn.named(cell.text()).isPresent()).count();
  }

  private static Map<ResultColumn, Integer> columns(Path file, SheetRow row) {
    Map<ResultColumn, Integer> columns = new EnumMap<>(ResultColumn.class);
    for (int at = 0; at < row.cells().size(); at++) {
      int position = at;
      ResultColumn.named(row.cell(at).text())
          .ifPresent(
              column -> {
                if (columns.putIfAbsent(column, position) != null) {
                  throw InputProblem.inLine(
                      file,
                      row.line(),
                      "the header has the column '%s' more than once"
                          .formatted(column.vietnamese()),
                      "keep one of them");
                }
              });
    }
    return columns;
  }

  private static InputProblem problem(Path file, String problem) {
    return InputProblem.inFile(
        file,
        problem,
        "take the form: 'Ngày thực hiện', 'Hình thức tuyên truyền', and for subscribers 'Mã phiếu'"
            + " and 'Kết quả', for programmes 'Số lượt', 'Phương tiện' and 'Mã xã'; 'Tổ', 'Khó"
            + " khăn, vướng mắc' and 'Kiến nghị, đề xuất' where there is something to say. In a"
            + " workbook they stand on the first sheet");
  }

  /** The line as a message may show it: where digits stand, it may be no header. */
  private static String shown(SheetRow row) {
    return row.line()
        + " has "
        + row.cells().stream()
            .map(SheetRow.Cell::text)
            .filter(text -> !text.isEmpty())
            .limit(MOST_SHOWN)
            .map(
                text ->
                    text.chars().anyMatch(Character::isDigit)
                        ? ValueShape.of(text)
                        : "'" + text + "'")
            .collect(Collectors.joining(", "));
  }
}
