package org.sunset2g.report.paper;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;

/** The paper of a letter: its size, its margins, its font, the numbers of its pages. */
final class LetterPaper {
  static final String FONT = "Times New Roman";

  private static final int TEXT_SIZE = 14;
  private static final double MILLIMETRE = 56.6929;

  private LetterPaper() {}

  /**
   * A4 with 20 mm above and below and 30 mm left; pages numbered from the second on.
   *
   * @param right right margin in millimetres; Nghị định 30/2020/NĐ-CP asks for 15 to 20
   * @return width of the text, in twentieths of a point
   */
  static BigInteger setUp(XWPFDocument document, int right) {
    defaults(document);
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(millimetres(210));
    section.getPgSz().setH(millimetres(297));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(millimetres(20));
    margins.setBottom(millimetres(20));
    margins.setLeft(millimetres(30));
    margins.setRight(millimetres(right));
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
    return millimetres(210 - 30 - right);
  }

  /** What holds where a run says nothing, such as in what people type into a field. */
  private static void defaults(XWPFDocument document) {
    CTStyles styles = CTStyles.Factory.newInstance();
    CTRPr run = styles.addNewDocDefaults().addNewRPrDefault().addNewRPr();
    CTFonts fonts = run.addNewRFonts();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    fonts.setCs(FONT);
    fonts.setEastAsia(FONT);
    run.addNewSz().setVal(BigInteger.valueOf(2 * TEXT_SIZE));
    run.addNewLang().setVal("vi-VN");
    document.createStyles().setStyles(styles);
  }

  private static BigInteger millimetres(int length) {
    return BigInteger.valueOf(Math.round(length * MILLIMETRE));
  }
}
