package org.sunset2g.report.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.sunset2g.format.SettledZip;
import org.sunset2g.report.letter.LetterPart.Column;
import org.sunset2g.report.letter.LetterPart.Field;
import org.sunset2g.report.letter.LetterPart.Figures;
import org.sunset2g.report.letter.LetterPart.Line;
import org.sunset2g.report.letter.LetterPart.Note;
import org.sunset2g.report.letter.LetterPart.Section;
import org.sunset2g.report.letter.LetterPart.Sentence;
import org.sunset2g.report.paper.LetterParts;

/** The letter as a DOCX file with fields to fill in. */
final class LetterDocument {
  private static final int RIGHT_MARGIN = 20;
  private static final int TABLE_SIZE = 12;
  private static final int TEXT_WIDTH = 9060;
  private static final int[] HEAD_WIDTHS = {3420, 5640};
  private static final int[] FOOT_WIDTHS = {4860, 4200};
  private static final int LINES_FOR_SIGNATURE = 5;

  private final LetterText text;
  private final LetterParts parts;

  private LetterDocument(LetterText text, LetterParts parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * The same letter always makes the same bytes.
   *
   * @param madeOn day that the file's properties name
   */
  static byte[] bytes(LetterText text, LocalDate madeOn) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      CoreProperties properties = document.getProperties().getCoreProperties();
      properties.setCreated(
          Optional.of(Date.from(madeOn.atStartOfDay().toInstant(ZoneOffset.UTC))));
      properties.setCreator("sunset2g");
      properties.setTitle(String.join(" ", text.about()));
      new LetterDocument(text, new LetterParts(document, TABLE_SIZE)).write();
      document.write(bytes);
    }
    ByteArrayOutputStream settled = new ByteArrayOutputStream();
    SettledZip.copy(bytes.toByteArray(), madeOn, settled);
    return settled.toByteArray();
  }

  private void write() {
    parts.page(RIGHT_MARGIN);
    text.head().write(parts, HEAD_WIDTHS);
    title();
    parts.text(text.opening());
    for (Section section : text.sections()) {
      parts.heading(section.title());
      write(section.parts());
    }
    // No signature stands alone on a page.
    parts.text(text.closing()).setKeepNext(true);
    foot();
    annexes();
  }

  private void title() {
    parts.bold(parts.paragraph(text.title(), ParagraphAlignment.CENTER, 14, 18, 0));
    text.about()
        .forEach(line -> parts.bold(parts.paragraph(line, ParagraphAlignment.CENTER, 14, 0, 0)));
    parts.ruled(3300);
    parts.paragraph("", ParagraphAlignment.CENTER, 10, 0, 0);
    text.salutation().forEach(line -> parts.paragraph(line, ParagraphAlignment.CENTER, 14, 0, 0));
    parts.paragraph("", ParagraphAlignment.CENTER, 10, 0, 0);
  }

  private void write(List<LetterPart> all) {
    for (int i = 0; i < all.size(); i++) {
      boolean isBeforeTable = i + 1 < all.size() && all.get(i + 1) instanceof Figures;
      write(all.get(i)).ifPresent(paragraph -> paragraph.setKeepNext(isBeforeTable));
    }
  }

  /** Writes the part; what it is made of where that is one paragraph. */
  private Optional<XWPFParagraph> write(LetterPart part) {
    if (part instanceof Sentence sentence) {
      return Optional.of(
          sentence.lead().isEmpty()
              ? parts.text(sentence.text())
              : parts.text(sentence.lead(), sentence.text()));
    }
    if (part instanceof Note note) {
      return Optional.of(
          parts.italic(parts.paragraph(note.text(), ParagraphAlignment.BOTH, 12, 4, 6)));
    }
    if (part instanceof Field field) {
      parts.field(field.tag(), field.title(), field.sentences());
    } else if (part instanceof Figures figures) {
      table(figures);
    }
    return Optional.empty();
  }

  private void table(Figures figures) {
    List<Column> columns = figures.columns();
    int[] widths = columns.stream().mapToInt(column -> TEXT_WIDTH * column.share() / 100).toArray();
    XWPFTable table = parts.grid(figures.lines().size() + 1, widths);
    parts.header(table, columns.stream().map(Column::title).toList());
    for (int row = 0; row < figures.lines().size(); row++) {
      Line line = figures.lines().get(row);
      for (int column = 0; column < widths.length; column++) {
        XWPFTableCell cell = table.getRow(row + 1).getCell(column);
        XWPFParagraph paragraph =
            parts.only(cell, line.cells().get(column), side(columns.get(column)));
        if (line.isSum()) {
          parts.bold(paragraph);
        }
      }
    }
    parts.paragraph("", ParagraphAlignment.LEFT, 4, 0, 0);
  }

  private static ParagraphAlignment side(Column column) {
    return switch (column.kind()) {
      case ORDINAL -> ParagraphAlignment.CENTER;
      case TEXT -> ParagraphAlignment.LEFT;
      case NUMBER -> ParagraphAlignment.RIGHT;
    };
  }

  private void foot() {
    parts.paragraph("", ParagraphAlignment.LEFT, 8, 0, 0).setKeepNext(true);
    XWPFTable table = parts.openTable(1, FOOT_WIDTHS);
    table.getRow(0).setCantSplitRow(true);
    XWPFTableCell left = table.getRow(0).getCell(0);
    parts.italic(parts.bold(parts.in(left, "Nơi nhận:", ParagraphAlignment.LEFT, 12)));
    text.distribution().forEach(line -> parts.in(left, line, ParagraphAlignment.LEFT, 11));
    XWPFTableCell right = table.getRow(0).getCell(1);
    parts.bold(parts.in(right, text.signer(), ParagraphAlignment.CENTER, 14));
    parts.italic(parts.in(right, "(Ký, đóng dấu, ghi rõ họ tên)", ParagraphAlignment.CENTER, 13));
    for (int line = 0; line < LINES_FOR_SIGNATURE; line++) {
      parts.in(right, "", ParagraphAlignment.CENTER, 14);
    }
    parts.dropFirst(left);
    parts.dropFirst(right);
  }

  private void annexes() {
    List<Section> annexes = text.annexes();
    for (int i = 0; i < annexes.size(); i++) {
      String number = annexes.size() > 1 ? " " + (i + 1) : "";
      parts
          .bold(parts.paragraph("PHỤ LỤC" + number, ParagraphAlignment.CENTER, 14, 0, 0))
          .setPageBreak(true);
      parts.bold(parts.paragraph(annexes.get(i).title(), ParagraphAlignment.CENTER, 14, 0, 0));
      parts.italic(parts.paragraph(text.annexOf(), ParagraphAlignment.CENTER, 13, 0, 8));
      write(annexes.get(i).parts());
    }
  }
}
