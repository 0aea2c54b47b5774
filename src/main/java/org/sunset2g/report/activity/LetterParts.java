package org.sunset2g.report.activity;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** Paragraphs and tables as the letter needs them; lengths in twentieths of a point. */
final class LetterParts {
  private static final String FONT = "Times New Roman";
  private static final int POINT = 20;
  private static final double MILLIMETRE = 56.6929;
  private static final int RULE_HEIGHT = 3;
  private static final int CELL_MARGIN = 108;
  private static final int FIRST_LINE = 567;

  private final XWPFDocument document;

  LetterParts(XWPFDocument document) {
    this.document = document;
  }

  /** A4 with 20 mm above and below, 30 mm left, 15 mm right; pages numbered from the second on. */
  void page() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(millimetres(210));
    section.getPgSz().setH(millimetres(297));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(millimetres(20));
    margins.setBottom(millimetres(20));
    margins.setLeft(millimetres(30));
    margins.setRight(millimetres(15));
    margins.setHeader(millimetres(10));
    margins.setFooter(millimetres(10));
    section.addNewTitlePg();
    XWPFParagraph number = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
    number.setAlignment(ParagraphAlignment.CENTER);
    CTSimpleField page = number.getCTP().addNewFldSimple();
    page.setInstr("PAGE");
    XWPFRun written = new XWPFRun(page.addNewR(), (IRunBody) number);
    written.setFontFamily(FONT);
    written.setFontSize(13);
    written.setText("2");
    document.createHeader(HeaderFooterType.FIRST).createParagraph();
  }

  XWPFParagraph paragraph(
      String text, ParagraphAlignment alignment, int size, int before, int after) {
    return filled(document.createParagraph(), text, alignment, size, before, after);
  }

  void text(String text) {
    XWPFParagraph paragraph = paragraph(text, ParagraphAlignment.BOTH, 14, 0, 6);
    paragraph.setIndentationFirstLine(FIRST_LINE);
  }

  void heading(String text) {
    XWPFParagraph paragraph = bold(paragraph(text, ParagraphAlignment.LEFT, 14, 8, 6));
    paragraph.setIndentationFirstLine(FIRST_LINE);
    paragraph.setKeepNext(true);
  }

  /** A line below what stands above it, that far from both edges. */
  void ruled(int indent) {
    rule(document.createParagraph(), indent);
  }

  void ruled(XWPFTableCell cell, int indent) {
    rule(cell.addParagraph(), indent);
  }

  private static void rule(XWPFParagraph paragraph, int indent) {
    filled(paragraph, "", ParagraphAlignment.CENTER, 3, 3, 5);
    paragraph.setSpacingBetween(RULE_HEIGHT, LineSpacingRule.EXACT);
    paragraph.setIndentationLeft(indent);
    paragraph.setIndentationRight(indent);
    paragraph.setBorderTop(Borders.SINGLE);
  }

  XWPFParagraph in(XWPFTableCell cell, String text, ParagraphAlignment alignment, int size) {
    return filled(cell.addParagraph(), text, alignment, size, 0, 0);
  }

  /** The text of a cell that has no other. */
  XWPFParagraph only(XWPFTableCell cell, String text, ParagraphAlignment alignment) {
    return filled(cell.getParagraphs().get(0), text, alignment, 13, 2, 2);
  }

  /** A new cell begins with an empty paragraph, which is in the way once there are others. */
  void dropFirst(XWPFTableCell cell) {
    cell.removeParagraph(0);
  }

  XWPFParagraph bold(XWPFParagraph paragraph) {
    paragraph.getRuns().forEach(run -> run.setBold(true));
    return paragraph;
  }

  XWPFParagraph italic(XWPFParagraph paragraph) {
    paragraph.getRuns().forEach(run -> run.setItalic(true));
    return paragraph;
  }

  /** A table without lines, to put things side by side. */
  XWPFTable openTable(int rows, int[] widths) {
    XWPFTable table = table(rows, widths);
    table.removeBorders();
    return table;
  }

  /** A table with lines. */
  XWPFTable grid(int rows, int[] widths) {
    XWPFTable table = table(rows, widths);
    table.getRows().forEach(row -> row.setCantSplitRow(true));
    return table;
  }

  /** Fills the first row, which is repeated on every page. */
  void header(XWPFTable table, List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      XWPFTableCell cell = table.getRow(0).getCell(column);
      cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
      bold(only(cell, names.get(column), ParagraphAlignment.CENTER));
    }
    table.getRow(0).setRepeatHeader(true);
  }

  private XWPFTable table(int rows, int[] widths) {
    XWPFTable table = document.createTable(rows, widths.length);
    table.setWidthType(TableWidthType.DXA);
    // Else its text, and not its edge, stands at the margin.
    CTTblWidth indent = table.getCTTbl().getTblPr().addNewTblInd();
    indent.setType(STTblWidth.DXA);
    indent.setW(BigInteger.valueOf(CELL_MARGIN));
    table.setWidth(Arrays.stream(widths).sum());
    CTTblGrid columns =
        table.getCTTbl().getTblGrid() == null
            ? table.getCTTbl().addNewTblGrid()
            : table.getCTTbl().getTblGrid();
    while (columns.sizeOfGridColArray() > 0) {
      columns.removeGridCol(0);
    }
    for (int width : widths) {
      columns.addNewGridCol().setW(BigInteger.valueOf(width));
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < widths.length; column++) {
        table.getRow(row).getCell(column).setWidth(Integer.toString(widths[column]));
      }
    }
    return table;
  }

  private static XWPFParagraph filled(
      XWPFParagraph paragraph,
      String text,
      ParagraphAlignment alignment,
      int size,
      int before,
      int after) {
    paragraph.setAlignment(alignment);
    paragraph.setSpacingBefore(before * POINT);
    paragraph.setSpacingAfter(after * POINT);
    paragraph.setSpacingBetween(1, LineSpacingRule.AUTO);
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.cs);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setText(text);
    return paragraph;
  }

  private static BigInteger millimetres(int length) {
    return BigInteger.valueOf(Math.round(length * MILLIMETRE));
  }
}
