package org.sunset2g.report.tables;

import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.report.CsvText;
import org.sunset2g.report.tables.SheetColumn.Kind;

/** A sheet with one row per row of a table below a header that stays in sight. */
final class TableSheet<T> {
  /** What the buttons of the filter take from a header's width. */
  private static final double FILTER_WIDTH = 2;

  private static final String HEADER_FILL = "DCE8F2";
  private static final String LINE = "B5C0CC";

  private final Worksheet sheet;
  private final List<SheetColumn<T>> columns;
  private final int minimumCell;

  TableSheet(Worksheet sheet, List<SheetColumn<T>> columns, int minimumCell) {
    this.sheet = sheet;
    this.columns = columns;
    this.minimumCell = minimumCell;
  }

  void fill(List<T> rows) {
    int last = columns.size() - 1;
    header(last);
    for (int at = 0; at < rows.size(); at++) {
      for (int column = 0; column <= last; column++) {
        Object value = columns.get(column).value().apply(rows.get(at));
        if (value instanceof Long number) {
          sheet.value(at + 1, column, number);
        } else if (value instanceof Double number) {
          sheet.value(at + 1, column, number);
        } else if (value instanceof LocalDate day) {
          sheet.value(at + 1, column, day);
        } else if (value != null) {
          sheet.value(at + 1, column, CsvText.harmless((String) value));
        }
      }
    }
    if (!rows.isEmpty()) {
      for (int column = 0; column <= last; column++) {
        Kind kind = columns.get(column).kind();
        if (kind != Kind.TEXT) {
          sheet
              .range(1, column, rows.size(), column)
              .style()
              .format(kind.format(minimumCell))
              .horizontalAlignment("right")
              .set();
        }
      }
    }
    sheet.setAutoFilter(0, 0, rows.size(), last);
    sheet.freezePane(1, 1);
    sheet.repeatRows(0);
    sheet.repeatCols(0);
  }

  private void header(int last) {
    RowHeight height = new RowHeight();
    for (int column = 0; column <= last; column++) {
      height.with(columns.get(column).header(), columns.get(column).width() - FILTER_WIDTH);
      sheet.value(0, column, columns.get(column).header());
      sheet.width(column, columns.get(column).width());
    }
    sheet.rowHeight(0, height.points());
    sheet
        .range(0, 0, 0, last)
        .style()
        .bold()
        .fillColor(HEADER_FILL)
        .borderStyle(BorderStyle.THIN)
        .borderColor(LINE)
        .wrapText(true)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .set();
  }
}
