package org.sunset2g.report.activity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.format.SettledZip;
import org.sunset2g.report.activity.ActivityReport.FormLine;
import org.sunset2g.report.activity.ActivityWords.AnnexRow;

/** The report as an XLSX workbook: what was done, by commune, and what was said. */
public final class ActivityWorkbook {
  private static final String FONT = "Times New Roman";
  private static final String WHOLE_NUMBER = "#,##0";
  private static final int FIRST_ROW = 4;

  private final ActivityReport report;
  private final ActivityWords words;

  private ActivityWorkbook(ActivityReport report) {
    this.report = report;
    this.words = new ActivityWords(report);
  }

  /** The same report always makes the same bytes. */
  public static byte[] bytes(ActivityReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "sunset2g", "1.0")) {
      workbook.setGlobalDefaultFont(FONT, 12);
      ActivityWorkbook writer = new ActivityWorkbook(report);
      writer.writeForms(workbook.newWorksheet("Kết quả"));
      if (writer.words.hasAnnex()) {
        writer.writeAnnex(workbook.newWorksheet("Theo địa bàn"));
      }
      writer.writeRemarks(workbook.newWorksheet("Khó khăn, kiến nghị"));
    }
    ByteArrayOutputStream settled = new ByteArrayOutputStream();
    SettledZip.copy(bytes.toByteArray(), report.month().atEndOfMonth(), settled);
    return settled.toByteArray();
  }

  private void writeForms(Worksheet sheet) {
    title(sheet, words.title() + ": " + words.subtitle(), words.formHeader(), 6, 30, 20, 40, 45);
    int row = FIRST_ROW;
    for (List<String> cells : words.formRows()) {
      FormLine line = report.forms().get(row - FIRST_ROW);
      sheet.value(row, 0, row - FIRST_ROW + 1);
      for (int column = 1; column < cells.size(); column++) {
        sheet.value(row, column, cells.get(column));
      }
      if (line.runs().isExact()) {
        sheet.value(row, 2, line.runs().least());
      }
      row++;
    }
    grid(sheet, row, words.formHeader().size());
    if (row > FIRST_ROW) {
      numbers(sheet, row, 2, 2);
    }
    int below = row + 1;
    words
        .footnote()
        .ifPresent(
            note -> {
              sheet.value(below, 0, note);
              sheet.range(below, 0, below, 4).merge();
              sheet.style(below, 0).italic().wrapText(true).verticalAlignment("top").set();
              sheet.rowHeight(below, 52);
            });
    words.dueOn().ifPresent(due -> sheet.value(below + 1, 0, due));
    page(sheet);
  }

  private void writeAnnex(Worksheet sheet) {
    List<String> header = words.annexHeader();
    int[] widths = new int[header.size()];
    Arrays.fill(widths, 16);
    widths[0] = 6;
    widths[1] = 36;
    title(sheet, words.annexTitle(), header, widths);
    int row = FIRST_ROW;
    for (AnnexRow line : words.annexRows()) {
      if (!line.number().isEmpty()) {
        sheet.value(row, 0, Integer.parseInt(line.number()));
      }
      sheet.value(row, 1, line.name());
      for (int column = 0; column < line.runs().size(); column++) {
        sheet.value(row, column + 2, line.runs().get(column));
      }
      row++;
    }
    grid(sheet, row, header.size());
    numbers(sheet, row, 2, header.size() - 1);
    for (int at = 0; at < words.annexRows().size(); at++) {
      if (words.annexRows().get(at).isSum()) {
        int sum = FIRST_ROW + at;
        sheet.range(sum, 0, sum, header.size() - 1).style().bold().set();
      }
    }
    page(sheet);
  }

  private void writeRemarks(Worksheet sheet) {
    title(sheet, "Khó khăn, vướng mắc; kiến nghị, đề xuất", List.of("Mục", "Nội dung"), 26, 100);
    int row = FIRST_ROW;
    for (String remark : report.difficulties()) {
      sheet.value(row, 0, "Khó khăn, vướng mắc");
      sheet.value(row++, 1, remark);
    }
    for (String remark : report.proposals()) {
      sheet.value(row, 0, "Kiến nghị, đề xuất");
      sheet.value(row++, 1, remark);
    }
    grid(sheet, row, 2);
    page(sheet);
  }

  private void title(Worksheet sheet, String title, List<String> header, int... widths) {
    sheet.value(0, 0, title);
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.value(1, 0, words.operators() + " Địa bàn: " + report.area() + ".");
    for (int column = 0; column < header.size(); column++) {
      sheet.value(FIRST_ROW - 1, column, header.get(column));
      sheet.width(column, widths[column]);
    }
    sheet.freezePane(0, FIRST_ROW);
    sheet.repeatRows(FIRST_ROW - 1);
  }

  /** Lines and fonts; a later style of a cell replaces its alignment as a whole. */
  private static void grid(Worksheet sheet, int rowAfter, int columns) {
    sheet
        .range(FIRST_ROW - 1, 0, FIRST_ROW - 1, columns - 1)
        .style()
        .fontName(FONT)
        .fontSize(12)
        .bold()
        .wrapText(true)
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .fillColor("EDEDED")
        .borderStyle(BorderStyle.THIN)
        .set();
    if (rowAfter > FIRST_ROW) {
      sheet
          .range(FIRST_ROW, 0, rowAfter - 1, columns - 1)
          .style()
          .fontName(FONT)
          .fontSize(12)
          .wrapText(true)
          .verticalAlignment("top")
          .borderStyle(BorderStyle.THIN)
          .set();
    }
  }

  private static void numbers(Worksheet sheet, int rowAfter, int firstColumn, int lastColumn) {
    sheet
        .range(FIRST_ROW, firstColumn, rowAfter - 1, lastColumn)
        .style()
        .format(WHOLE_NUMBER)
        .horizontalAlignment("right")
        .verticalAlignment("top")
        .set();
  }

  private static void page(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 999);
  }
}
