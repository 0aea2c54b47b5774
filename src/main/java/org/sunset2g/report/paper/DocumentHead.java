package org.sunset2g.report.paper;

import java.util.Locale;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;

/**
 * What stands at the top of every administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I): who
 * issues it on the left, the state and its motto on the right.
 *
 * @param above body above the one that issues it
 * @param office body that issues it
 * @param number number and symbol of the document
 * @param placeAndDay where and when it is signed
 */
public record DocumentHead(
    Optional<String> above, String office, String number, String placeAndDay) {
  private static final int LEFT_RULE = 1150;
  private static final int RIGHT_RULE = 1320;

  public DocumentHead {
    above = above.map(name -> name.toUpperCase(Locale.ROOT));
    office = office.toUpperCase(Locale.ROOT);
  }

  public String nation() {
    return LetterWords.NATION;
  }

  public String motto() {
    return LetterWords.MOTTO;
  }

  /**
   * Writes it as the next part of the document.
   *
   * @param widths widths of the two sides in twentieths of a point
   */
  public void write(LetterParts parts, int[] widths) {
    XWPFTable table = parts.openTable(1, widths);
    XWPFTableCell left = table.getRow(0).getCell(0);
    above.ifPresent(name -> parts.in(left, name, ParagraphAlignment.CENTER, 13));
    parts.bold(parts.in(left, office, ParagraphAlignment.CENTER, 13));
    parts.ruled(left, LEFT_RULE);
    parts.in(left, number, ParagraphAlignment.CENTER, 13);
    XWPFTableCell right = table.getRow(0).getCell(1);
    parts.bold(parts.in(right, nation(), ParagraphAlignment.CENTER, 12));
    parts.bold(parts.in(right, motto(), ParagraphAlignment.CENTER, 13));
    parts.ruled(right, RIGHT_RULE);
    parts.italic(parts.in(right, placeAndDay, ParagraphAlignment.CENTER, 13));
    parts.dropFirst(left);
    parts.dropFirst(right);
  }
}
