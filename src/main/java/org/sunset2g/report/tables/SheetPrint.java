package org.sunset2g.report.tables;

import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;
import org.sunset2g.report.WeekFacts;

/** How sheets are printed. */
final class SheetPrint {
  private SheetPrint() {}

  /** A4 across, so many pages wide and as many long as it takes. */
  static void landscape(Worksheet sheet, TableWords words, WeekFacts facts, int pagesWide) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) pagesWide);
    sheet.fitToHeight((short) 0);
    sheet.leftMargin(0.4f);
    sheet.rightMargin(0.4f);
    sheet.topMargin(0.7f);
    sheet.bottomMargin(0.6f);
    String head = words.of("print.head", facts.phaseName(), facts.week()).vi();
    // In the head of a page an ampersand begins a code.
    sheet.header(head.replace("&", "&&"), Position.LEFT, "Arial,Regular", 9);
    String page = words.vietnamese("print.page") + " &P/&N";
    sheet.footer(page, Position.RIGHT, "Arial,Regular", 9);
  }
}
