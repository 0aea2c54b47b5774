package org.sunset2g.report.paper;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtBlock;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtContentBlock;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTabStop;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** Paragraphs and tables as a letter needs them; lengths in twentieths of a point. */
public final class LetterParts {
  private static final String FONT = LetterPaper.FONT;
  private static final int POINT = 20;
  private static final int RULE_HEIGHT = 3;
  private static final int CELL_MARGIN = 108;
  private static final int FIRST_LINE = 567;
  private static final int OPEN_LINES = 3;

  private final XWPFDocument document;
  private final int tableSize;
  private BigInteger textWidth = BigInteger.ZERO;

  /**
   * @param tableSize size of what stands in tables with lines, in points
   */
  public LetterParts(XWPFDocument document, int tableSize) {
    this.document = document;
    this.tableSize = tableSize;
  }

  /**
   * Sets up the paper.
   *
   * @param right right margin in millimetres
   */
  public void page(int right) {
    textWidth = LetterPaper.setUp(document, right);
  }

  public XWPFParagraph paragraph(
      String text, ParagraphAlignment alignment, int size, int before, int after) {
    return filled(document.createParagraph(), text, alignment, size, before, after);
  }

  public XWPFParagraph text(String text) {
    XWPFParagraph paragraph = paragraph(text, ParagraphAlignment.BOTH, 14, 0, 6);
    paragraph.setIndentationFirstLine(FIRST_LINE);
    return paragraph;
  }

  /** A text that begins with a few words in bold. */
  public XWPFParagraph text(String lead, String text) {
    XWPFParagraph paragraph = paragraph(lead + " ", ParagraphAlignment.BOTH, 14, 0, 6);
    paragraph.setIndentationFirstLine(FIRST_LINE);
    bold(paragraph);
    run(paragraph, text, 14);
    return paragraph;
  }

  public void heading(String text) {
    XWPFParagraph paragraph = bold(paragraph(text, ParagraphAlignment.LEFT, 14, 8, 6));
    paragraph.setIndentationFirstLine(FIRST_LINE);
    paragraph.setKeepNext(true);
  }

  /**
   * A field to fill in: Word shows it as a control with a title, which a program finds by its tag.
   *
   * @param texts what it holds to begin with; dotted lines where there are none
   */
  public void field(String tag, String title, List<String> texts) {
    CTSdtBlock control = document.getDocument().getBody().addNewSdt();
    CTSdtPr properties = control.addNewSdtPr();
    properties.addNewAlias().setVal(title);
    properties.addNewTag().setVal(tag);
    if (texts.isEmpty()) {
      // What is typed takes the place of the dots.
      properties.addNewShowingPlcHdr();
    }
    CTSdtContentBlock content = control.addNewSdtContent();
    for (String text : texts) {
      XWPFParagraph paragraph = new XWPFParagraph(content.addNewP(), document);
      filled(paragraph, text, ParagraphAlignment.BOTH, 14, 0, 6);
      paragraph.setIndentationFirstLine(FIRST_LINE);
    }
    for (int line = 0; texts.isEmpty() && line < OPEN_LINES; line++) {
      dotted(new XWPFParagraph(content.addNewP(), document));
    }
  }

  /** Dots up to the right margin. */
  private void dotted(XWPFParagraph paragraph) {
    filled(paragraph, "", ParagraphAlignment.LEFT, 14, 0, 6);
    CTTabStop edge = paragraph.getCTPPr().addNewTabs().addNewTab();
    edge.setVal(STTabJc.RIGHT);
    edge.setLeader(STTabTlc.DOT);
    edge.setPos(textWidth);
    paragraph.getRuns().get(0).addTab();
  }

  /** A line below what stands above it, that far from both edges. */
  public void ruled(int indent) {
    rule(document.createParagraph(), indent);
  }

  public void ruled(XWPFTableCell cell, int indent) {
    rule(cell.addParagraph(), indent);
  }

  private static void rule(XWPFParagraph paragraph, int indent) {
    filled(paragraph, "", ParagraphAlignment.CENTER, 3, 3, 5);
    paragraph.setSpacingBetween(RULE_HEIGHT, LineSpacingRule.EXACT);
    paragraph.setIndentationLeft(indent);
    paragraph.setIndentationRight(indent);
    paragraph.setBorderTop(Borders.SINGLE);
  }

  public XWPFParagraph in(XWPFTableCell cell, String text, ParagraphAlignment alignment, int size) {
    return filled(cell.addParagraph(), text, alignment, size, 0, 0);
  }

  /** The text of a cell that has no other. */
  public XWPFParagraph only(XWPFTableCell cell, String text, ParagraphAlignment alignment) {
    return filled(cell.getParagraphs().get(0), text, alignment, tableSize, 2, 2);
  }

  /** A new cell begins with an empty paragraph, which is in the way once there are others. */
  public void dropFirst(XWPFTableCell cell) {
    cell.removeParagraph(0);
  }

  public XWPFParagraph bold(XWPFParagraph paragraph) {
    paragraph.getRuns().forEach(run -> run.setBold(true));
    return paragraph;
  }

  public XWPFParagraph italic(XWPFParagraph paragraph) {
    paragraph.getRuns().forEach(run -> run.setItalic(true));
    return paragraph;
  }

  /** A table without lines, to put things side by side. */
  public XWPFTable openTable(int rows, int[] widths) {
    XWPFTable table = table(rows, widths);
    table.removeBorders();
    return table;
  }

  /** A table with lines. */
  public XWPFTable grid(int rows, int[] widths) {
    XWPFTable table = table(rows, widths);
    table.getRows().forEach(row -> row.setCantSplitRow(true));
    return table;
  }

  /** Fills the first row, which is repeated on every page. */
  public void header(XWPFTable table, List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      XWPFTableCell cell = table.getRow(0).getCell(column);
      cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
      bold(only(cell, names.get(column), ParagraphAlignment.CENTER)).setKeepNext(true);
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
    run(paragraph, text, size);
    return paragraph;
  }

  private static void run(XWPFParagraph paragraph, String text, int size) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.cs);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setText(text);
  }
}
