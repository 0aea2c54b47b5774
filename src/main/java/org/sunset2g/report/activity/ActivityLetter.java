package org.sunset2g.report.activity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.sunset2g.format.SettledZip;
import org.sunset2g.report.activity.ActivityWords.AnnexRow;
import org.sunset2g.report.paper.LetterParts;

/**
 * The report as a DOCX letter, laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of an
 * administrative document: nation and motto, issuing body, number, place and day, title,
 * recipients, signature; Times New Roman, A4. Number, day and signature are left open.
 */
public final class ActivityLetter {
  private static final int[] HEAD_WIDTHS = {3600, 5640};
  private static final int[] FORM_WIDTHS = {580, 2130, 1980, 2370, 2180};
  private static final int[] FOOT_WIDTHS = {4840, 4400};
  private static final int RIGHT_MARGIN = 15;
  private static final int TABLE_SIZE = 13;
  private static final int TEXT_WIDTH = 9240;
  private static final int ORDINAL_WIDTH = 580;
  private static final int RUNS_WIDTH = 1350;

  private final ActivityWords words;
  private final XWPFDocument document;
  private final LetterParts parts;

  private ActivityLetter(ActivityReport report, XWPFDocument document) {
    this.words = new ActivityWords(report);
    this.document = document;
    this.parts = new LetterParts(document, TABLE_SIZE);
  }

  /** The same report always makes the same bytes. */
  public static byte[] bytes(ActivityReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      document
          .getProperties()
          .getCoreProperties()
          .setCreated(
              Optional.of(
                  Date.from(
                      report.month().atEndOfMonth().atStartOfDay().toInstant(ZoneOffset.UTC))));
      document.getProperties().getCoreProperties().setCreator("sunset2g");
      new ActivityLetter(report, document).write();
      document.write(bytes);
    }
    ByteArrayOutputStream settled = new ByteArrayOutputStream();
    SettledZip.copy(bytes.toByteArray(), report.month().atEndOfMonth(), settled);
    return settled.toByteArray();
  }

  private void write() {
    parts.page(RIGHT_MARGIN);
    words.head().write(parts, HEAD_WIDTHS);
    title();
    body();
    foot();
    if (words.hasAnnex()) {
      annex();
    }
  }

  private void title() {
    parts.bold(parts.paragraph(words.title(), ParagraphAlignment.CENTER, 14, 18, 0));
    parts.bold(parts.paragraph(words.subtitle(), ParagraphAlignment.CENTER, 14, 0, 0));
    for (String subject : words.subject()) {
      parts.bold(parts.paragraph(subject, ParagraphAlignment.CENTER, 14, 0, 0));
    }
    parts.ruled(3700);
    List<String> addressees = words.addressees();
    if (addressees.size() == 1) {
      parts.paragraph("Kính gửi: " + addressees.get(0), ParagraphAlignment.CENTER, 14, 12, 12);
    } else {
      parts.paragraph("Kính gửi:", ParagraphAlignment.CENTER, 14, 12, 0);
      for (String addressee : addressees) {
        parts.paragraph("- " + addressee, ParagraphAlignment.CENTER, 14, 0, 0);
      }
      parts.paragraph("", ParagraphAlignment.CENTER, 14, 0, 0);
    }
  }

  private void body() {
    parts.text(words.opening());
    parts.text(words.operators());
    parts.heading("I. KẾT QUẢ THỰC HIỆN");
    if (words.formRows().isEmpty()) {
      parts.text(words.nothingDone());
    } else {
      forms();
    }
    words
        .footnote()
        .ifPresent(note -> parts.italic(parts.paragraph(note, ParagraphAlignment.BOTH, 12, 6, 6)));
    parts.heading("II. KHÓ KHĂN, VƯỚNG MẮC");
    remarks(words.difficulties());
    parts.heading("III. KIẾN NGHỊ, ĐỀ XUẤT");
    remarks(words.proposals());
    parts.text(words.closing());
  }

  private void forms() {
    List<List<String>> rows = words.formRows();
    XWPFTable table = parts.grid(rows.size() + 1, FORM_WIDTHS);
    parts.header(table, words.formHeader());
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < FORM_WIDTHS.length; column++) {
        ParagraphAlignment alignment =
            column == 0
                ? ParagraphAlignment.CENTER
                : column == 2 ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT;
        parts.only(table.getRow(row + 1).getCell(column), rows.get(row).get(column), alignment);
      }
    }
  }

  private void remarks(List<String> remarks) {
    if (remarks.isEmpty()) {
      parts.text(words.none());
    }
    remarks.forEach(parts::text);
  }

  private void foot() {
    parts.paragraph("", ParagraphAlignment.LEFT, 8, 0, 0);
    XWPFTable table = parts.openTable(1, FOOT_WIDTHS);
    XWPFTableCell left = table.getRow(0).getCell(0);
    parts.italic(parts.bold(parts.in(left, "Nơi nhận:", ParagraphAlignment.LEFT, 12)));
    words.distribution().forEach(line -> parts.in(left, line, ParagraphAlignment.LEFT, 11));
    XWPFTableCell right = table.getRow(0).getCell(1);
    parts.bold(parts.in(right, "THỦ TRƯỞNG ĐƠN VỊ", ParagraphAlignment.CENTER, 14));
    parts.italic(parts.in(right, "(Ký, đóng dấu, ghi rõ họ tên)", ParagraphAlignment.CENTER, 13));
    parts.dropFirst(left);
    parts.dropFirst(right);
  }

  private void annex() {
    parts
        .bold(parts.paragraph(words.annexTitle(), ParagraphAlignment.CENTER, 14, 0, 12))
        .setPageBreak(true);
    List<String> header = words.annexHeader();
    int[] widths = new int[header.size()];
    Arrays.fill(widths, RUNS_WIDTH);
    widths[0] = ORDINAL_WIDTH;
    widths[1] = TEXT_WIDTH - ORDINAL_WIDTH - RUNS_WIDTH * (header.size() - 2);
    List<AnnexRow> rows = words.annexRows();
    XWPFTable table = parts.grid(rows.size() + 1, widths);
    parts.header(table, header);
    for (int row = 0; row < rows.size(); row++) {
      AnnexRow line = rows.get(row);
      annexCell(table.getRow(row + 1).getCell(0), line.number(), ParagraphAlignment.CENTER, line);
      annexCell(table.getRow(row + 1).getCell(1), line.name(), ParagraphAlignment.LEFT, line);
      List<String> runs = line.written();
      for (int column = 0; column < runs.size(); column++) {
        annexCell(
            table.getRow(row + 1).getCell(column + 2),
            runs.get(column),
            ParagraphAlignment.RIGHT,
            line);
      }
    }
  }

  private void annexCell(
      XWPFTableCell cell, String text, ParagraphAlignment alignment, AnnexRow line) {
    var paragraph = parts.only(cell, text, alignment);
    if (line.isSum()) {
      parts.bold(paragraph);
    }
  }
}
